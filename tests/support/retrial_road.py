"""The main road of a retrial, from the application on 2 March 2026 to the new judgment on 20 July."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.parties import Side
from domain.recording import RecordedBy
from domain.retrial.application import Challenged, GroundOfRetrial
from domain.retrial.examination import NotCounted
from domain.retrial.record import RetrialProcedure, RetrialState
from domain.retrial.ruling import Origin
from domain.retrial.trial import RetrialOutcome
from domain.terms import Capacity
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT, occasion

S = RetrialState
JUDGE = RecordedBy(
    person_id=UUID(int=16),
    institution_id=UUID(int=26),
    institution="示例市中级人民法院",
    region="140900",
    capacity=Capacity.COURT,
)
HERE = occasion(by=JUDGE)
DISPUTE = UUID(int=2)
COURT = "示例市中级人民法院"
Taken = Callable[[Any], None]


def applied_on(day: date = date(2026, 3, 2), **known: Any) -> Taken:
    asked: dict[str, Any] = {
        "dispute_id": DISPUTE,
        "applicant": Side.WORKER,
        "challenged": Challenged.JUDGMENT,
        "ground": GroundOfRetrial.LAW_MISAPPLIED,
        "effective_on": date(2025, 10, 9),
        "reasons": TEXT,
    }
    return lambda case: case.apply_for(day, **asked | known, rules=RULES)


def served(case: Any) -> None:
    case.serve(date(2026, 3, 6), rules=RULES)


def responded(case: Any) -> None:
    case.record_response(date(2026, 3, 20), response=TEXT)


def stopped(case: Any) -> None:
    case.stop_clock(date(2026, 4, 1), ground=NotCounted.SETTLEMENT)


def started(case: Any) -> None:
    case.start_clock(date(2026, 4, 21), rules=RULES)


def extended(case: Any) -> None:
    case.extend_examination(date(2026, 5, 25), months=1, approved=True, reasons=TEXT, rules=RULES)


def overdue(case: Any) -> None:
    case.note_overdue(date(2026, 6, 3))


def rejected(case: Any) -> None:
    case.reject(date(2026, 6, 1), reasons=TEXT, rules=RULES)


def ordered_by(procedure: RetrialProcedure) -> Taken:
    return lambda case: case.order_retrial(
        date(2026, 6, 1),
        court=COURT,
        case_number="（2026）晋09民再12号",
        procedure=procedure,
        execution_suspended=False,
        rules=RULES,
    )


def begun_by(origin: Origin, received_on: date | None = date(2026, 5, 6)) -> Taken:
    return lambda case: case.begin_retrial(
        date(2026, 6, 1),
        origin=origin,
        dispute_id=DISPUTE,
        received_on=received_on,
        court=COURT,
        procedure=RetrialProcedure.SECOND_INSTANCE,
        execution_suspended=True,
        rules=RULES,
    )


def scheduled(case: Any) -> None:
    case.schedule_hearing(date(2026, 6, 22), hearing_on=date(2026, 6, 29), place="第一法庭", rules=RULES)


def heard(case: Any) -> None:
    case.hold_hearing(date(2026, 6, 29), course=TEXT)


def judged_as(outcome: RetrialOutcome = RetrialOutcome.REVERSED) -> Taken:
    return lambda case: case.judge(
        date(2026, 7, 20), outcome=outcome, amount=Decimal("48000.00"), rules=RULES
    )


def received(case: Any) -> None:
    case.serve_judgment(date(2026, 7, 24), to=Side.BOTH, rules=RULES)


def rejected_long_ago(case: Any) -> None:
    case.reject(date(2024, 6, 1), reasons=TEXT, rules=RULES)


applied = applied_on()
applied_long_ago = applied_on(date(2024, 3, 1), effective_on=date(2024, 1, 8))
ordered = ordered_by(RetrialProcedure.SECOND_INSTANCE)
judged = judged_as()
APPLIED = (applied,)
SERVED = (*APPLIED, served)
ORDERED = (*SERVED, responded, ordered)
JUDGED = (*ORDERED, scheduled, heard, judged)
ON_PROTEST = (begun_by(Origin.PROTEST),)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "apply_for": ((), applied),
    "serve": (APPLIED, served),
    "record_response": (SERVED, responded),
    "stop_clock": (APPLIED, stopped),
    "start_clock": ((*APPLIED, stopped), started),
    "extend_examination": (APPLIED, extended),
    "note_overdue": (APPLIED, overdue),
    "withdraw": (APPLIED, lambda case: case.withdraw(date(2026, 4, 1))),
    "reject": (APPLIED, rejected),
    "note_final": (
        (applied_long_ago, rejected_long_ago),
        lambda case: case.note_final(date(2026, 6, 2)),
    ),
    "order_retrial": (SERVED, ordered),
    "begin_retrial": ((), begun_by(Origin.PROTEST)),
    "schedule_hearing": (ORDERED, scheduled),
    "hold_hearing": (ORDERED, heard),
    "judge": (ORDERED, judged),
    "serve_judgment": (JUDGED, received),
}
