"""Whom a receipt, a mandate or a succession is about: a party in the register of the case's dispute, and nobody else."""

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.catalogue import catalogue, entry
from application.people import Actor, Institution
from application.references import NoSuchParty, NumberOfAnotherSide, see_references
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.dispute.record import DisputeCause
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.parties import Employer, Side, Worker
from domain.refusals import Refused
from domain.service.methods import Addressee
from tests.support import arbitration_road, litigation_road
from tests.support.arbitration_road import DISPUTE
from tests.support.lawful_walk import case_after
from tests.support.merger_road import OTHER, OTHER_DISPUTE, arbitration, case_of, merge, sever
from tests.support.story import WORKER

COMMISSION = Actor(
    person_id=arbitration_road.ARBITRATOR.person_id,
    name="示例仲裁员",
    institution=Institution(
        institution_id=arbitration_road.ARBITRATOR.institution_id,
        name=arbitration_road.ARBITRATOR.institution,
        region=arbitration_road.ARBITRATOR.region,
        capacity=arbitration_road.ARBITRATOR.capacity,
    ),
)


def dispute(workers: int, employers: int = 1, case_id: UUID = DISPUTE) -> Any:
    return case_of(
        Dispute,
        case_id,
        lambda case: case.register(
            date(2026, 1, 5),
            cause=DisputeCause.CONTRACT,
            workers=(Worker(person=WORKER),) * workers,
            employers=(Employer(name="某快递公司"),) * employers,
            claims=(arbitration_road.OVERTIME,),
        ),
    )


class Records:
    def __init__(self, *cases: Any) -> None:
        self.cases = {case.id: case for case in cases}

    async def read(self, kind: type[Aggregate], case_id: Any) -> Any:
        return self.cases.get(case_id) or kind.blank(case_id)


def check(case: Any, step: str, *disputes: Any, **answers: Any) -> None:
    file: Any = Records(*(disputes or (dispute(2),)))
    asyncio.run(see_references(file, COMMISSION, entry(case.TOPIC, step), case, answers))


AWARDED: Any = case_after(ArbitrationCase, *arbitration_road.NONFINAL, under=arbitration_road.HERE)
JUDGED: Any = case_after(LitigationCase, *litigation_road.JUDGED, under=litigation_road.HERE)
STRANGERS: dict[str, tuple[Any, str, dict[str, Any], type[Refused], str]] = {
    "an award to a third worker of two": (
        AWARDED, "serve-award", {"to": Side.WORKER, "recipient": 3}, NoSuchParty, "recipient"),
    "an award to the employer as a worker": (
        AWARDED, "serve-award", {"to": Side.EMPLOYER, "recipient": 1}, NumberOfAnotherSide, "recipient"),
    "a notice to somebody outside": (
        AWARDED, "publish-notice", {"addressee": Addressee.WORKER, "member": 9}, NoSuchParty, "member"),
    "an outsider as a worker": (
        AWARDED, "confirm-address", {"addressee": Addressee.OTHER, "member": 1}, NumberOfAnotherSide,
        "member"),
    "a judgment to a third worker of two": (
        JUDGED, "serve-decision", {"to": Side.WORKER, "recipient": 3}, NoSuchParty, "recipient"),
    "a mandate from a second employer of one": (
        JUDGED, "submit-mandate", {"side": Side.EMPLOYER, "parties": (1, 2)}, NoSuchParty, "parties"),
    "a guardian of nobody": (
        JUDGED, "name-legal-representative", {"worker": 3}, NoSuchParty, "worker"),
    "a successor of nobody": (JUDGED, "succeed-employer", {"employer": 2}, NoSuchParty, "employer"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRANGERS)
def test_whoever_is_no_party_of_the_case_is_refused(name: str) -> None:
    case, step, answers, rule, field = STRANGERS[name]
    with pytest.raises(rule) as refused:
        check(case, step, **answers)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("step", "answers"),
    [
        ("serve-award", {"to": Side.WORKER, "recipient": 2}),
        ("serve-award", {"to": Side.BOTH, "recipient": None}),
        ("submit-mandate", {"side": Side.WORKER, "parties": (1, 2)}),
        ("submit-mandate", {"side": Side.EMPLOYER, "parties": ()}),
        ("succeed-employer", {"employer": 1}),
    ],
)
def test_a_party_of_the_case_is_not(step: str, answers: dict[str, Any]) -> None:
    check(AWARDED, step, **answers)


def test_a_case_whose_dispute_is_not_on_record_here_is_not_held_against_one() -> None:
    check(AWARDED, "serve-award", dispute(2, case_id=OTHER_DISPUTE), to=Side.WORKER, recipient=3)


def test_who_was_severed_is_a_party_of_the_new_case_only() -> None:
    case, new = arbitration(), ArbitrationCase.blank(OTHER)
    sever(case, new, members=(2,))
    three = dispute(3)
    check(new, "serve-award", three, to=Side.WORKER, recipient=2)
    check(case, "serve-award", three, to=Side.WORKER, recipient=3)
    for there, number in ((case, 2), (new, 3)):
        with pytest.raises(NoSuchParty):
            check(there, "serve-award", three, to=Side.WORKER, recipient=number)


def test_the_parties_of_a_case_that_was_taken_in_are_parties_here() -> None:
    case, other = arbitration(), arbitration(OTHER, dispute=OTHER_DISPUTE)
    merge(case, other, date(2026, 3, 6))
    known = dispute(1), dispute(3, case_id=OTHER_DISPUTE)
    check(case, "serve-award", *known, to=Side.WORKER, recipient=3)
    with pytest.raises(NoSuchParty):
        check(case, "serve-award", *known, to=Side.WORKER, recipient=4)


def test_every_number_of_a_party_that_a_step_asks_for_is_held_against_the_register() -> None:
    """But those of the dispute's own steps, which know the register, and of severance, which is given both cases."""
    asked = {
        (kind, chosen.name, question.name)
        for kind, steps in catalogue().items()
        for chosen in steps.values()
        for question in chosen.questions
        if kind != "dispute"
        and chosen.name not in {"sever", "begin-by-severance"}
        and not question.ask.party
        and (question.ask.label.startswith(("第几名", "第几家")) or question.ask.label.endswith("劳动者序号"))
    }
    assert asked == set()
