"""承接 through the whole house: mediation, arbitration, suit; what is taken over equals what was shown at that moment."""

from typing import Any

import pytest

from application.carried import SourceNow
from tests.support.carried_road import CHECKED, FACTS, SIGNED, Road, entrusted, opened
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio


async def test_what_mediation_confirmed_is_offered_with_where_it_comes_from(road: Road) -> None:
    offers = await road.offers()
    assert set(offers) == {"identity", "evidence", "undisputed"}
    source = offers["undisputed"].source
    assert (source.case_id, source.kind, source.case_number) == (
        road.mediation,
        "mediation-case",
        "示调〔2026〕1号",
    )
    assert (source.entry, source.organ, source.confirmed_on) == (7, "示例·忻府区调解中心", TODAY)
    assert (source.confirmed_by, len(source.digest)) == ("双方", 64)
    assert offers["undisputed"].content == f"无争议事实：{SIGNED}"
    assert "1. 证据名称 工资条，证据种类 书证，提供的当事人 劳动者" in offers["evidence"].content
    assert await road.taken() == ()


async def test_what_is_taken_over_equals_what_was_shown_at_that_moment(road: Road) -> None:
    shown = await road.offers()
    for offer in shown.values():
        await road.over(offer)
    assert await road.offers() == {}
    for taken in await road.taken():
        offer = shown[
            {"身份核验": "identity", "证据目录": "evidence", "无争议事实": "undisputed"}[taken.matter_zh]
        ]
        assert (taken.content, taken.digest) == (offer.content, offer.source.digest)
        assert (taken.source_case_id, taken.source_entry) == (offer.source.case_id, offer.source.entry)
        assert taken.now is SourceNow.AS_TAKEN


async def test_the_words_lie_sealed_under_the_key_of_the_case_that_took_them(road: Road) -> None:
    await road.over((await road.offers())["undisputed"])
    events = await road.desk.house.case_file.history(road.arbitration)
    mediated = await road.desk.house.case_file.history(road.mediation)
    assert SIGNED not in repr(events)
    taken: Any = events[-1]
    signed: Any = mediated[6]
    assert taken.taken.item_id != signed.undisputed.item_id
    assert taken.taken.commitment != signed.undisputed.commitment


async def test_a_reservation_keeps_its_reason_and_what_is_not_taken_stays_open(road: Road) -> None:
    offers = await road.offers()
    await road.over(offers["identity"], extent="reserved", reservation="开庭时核对原件")
    assert set(await road.offers()) == {"evidence", "undisputed"}
    (taken,) = await road.taken()
    assert (taken.extent, taken.reservation) == ("reserved", "开庭时核对原件")
    await road.arbitrates("give-up-fact", of_version=taken.version, reason="核对不符")
    assert set(await road.offers()) == {"identity", "evidence", "undisputed"}
    assert await road.taken() == ()


async def test_the_suit_takes_over_from_both_and_passes_on_nothing_second_hand(road: Road) -> None:
    await road.over((await road.offers())["undisputed"])
    await road.arbitrates("check-identity", **{**CHECKED, "how": "face"})
    about = {"dispute_id": str(road.dispute)}
    suit = await opened(road.desk, "judge", "litigation-case", "receive-complaint", about)
    offered = (await road.desk.carried("judge", "litigation-case", suit)).offered
    assert [(offer.source.kind, offer.source.matter) for offer in offered] == [
        ("mediation-case", "identity"),
        ("mediation-case", "evidence"),
        ("mediation-case", "undisputed"),
        ("arbitration-case", "identity"),
    ]
    for offer in offered:
        await road.desk.take_over("judge", "litigation-case", suit, offer)
    shown = await road.desk.carried("judge", "litigation-case", suit)
    assert (len(shown.offered), len(shown.taken)) == (0, 4)


async def test_a_court_mediation_that_fails_offers_what_was_signed(road: Road) -> None:
    suit, mediation = await entrusted(road)
    desk = road.desk
    await desk.take("other-mediator", "court-mediation", "check-identity", CHECKED, mediation)
    failed = {"why": "too-far-apart", "report": "分歧大", **FACTS}
    await desk.take("other-mediator", "court-mediation", "send-back", failed, mediation)
    offered = (await desk.carried("judge", "litigation-case", suit)).offered
    found = {
        (offer.source.matter, offer.source.term) for offer in offered if offer.source.case_id == mediation
    }
    assert found == {("identity", "身份核验"), ("undisputed", "调解不成，转登记立案")}


async def test_whoever_takes_part_in_the_dispute_takes_over_what_they_are_shown(road: Road) -> None:
    _, mediation = await entrusted(road)
    shown = (await road.desk.carried("other-mediator", "court-mediation", mediation)).offered
    assert {offer.source.case_id for offer in shown} == {road.mediation}
    for offer in shown:
        await road.desk.take_over("other-mediator", "court-mediation", mediation, offer)
    taken = (await road.desk.carried("other-mediator", "court-mediation", mediation)).taken
    assert [one.content for one in taken] == [offer.content for offer in shown]
