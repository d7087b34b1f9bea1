"""承接: the source changes after it was taken over; the wall before it, and who may take from it."""

from typing import Any
from uuid import uuid4

import pytest

from application.carried import SourceNow
from application.carrying import NotOfThisDispute, SourceErased
from application.permissions import NotPermitted, NotVisible
from domain.carrying import NotCarriable
from domain.taking_over import SourceChanged, SourceGone
from tests.api.given import APPLIED, DISPUTE
from tests.support.carried_road import CHECKED, FACTS, NOTE, WHOLE, Road, opened, refused

pytestmark = pytest.mark.anyio


# The source changes


async def test_a_corrected_source_shows_and_changes_nothing_by_itself(road: Road) -> None:
    before = (await road.offers())["identity"]
    await road.over(before)
    correction = {"of_version": 5, "field": "how", "now": "face", "reason": "笔误", "approved_by": "主任"}
    await road.mediates("correct", **correction)
    (taken,) = await road.taken()
    assert (taken.now, taken.content) == (SourceNow.CORRECTED, before.content)
    renewed = (await road.offers())["identity"]
    assert renewed.renews == taken.version
    assert "核验方式：人脸核验" in renewed.content
    await road.over(renewed)
    (taken,) = await road.taken()
    assert (taken.now, taken.content) == (SourceNow.AS_TAKEN, renewed.content)


async def test_what_was_seen_before_a_correction_cannot_be_taken_over_any_more(road: Road) -> None:
    seen = (await road.offers())["identity"]
    correction = {"of_version": 5, "field": "how", "now": "face", "reason": "笔误", "approved_by": "主任"}
    await road.mediates("correct", **correction)
    assert isinstance(await refused(road.over(seen)), SourceChanged)


async def test_a_withdrawn_source_shows_is_offered_no_more_and_the_organ_can_give_it_up(road: Road) -> None:
    offers = await road.offers()
    await road.over(offers["undisputed"])
    await road.mediates("withdraw-fact", of_version=7, reason="一方未签字")
    (taken,) = await road.taken()
    assert (taken.now, taken.content) == (SourceNow.WITHDRAWN, offers["undisputed"].content)
    assert set(await road.offers()) == {"identity", "evidence"}
    assert isinstance(await refused(road.over(offers["undisputed"])), SourceGone)
    await road.arbitrates("give-up-fact", of_version=taken.version, reason="来源已撤回")
    assert await road.taken() == ()


async def test_an_objection_travels_with_what_it_objects_to(road: Road) -> None:
    await road.mediates("object", of_version=7, raised_by="employer", reason="未签字")
    offer = (await road.offers())["undisputed"]
    assert offer.objections == (9,)
    recorded = await road.over(offer)
    event: Any = (await road.desk.house.case_file.history(road.arbitration))[-1]
    assert event.source_objections == (9,)
    await road.arbitrates("object", of_version=recorded.version, raised_by="worker", reason="事实有误")
    (taken,) = await road.taken()
    assert taken.objections == (recorded.version + 1,)


# The wall, and who may


async def test_no_entry_number_leads_to_what_a_mediator_was_told(road: Road) -> None:
    offers = await road.offers()
    assert not any(NOTE in offer.content for offer in offers.values())
    history = await road.desk.house.case_file.history(road.mediation)
    confirmed = {offer.source.entry for offer in offers.values()}
    before = len(await road.desk.house.case_file.history(road.arbitration))
    for number in range(1, len(history) + 3):
        if number not in confirmed:
            named = {"from_case_id": str(road.mediation), "entry": number, "digest": "0" * 64}
            refusal = await refused(road.arbitrates("take-over-fact", **WHOLE | named))
            assert isinstance(refusal, NotCarriable)
            assert NOTE not in refusal.message
    assert len(await road.desk.house.case_file.history(road.arbitration)) == before


async def test_an_entry_of_another_dispute_is_refused(road: Road) -> None:
    desk = road.desk
    other = (await desk.take("mediator", "dispute", "register", DISPUTE)).case_id
    named = {**APPLIED, "dispute_id": str(other)}
    mediation = (await desk.take("mediator", "mediation-case", "apply-for", named)).case_id
    await desk.take("mediator", "mediation-case", "record-undisputed-facts", FACTS, mediation)
    offer = (await road.offers())["undisputed"]
    named = {"from_case_id": str(mediation), "entry": 2, "digest": offer.source.digest}
    assert isinstance(await refused(road.arbitrates("take-over-fact", **WHOLE | named)), NotOfThisDispute)
    own = {**named, "from_case_id": str(road.arbitration)}
    assert isinstance(await refused(road.arbitrates("take-over-fact", **WHOLE | own)), NotOfThisDispute)


async def test_who_may_not_read_the_source_is_told_it_is_not_there(road: Road) -> None:
    desk = road.desk
    offer = (await road.offers())["undisputed"]
    inspection = await opened(desk, "inspector", "inspection-case", "register", {})
    assert (await desk.carried("inspector", "inspection-case", inspection)).offered == ()
    for case_id in (road.mediation, road.arbitration, uuid4()):
        named = {"from_case_id": str(case_id), "entry": 7, "digest": offer.source.digest}
        taking = desk.take("inspector", "inspection-case", "take-over-fact", WHOLE | named, inspection)
        refusal = await refused(taking)
        assert (type(refusal), refusal.field) == (NotVisible, "")


async def test_only_the_organ_of_the_case_confirms_and_takes_over_there(road: Road) -> None:
    offer = (await road.offers())["undisputed"]
    taking = road.desk.take_over("procurator", "arbitration-case", road.arbitration, offer)
    assert isinstance(await refused(taking), NotPermitted)
    checking = road.desk.take("judge", "mediation-case", "check-identity", CHECKED, road.mediation)
    assert isinstance(await refused(checking), NotPermitted)


async def test_what_was_erased_is_neither_offered_nor_taken(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = (await road.offers())["undisputed"]
    monkeypatch.setattr(type(road.desk.house.vault), "texts", lambda _self, _items: {})
    assert await road.offers() == {}
    assert isinstance(await refused(road.over(offer)), SourceErased)
