"""The main road of an appeal, from the petition on 10 August 2026 to the final decision on 20 October, step by step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.appeal_case.decision import Manner
from domain.appeal_case.fee import WhyLeft
from domain.appeal_case.record import AppealState, Contested
from domain.appeal_case.sending_back import WhyRemanded
from domain.litigation.hearing import GroundOfSuspension
from domain.parties import Side
from domain.recording import RecordedBy
from domain.terms import Capacity
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.litigation_road import CLERK, granted
from tests.support.story import TEXT, occasion

S = AppealState
BELOW = occasion(by=CLERK)
CLERK_ABOVE = RecordedBy(
    person_id=UUID(int=14),
    institution_id=UUID(int=24),
    institution="示例市中级人民法院",
    region="140900",
    capacity=Capacity.COURT,
)
ABOVE = occasion(by=CLERK_ABOVE)
DISPUTE, SUIT = UUID(int=2), UUID(int=3)
COURT_ABOVE = "示例市中级人民法院"
Taken = Callable[[Any], None]

SECOND_INSTANCE = transcribed(
    """
appeal_filed | 未交费 | appeal_withdrawn
appeal_filed | 5日送达副本→15日答辩→5日报送 | forwarded
forwarded | 5日内立案 | docketed
docketed | 维持 | affirmed
docketed | 改判撤销变更 | reversed
docketed | 发回重审(仅一次) | remanded
docketed | 调解 | mediated
docketed | 准许撤回上诉 | appeal_withdrawn
docketed | 裁定类上诉30日 | affirmed
"""
)


def petitioned(
    on: date = date(2026, 8, 10),
    *,
    contested: Contested = Contested.JUDGMENT,
    appellant: Side = Side.EMPLOYER,
    **told: Any,
) -> Taken:
    return lambda case: case.receive_petition(
        on,
        dispute_id=DISPUTE,
        litigation_case_id=SUIT,
        contested=contested,
        appellant=appellant,
        court=COURT_ABOVE,
        decision_received_on=date(2026, 7, 24),
        requests=TEXT,
        rules=RULES,
        **told,
    )


filed = petitioned()


def joined(case: Any) -> None:
    case.join_appeal(
        date(2026, 8, 10),
        appellant=Side.WORKER,
        decision_received_on=date(2026, 7, 24),
        requests=TEXT,
        rules=RULES,
    )


def fee_demanded(case: Any) -> None:
    case.demand_fee(date(2026, 8, 11), appellant=Side.EMPLOYER, rules=RULES)


def copy_served(case: Any) -> None:
    case.serve_copy(date(2026, 8, 13), to=Side.WORKER, rules=RULES)


def answered(case: Any) -> None:
    case.record_answer(date(2026, 8, 25), answered_by=Side.WORKER, answer=TEXT, rules=RULES)


def forwarded(case: Any) -> None:
    case.forward(date(2026, 8, 28))


def file_received(case: Any) -> None:
    case.receive_file(date(2026, 8, 31), rules=RULES)


def docketed(case: Any) -> None:
    case.docket(date(2026, 9, 3), case_number="（2026）晋09民终34号", rules=RULES)


def scheduled(case: Any) -> None:
    case.schedule_hearing(date(2026, 9, 10), hearing_on=date(2026, 9, 18), place="第二法庭", rules=RULES)


def heard(case: Any) -> None:
    case.hold_hearing(date(2026, 9, 18), course=TEXT)


def suspended(case: Any) -> None:
    case.suspend(date(2026, 9, 21), ground=GroundOfSuspension.OTHER_CASE)


def affirmed(case: Any) -> None:
    case.affirm(date(2026, 10, 20))


FILED = (filed,)
DOCKETED = (filed, copy_served, answered, forwarded, file_received, docketed)
HEARD = (*DOCKETED, scheduled, heard)


def sent_up(contested: Contested, **told: Any) -> tuple[Taken, ...]:
    """Docketed and reviewed, whatever was appealed."""
    filed_in_time = petitioned(date(2026, 8, 3), contested=contested, **told)
    return (filed_in_time, *DOCKETED[1:], reviewed)


def reviewed(case: Any) -> None:
    case.review_without_hearing(date(2026, 9, 18), nothing_new=True, course=TEXT)


def extended(case: Any) -> None:
    case.extend_trial(date(2026, 11, 16), length=3, approved=True, reasons=TEXT, rules=RULES)


def reversed_to(awarded: str = "30000.00") -> Taken:
    return lambda case: case.reverse(date(2026, 10, 20), manner=Manner.REPLACED, items=(granted(awarded),))


def remanded(case: Any) -> None:
    case.remand(date(2026, 10, 20), why=WhyRemanded.FACTS_UNCLEAR, reasons=TEXT)


def settled(case: Any) -> None:
    case.receive_statement(
        date(2026, 9, 18),
        worker_received=True,
        employer_received=True,
        amount=Decimal("40000.00"),
        terms=TEXT,
    )


LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_petition": ((), filed),
    "hand_down_petition": (
        (petitioned(filed_above=True),),
        lambda case: case.hand_down_petition(date(2026, 8, 14), rules=RULES),
    ),
    "join_appeal": (FILED, joined),
    "demand_fee": (FILED, fee_demanded),
    "record_fee": (
        (*FILED, fee_demanded),
        lambda case: case.record_fee(date(2026, 8, 12), appellant=Side.EMPLOYER),
    ),
    "lapse_for_fee": ((*FILED, fee_demanded), lambda case: case.lapse_for_fee(date(2026, 8, 19))),
    "release_appellant": (
        (*FILED, joined, fee_demanded),
        lambda case: case.release_appellant(
            date(2026, 8, 19), appellant=Side.EMPLOYER, why=WhyLeft.FEE_UNPAID
        ),
    ),
    "serve_copy": (FILED, copy_served),
    "record_answer": ((*FILED, copy_served), answered),
    "forward": ((*FILED, copy_served, answered), forwarded),
    "receive_file": (DOCKETED[:4], file_received),
    "docket": (DOCKETED[:5], docketed),
    "extend_trial": (DOCKETED, extended),
    "suspend": (HEARD, suspended),
    "resume": ((*HEARD, suspended), lambda case: case.resume(date(2026, 10, 1), rules=RULES)),
    "schedule_hearing": (DOCKETED, scheduled),
    "hold_hearing": ((*DOCKETED, scheduled), heard),
    "review_without_hearing": (DOCKETED, reviewed),
    "withdraw_appeal": (HEARD, lambda case: case.withdraw_appeal(date(2026, 9, 28), examined=True)),
    "withdraw_suit": (HEARD, lambda case: case.withdraw_suit(date(2026, 9, 28), others_agree=True)),
    "receive_statement": (HEARD, settled),
    "affirm": (HEARD, affirmed),
    "reverse": (HEARD, reversed_to()),
    "quash_ruling": (
        sent_up(Contested.DISMISSAL),
        lambda case: case.quash_ruling(date(2026, 9, 28), reasons=TEXT),
    ),
    "dismiss_suit": (HEARD, lambda case: case.dismiss_suit(date(2026, 10, 20), reasons=TEXT)),
    "remand": (HEARD, remanded),
    "serve_decision": (
        (*HEARD, affirmed),
        lambda case: case.serve_decision(date(2026, 10, 23), to=Side.BOTH),
    ),
}
