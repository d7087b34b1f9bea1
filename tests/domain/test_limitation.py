"""仲裁时效: told for each claim from what is recorded, and never a reason to refuse anything."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.dispute.limitation import Interruption, Obstacle
from domain.dispute.record import DisputeCause
from domain.dispute.time_bar import TimeBar, time_bars
from domain.parties import Employer, Worker
from domain.terms import Procedure
from tests.support.lawful_walk import RULES, case_after
from tests.support.story import TEXT, WORKER

Taken = Callable[[Any], None]
TODAY, RECORDED = date(2026, 11, 20), date(2026, 1, 5)


def registered(*kinds: ClaimKind, left: date | None = None) -> Taken:
    return lambda case: case.register(
        RECORDED,
        cause=DisputeCause.PAY,
        workers=(Worker(person=WORKER, employed_until=left), Worker(person=WORKER)),
        employers=(Employer(name="某科技公司"),),
        claims=tuple(Claim(kind=kind, amount=Decimal("100.00"), claimant=1) for kind in kinds),
        facts=TEXT,
    )


def known(on: str, claim: int | None = None) -> Taken:
    return lambda case: case.note_knowledge(RECORDED, known_on=date.fromisoformat(on), claim=claim)


def interrupted(on: str) -> Taken:
    return lambda case: case.interrupt_limitation(
        RECORDED, interrupted_on=date.fromisoformat(on), ground=Interruption.RELIEF_SOUGHT
    )


def stopped(since: str) -> Taken:
    return lambda case: case.suspend_limitation(
        RECORDED, since=date.fromisoformat(since), obstacle=Obstacle.FORCE_MAJEURE
    )


def going_on(on: str) -> Taken:
    return lambda case: case.resume_limitation(RECORDED, removed_on=date.fromisoformat(on))


def mediation(on: str) -> Taken:
    return lambda case: case.open_procedure(
        date.fromisoformat(on), procedure=Procedure.MEDIATION, case_id=UUID(int=5)
    )


def bars(*taken: Taken) -> tuple[TimeBar, ...]:
    return time_bars(case_after(Dispute, *taken), RULES, TODAY)


def last_day(*taken: Taken) -> str:
    (bar,) = bars(registered(ClaimKind.SEVERANCE), *taken)
    assert bar.reckoning is not None
    return str(bar.reckoning.deadline.falls_on) if bar.reckoning.deadline else bar.says


@pytest.mark.parametrize(
    ("what", "taken", "expected"),
    [
        ("a year from the day it was known", (known("2025-12-01"),), "2026-12-01"),
        ("that ends on a Sunday rolls", (known("2025-12-06"),), "2026-12-07"),
        ("anew from a complaint", (known("2025-03-10"), interrupted("2025-12-05")), "2026-12-07"),
        ("anew from mediation", (known("2025-03-10"), mediation("2026-01-09")), "2027-01-11"),
        ("a complaint that came too late changes nothing", (known("2024-03-11"), interrupted("2025-12-05")), "2025-03-11"),
        ("a complaint before it was known changes nothing", (known("2025-12-01"), interrupted("2025-10-05")), "2026-12-01"),
        ("thirty days of force majeure are made up",
         (known("2025-09-01"), stopped("2025-10-01"), going_on("2025-10-31")), "2026-10-08"),
        ("an obstacle that was there first takes what lies inside",
         (known("2025-10-11"), stopped("2025-10-01"), going_on("2025-10-22")), "2026-10-21"),
    ],
)  # fmt: skip
def test_a_year_as_the_law_moves_it(what: str, taken: tuple[Taken, ...], expected: str) -> None:
    assert last_day(*taken) == expected, what


def test_while_the_obstacle_stands_there_is_no_last_day() -> None:
    (bar,) = bars(registered(ClaimKind.SEVERANCE), known("2025-12-01"), stopped("2025-12-11"))
    assert bar.says == "时效中止，恢复后还有 356 日"


def test_wages_do_not_run_while_employed() -> None:
    wages, severance = bars(registered(ClaimKind.WAGES, ClaimKind.SEVERANCE), known("2025-12-01"))
    assert wages.reckoning is None
    assert "不受一年限制" in wages.says
    assert "第二十七条第四款" in wages.authority
    assert severance.reckoning is not None


def test_wages_run_from_the_end_of_the_employment() -> None:
    (bar,) = bars(registered(ClaimKind.OVERTIME_PAY, left=date(2025, 12, 31)))
    assert bar.reckoning is not None
    assert bar.reckoning.deadline is not None
    assert bar.reckoning.deadline.falls_on == date(2026, 12, 31)


def test_a_fact_that_is_missing_is_named_and_not_guessed() -> None:
    (bar,) = bars(registered(ClaimKind.SEVERANCE))
    assert bar.reckoning is None
    assert bar.says == "没有记录知道或者应当知道权利被侵害之日，不能计算"


def test_each_claim_may_have_been_known_on_another_day() -> None:
    first, second = bars(
        registered(ClaimKind.SEVERANCE, ClaimKind.DOUBLE_WAGES),
        known("2025-12-01"),
        known("2025-06-02", claim=2),
    )
    assert first.says == "时效至 2026-12-01 届满"
    assert second.says.startswith("时效已于 2026-06-02 届满；时效由对方当事人抗辩")


def arbitration(on: str) -> Taken:
    return lambda case: case.open_procedure(
        date.fromisoformat(on), procedure=Procedure.ARBITRATION, case_id=UUID(int=6)
    )


@pytest.mark.parametrize(
    ("applied", "says"),
    [
        ("2026-02-24", "2026-02-24 申请仲裁时，时效没有届满"),
        ("2026-02-25", "2026-02-25 申请仲裁时，时效已于 2026-02-24 届满；"),
    ],
)
def test_once_arbitration_is_applied_for_only_that_day_matters(applied: str, says: str) -> None:
    told = [
        bars(registered(ClaimKind.SEVERANCE), known("2025-02-20"), arbitration(applied), *later)[0].says
        for later in ((), (mediation("2026-06-01"),))
    ]
    assert all(one.startswith(says) for one in told)


def test_a_claim_out_of_time_is_still_taken_to_arbitration() -> None:
    case = case_after(Dispute, registered(ClaimKind.SEVERANCE), known("2020-12-01"))
    case.open_procedure(date(2026, 1, 9), procedure=Procedure.ARBITRATION, case_id=UUID(int=6))
    assert Procedure.ARBITRATION in case.procedures.values()
