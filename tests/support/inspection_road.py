"""The main road of labour inspection, from a union's request on 16 March 2026 to the result on 15 July."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.inspection.decision import OrderKind, PenaltyKind
from domain.inspection.filing import WhyDisputeProcedure
from domain.inspection.intake import InspectionSource
from domain.inspection.record import InspectionState
from domain.parties import Employer
from domain.recording import RecordedBy
from domain.supervision_matter.inspection import InspectionOutcome
from domain.terms import Capacity
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.story import NOTE, TEXT, occasion

S = InspectionState
INSPECTOR = RecordedBy(
    person_id=UUID(int=15),
    institution_id=UUID(int=25),
    institution="示例县劳动保障监察大队",
    region="140902",
    capacity=Capacity.LABOUR_INSPECTION,
)
HERE = occasion(by=INSPECTOR)
DISPUTE = UUID(int=2)
MATTER = UUID(int=3)
LETTER = UUID(int=4)
EMPLOYER = Employer(name="示例餐饮公司")
Taken = Callable[[Any], None]

LABOUR_INSPECTION = transcribed(
    """
complaint | 举报/投诉/巡查 | registered
registered | 应通过争议处理程序或已仲裁诉讼 | told_dispute_procedure
registered | 及时立案 | investigating
registered | 违法行为超2年 | told_dispute_procedure
investigating | 60(+30)工作日 | decision_pending
decision_pending | 责令改正/行政处理决定 | ordered
decision_pending | 行政处罚 | penalty
decision_pending | 轻微已改正 | case_withdrawn
ordered | 支付 | ordered_paid
ordered | 不支付(农民工) | to_enforcement
investigating | 涉嫌拒不支付劳动报酬罪 | transferred_criminal
"""
)


def registered_from(source: InspectionSource, **known: Any) -> Taken:
    return lambda case: case.register(
        date(2026, 3, 16), source=source, employer=EMPLOYER, content=TEXT, rules=RULES, **known
    )


def filed(case: Any) -> None:
    case.file_case(date(2026, 3, 20), case_number="示劳监〔2026〕1号", rules=RULES)


def extended(case: Any) -> None:
    case.extend_investigation(date(2026, 6, 10), days=30, approved=True, reasons=TEXT, rules=RULES)


def investigated(case: Any) -> None:
    case.conclude_investigation(date(2026, 6, 12), found=NOTE)


def ordered(case: Any) -> None:
    case.order(
        date(2026, 6, 19),
        kind=OrderKind.HANDLING,
        employer_heard=True,
        amount=Decimal("36000.00"),
        correct_by=date(2026, 6, 29),
        ordered=TEXT,
    )


def penalised(case: Any) -> None:
    case.penalise(
        date(2026, 7, 1),
        kind=PenaltyKind.FINE,
        employer_heard=True,
        fine=Decimal("5000.00"),
        reasons=TEXT,
    )


def complied(case: Any) -> None:
    case.record_compliance(date(2026, 7, 1), amount=Decimal("36000.00"), workers=12, evidence=TEXT)


def returned(case: Any) -> None:
    case.return_result(date(2026, 7, 15), outcome=InspectionOutcome.HANDLED, account=TEXT)


registered = registered_from(InspectionSource.UNION, matter_id=MATTER, letter_id=LETTER)
complained = registered_from(InspectionSource.COMPLAINT, dispute_id=DISPUTE, ended_on=date(2024, 3, 1))
REGISTERED = (registered,)
FILED = (*REGISTERED, filed)
INVESTIGATED = (*FILED, investigated)
ORDERED = (*INVESTIGATED, ordered)
COMPLIED = (*ORDERED, complied)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "register": ((), registered),
    "tell_dispute_procedure": (
        REGISTERED,
        lambda case: case.tell_dispute_procedure(
            date(2026, 3, 20), why=WhyDisputeProcedure.BEFORE_TRIBUNAL, reasons=TEXT
        ),
    ),
    "refuse_too_old": (
        (complained,),
        lambda case: case.refuse_too_old(date(2026, 3, 20), reasons=TEXT, rules=RULES),
    ),
    "decline": (REGISTERED, lambda case: case.decline(date(2026, 3, 20), reasons=TEXT)),
    "file_case": (REGISTERED, filed),
    "inquire": (FILED, lambda case: case.inquire(date(2026, 4, 1), inspectors=2, found=NOTE)),
    "extend_investigation": (FILED, extended),
    "conclude_investigation": (FILED, investigated),
    "transfer": (
        FILED,
        lambda case: case.transfer(date(2026, 4, 1), organ="示例县应急管理局", reasons=TEXT),
    ),
    "transfer_to_police": (
        ORDERED,
        lambda case: case.transfer_to_police(date(2026, 7, 6), organ="示例县公安局", reasons=TEXT),
    ),
    "order": (INVESTIGATED, ordered),
    "penalise": (ORDERED, penalised),
    "withdraw_case": (INVESTIGATED, lambda case: case.withdraw_case(date(2026, 6, 19), reasons=TEXT)),
    "record_compliance": (ORDERED, complied),
    "apply_for_enforcement": (
        ORDERED,
        lambda case: case.apply_for_enforcement(date(2026, 7, 6), court="示例县人民法院"),
    ),
    "return_result": (COMPLIED, returned),
    "close": (COMPLIED, lambda case: case.close(date(2026, 7, 15))),
}
