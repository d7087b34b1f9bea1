"""承接 through the whole house: a desk at which steps are taken, and a mediation that failed and went to arbitration."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest

from api.http.answer_schema import answers_schema
from api.http.documents import readable_events
from application.carried import Carried, Offer, TakenOver, carried_to
from application.carrying import case_of
from application.casework import StepRequest
from application.catalogue import entry
from application.house import House
from application.people import Actor, Institution
from application.ports import Recorded
from domain.refusals import Refused
from tests.api.given import INSTITUTION_IDS, INSTITUTIONS, PASSWORD, filled
from tests.support.clock import TODAY

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


async def opened(desk: Desk, name: str, kind: str, step: str, about: dict[str, Any]) -> UUID:
    answers = filled(answers_schema(entry(kind, step)), {"on": ON, **about})
    return (await desk.take(name, kind, step, answers)).case_id


async def refused(taking: Any) -> Refused:
    """The refusal it meets."""
    with pytest.raises(Refused) as met:
        await taking
    return met.value


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
