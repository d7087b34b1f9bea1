"""承接 through the whole house: mediation, arbitration, suit; what is taken over equals what was shown at that moment."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.settings import Settings
from api.http.answer_schema import answers_schema
from api.http.documents import readable_events
from api.main import build_house
from application.carried import Carried, Offer, SourceNow, TakenOver, carried_to
from application.carrying import NotOfThisDispute, SourceErased, case_of
from application.casework import StepRequest
from application.catalogue import entry
from application.house import House
from application.people import Actor, Institution
from application.permissions import NotPermitted, NotVisible
from application.ports import Recorded
from domain.carrying import NotCarriable
from domain.refusals import Refused
from domain.taking_over import SourceChanged, SourceGone
from tests.api.given import APPLIED, DISPUTE, INSTITUTION_IDS, INSTITUTIONS, PASSWORD, accepted, filled
from tests.support.clock import CLOCK, TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
SIGNED = "双方确认自二月起用工，月工资六千元"
NOTE = "劳动者底线捌仟元"
NAME = "王甲某"
WHOLE = {"on": ON, "extent": "whole"}
CHECKED = {
    "on": ON,
    "side": "worker",
    "standing": "party",
    "who": NAME,
    "how": "original",
    "result": "matches",
}
EVIDENCE = {
    "on": ON,
    "items": [
        {
            "name": "工资条",
            "evidence_kind": "documentary",
            "offered_by": "worker",
            "form": "copy-checked",
            "pages": 3,
            "purpose": "证明工资标准",
        }
    ],
}
FACTS = {"on": ON, "undisputed": SIGNED, "confirmed_by_all": True}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def official(name: str) -> Actor:
    office, region, capacity = INSTITUTIONS[name]
    at = Institution(institution_id=INSTITUTION_IDS[name], name=office, region=region, capacity=capacity)
    return Actor(person_id=UUID(int=1000 + INSTITUTION_IDS[name].int), name=name, institution=at)


@dataclass
class Desk:
    """One house, and whoever works in it."""

    house: House
    versions: dict[UUID, int] = field(default_factory=dict)

    async def take(
        self, name: str, kind: str, step: str, answers: Any, case_id: UUID | None = None
    ) -> Recorded:
        """Take a step on the case as it stands."""
        actor = official(name)
        version = len(await self.house.case_file.history(case_id)) if case_id else 0
        recorded = await self.house.casework.record(
            actor,
            StepRequest(
                kind=kind,
                step=step,
                command_id=uuid4(),
                request_hash=b"x" * 32,
                answers=answers,
                case_id=case_id,
                expected_version=version,
            ),
        )
        await self.house.settled()
        return recorded

    async def carried(self, name: str, kind: str, case_id: UUID) -> Carried:
        """What the page of the case lists for that reader."""
        actor = official(name)
        events = await readable_events(self.house, actor, kind, case_id)
        found = await carried_to(self.house, actor, case_of(events))
        assert found is not None
        return found

    async def take_over(self, name: str, kind: str, case_id: UUID, offer: Offer, **other: Any) -> Recorded:
        """As the link beside the offer does it."""
        named = {
            "from_case_id": str(offer.source.case_id),
            "entry": offer.source.entry,
            "digest": offer.source.digest,
        }
        return await self.take(name, kind, "take-over-fact", {**WHOLE, **named, **other}, case_id)


@dataclass
class Road:
    """A dispute whose mediation failed, now before the commission."""

    desk: Desk
    dispute: UUID
    mediation: UUID
    arbitration: UUID

    async def offers(self) -> dict[str, Offer]:
        """What the commission may take over, by matter."""
        found = await self.desk.carried("arbitrator", "arbitration-case", self.arbitration)
        return {offer.source.matter: offer for offer in found.offered}

    async def taken(self) -> tuple[TakenOver, ...]:
        return (await self.desk.carried("arbitrator", "arbitration-case", self.arbitration)).taken

    async def over(self, offer: Offer, **other: Any) -> Recorded:
        return await self.desk.take_over("arbitrator", "arbitration-case", self.arbitration, offer, **other)

    async def arbitrates(self, step: str, **answers: Any) -> Recorded:
        return await self.desk.take(
            "arbitrator", "arbitration-case", step, {"on": ON, **answers}, self.arbitration
        )

    async def mediates(self, step: str, **answers: Any) -> Recorded:
        return await self.desk.take("mediator", "mediation-case", step, {"on": ON, **answers}, self.mediation)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    house = build_house(Settings(data_folder=tmp_path), clock=CLOCK)
    await house.open_doors()
    yield Desk(house)
    await house.close_doors()


@pytest.fixture
async def road(desk: Desk) -> Road:
    dispute = (await desk.take("mediator", "dispute", "register", DISPUTE)).case_id
    about = {"dispute_id": str(dispute)}
    mediation = (await desk.take("mediator", "mediation-case", "apply-for", {**APPLIED, **about})).case_id
    for step, answers in (
        ("accept", accepted()),
        ("appoint-mediators", {"on": ON, "mediators": 1}),
        ("hold-session", {"on": ON, "attended": "both", "course": "双方陈述", "notes": NOTE}),
        ("check-identity", CHECKED),
        ("list-evidence", EVIDENCE),
        ("record-undisputed-facts", FACTS),
        ("end-unwilling", {"on": ON, "unwilling": "employer"}),
    ):
        await desk.take("mediator", "mediation-case", step, answers, mediation)
    arbitration = await opened(desk, "arbitrator", "arbitration-case", "file-application", about)
    return Road(desk, dispute, mediation, arbitration)


async def opened(desk: Desk, name: str, kind: str, step: str, about: dict[str, Any]) -> UUID:
    answers = filled(answers_schema(entry(kind, step)), {"on": ON, **about})
    return (await desk.take(name, kind, step, answers)).case_id


async def refused(taking: Any) -> Refused:
    """The refusal it meets."""
    with pytest.raises(Refused) as met:
        await taking
    return met.value


# What is offered, and taken over


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


async def entrusted(road: Road) -> tuple[UUID, UUID]:
    """A suit, and the mediation its court entrusted to somebody who has had no part in the dispute."""
    desk, about = road.desk, {"dispute_id": str(road.dispute)}
    at = official("other-mediator").institution
    desk.house.accounts.enrol(login="other", password=PASSWORD, name="示例", institution=at)
    suit = await opened(desk, "judge", "litigation-case", "receive-complaint", about)
    named = {"on": ON, **about, "litigation_case_id": str(suit), "at": "prefiling"}
    mediation = (await desk.take("judge", "court-mediation", "register", named)).case_id
    organ = {"organisation": str(at.institution_id), "chosen_by": "court"}
    for name, step, answers in (
        ("judge", "record-consent", {"consenting": "both"}),
        ("judge", "delegate", organ),
        ("other-mediator", "accept", {"mediators": 1}),
    ):
        await desk.take(name, "court-mediation", step, {"on": ON, **answers}, mediation)
    return suit, mediation


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
