"""当事人承继: relatives after a death, the employer after a merger or division, and the dispute that hears of it."""

from datetime import date
from uuid import UUID

import pytest

from domain.arbitration import ArbitrationCase
from domain.arbitration.record import ArbitrationState
from domain.dispute import Dispute
from domain.litigation import LitigationCase
from domain.parties import Employer
from domain.refusals import DateBeforeItsGround, Refused
from domain.representation import succession
from domain.representation.succession import (
    OneAfterMerger,
    OnlyEmployersSucceed,
    SuccessorMissing,
    WhySucceeded,
)
from tests.support.arbitration_road import SCHEDULED, suspended
from tests.support.lawful_walk import RULES, Taken, case_after, read_again, remembered, rules_of, story
from tests.support.litigation_road import RECEIVED
from tests.support.people import DAY, HERE, MERGED, employer_became, on_day, worker_died
from tests.support.story import WORKER

OTHER = Employer(name="示例分立后乙公司")
DIVIDED, ENDED = WhySucceeded.DIVIDED, WhySucceeded.ENDED
REFUSALS: dict[str, tuple[Taken, type[Refused], str]] = {
    "nobody follows the worker": (worker_died(relatives=0), SuccessorMissing, "successors"),
    "died afterwards": (worker_died(died_on=on_day(1)), DateBeforeItsGround, "died_on"),
    "nobody follows the employer": (employer_became(why=ENDED), SuccessorMissing, "successors"),
    "two after a merger": (employer_became(MERGED, OTHER), OneAfterMerger, "successors"),
    "a person after a division": (
        employer_became(MERGED, why=DIVIDED, investors=(WORKER,)), OnlyEmployersSucceed, "investors"),
    "merged afterwards": (employer_became(MERGED, changed_on=on_day(1)), DateBeforeItsGround, "changed_on"),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(what: str) -> None:
    taken, rule, field = REFUSALS[what]
    story(LitigationCase, *RECEIVED, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapter_is_refused_here() -> None:
    assert rules_of(succession) <= {rule for _, rule, _ in REFUSALS.values()}


@pytest.mark.parametrize(
    "taken",
    [
        pytest.param(employer_became(MERGED, OTHER, why=DIVIDED), id="all after a division"),
        pytest.param(employer_became(why=ENDED, investors=(WORKER,)), id="an investor after the end"),
        pytest.param(employer_became(MERGED, why=ENDED), id="who set it up after the end"),
    ],
)
def test_who_follows_an_employer(taken: Taken) -> None:
    case = case_after(LitigationCase, *RECEIVED, taken, under=HERE)
    assert case.pending_events[-1].occurred_on == DAY


def test_a_case_waits_for_the_relatives_and_goes_on_with_them() -> None:
    case = case_after(ArbitrationCase, *SCHEDULED, suspended, worker_died(), under=HERE)
    assert case.state == ArbitrationState.SUSPENDED
    case.resume(on_day(1), rules=RULES)
    assert case.state == ArbitrationState.ANSWERED
    assert remembered(read_again(case)) == remembered(case)


# The dispute.


def dispute_told(*taken: Taken) -> Dispute:
    from tests.domain.test_dispute import OPEN  # noqa: PLC0415

    told: Dispute = case_after(Dispute, *OPEN, *taken)
    return told


def noted(*successors: Employer, by: int = 6) -> Taken:
    return lambda case: case.note_employer_succession(
        date(2026, 3, 10),
        employer=1,
        why=WhySucceeded.MERGED,
        changed_on=date(2026, 3, 1),
        successors=successors,
        from_case_id=UUID(int=by),
    )


def test_what_two_procedures_tell_the_dispute_is_entered_once() -> None:
    once = dispute_told(noted(MERGED))
    assert len(dispute_told(noted(MERGED), noted(MERGED, by=7)).pending_events) == len(once.pending_events)
    assert len(dispute_told(noted(MERGED), noted(OTHER, by=7)).pending_events) == len(once.pending_events) + 1
    assert once.employers_followed_by == {1: ((MERGED,), ())}
