"""The main road of an arbitration, from the application on 2 March 2026 to the award on 15 April, step by step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.arbitration.acceptance import GroundOfNonAcceptance
from domain.arbitration.award import AwardItem
from domain.arbitration.closing import InspectionMeasure
from domain.arbitration.filing import HowFiled
from domain.arbitration.period import GroundOfSuspension
from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationState
from domain.claims import Claim, ClaimKind, Result
from domain.parties import Side
from domain.recording import RecordedBy
from domain.revocation_news import RevocationNews
from domain.terms import Capacity
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT, occasion

S = ArbitrationState
ARBITRATOR = RecordedBy(
    person_id=UUID(int=12),
    institution_id=UUID(int=22),
    institution="示例县劳动人事争议仲裁委员会",
    region="140902",
    capacity=Capacity.ARBITRATION,
)
HERE = occasion(by=ARBITRATOR)
DISPUTE = UUID(int=2)
OVERTIME = Claim(kind=ClaimKind.OVERTIME_PAY, amount=Decimal("24000.00"))
Taken = Callable[[Any], None]


def item(
    awarded: str | None = "24000.00", *, final: bool = True, result: Result = Result.GRANTED
) -> AwardItem:
    return AwardItem(
        kind=ClaimKind.OVERTIME_PAY,
        result=result,
        claimed=Decimal("24000.00"),
        awarded=None if awarded is None else Decimal(awarded),
        final=final,
    )


# The main road: application on Monday, 2 March 2026, award on 15 April. Each step as a sentence of its own.


def filed(case: Any) -> None:
    case.file_application(
        date(2026, 3, 2),
        dispute_id=DISPUTE,
        applicant=Side.WORKER,
        how=HowFiled.WRITTEN,
        claims=(OVERTIME,),
        rules=RULES,
    )


def correction_ordered(case: Any) -> None:
    case.order_correction(date(2026, 3, 3), missing=TEXT)


def accepted(case: Any) -> None:
    case.accept(date(2026, 3, 5), case_number="示劳人仲案字〔2026〕第1号", rules=RULES)


def served(case: Any) -> None:
    case.serve_application(date(2026, 3, 9), tribunal=TribunalForm.THREE, rules=RULES)


def answered(case: Any) -> None:
    case.record_answer(date(2026, 3, 16), answer=TEXT, rules=RULES)


def scheduled(case: Any) -> None:
    case.schedule_hearing(date(2026, 3, 18), hearing_on=date(2026, 3, 27), place="第一仲裁庭", rules=RULES)


def heard(case: Any) -> None:
    case.hold_hearing(date(2026, 3, 27), course=TEXT)


def finally_awarded(case: Any) -> None:
    case.make_final_award(date(2026, 4, 15), number="示劳人仲裁字〔2026〕第1号", items=(item(),), rules=RULES)


def awarded(case: Any) -> None:
    case.make_nonfinal_award(
        date(2026, 4, 15), number="示劳人仲裁字〔2026〕第1号", items=(item(final=False),), rules=RULES
    )


def received(case: Any) -> None:
    case.serve_award(date(2026, 4, 20), to=Side.BOTH, rules=RULES)


def suspended(case: Any) -> None:
    case.suspend(date(2026, 4, 1), ground=GroundOfSuspension.ASSESSMENT, approved=True)


def mediated(case: Any) -> None:
    case.make_statement(
        date(2026, 4, 2), number="示劳人仲调字〔2026〕第1号", amount=Decimal("20000.00"), terms=TEXT
    )


def settled(case: Any) -> None:
    case.receive_statement(date(2026, 4, 3), worker_received=True, employer_received=True)


def overdue_decision(case: Any) -> None:
    case.deem_not_accepted(date(2026, 3, 10))


def effective(case: Any) -> None:
    case.establish_effect(date(2026, 5, 7))


def inspection_told(case: Any) -> None:
    case.tell_inspection(date(2026, 4, 21), inspection="示例县劳动保障监察大队", findings=TEXT)


FILED = (filed,)
ACCEPTED = (*FILED, accepted)
SERVED = (*ACCEPTED, served)
ANSWERED = (*SERVED, answered)
SCHEDULED = (*ANSWERED, scheduled)
HEARD = (*SCHEDULED, heard)
FINAL = (*HEARD, finally_awarded)
NONFINAL = (*HEARD, awarded)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "file_application": ((), filed),
    "order_correction": (FILED, correction_ordered),
    "complete_application": (
        (*FILED, correction_ordered),
        lambda case: case.complete_application(date(2026, 3, 6), rules=RULES),
    ),
    "accept": (FILED, accepted),
    "refuse_acceptance": (
        FILED,
        lambda case: case.refuse_acceptance(
            date(2026, 3, 4), ground=GroundOfNonAcceptance.OUT_OF_SCOPE, reasons=TEXT
        ),
    ),
    "name_other_commission": (
        FILED,
        lambda case: case.name_other_commission(date(2026, 3, 4), commission="邻县劳动人事争议仲裁委员会"),
    ),
    "deem_not_accepted": (FILED, overdue_decision),
    "record_suit_without_decision": (
        (*FILED, overdue_decision),
        lambda case: case.record_suit_without_decision(date(2026, 3, 20), court="示例县人民法院"),
    ),
    "serve_application": (ACCEPTED, served),
    "record_answer": (SERVED, answered),
    "record_no_answer": (SERVED, lambda case: case.record_no_answer(date(2026, 3, 24))),
    "withdraw": (SERVED, lambda case: case.withdraw(date(2026, 3, 12), settled_privately=True)),
    "schedule_hearing": (ANSWERED, scheduled),
    "postpone_hearing": (
        SCHEDULED,
        lambda case: case.postpone_hearing(
            date(2026, 3, 25),
            requested_by=Side.EMPLOYER,
            requested_on=date(2026, 3, 24),
            hearing_on=date(2026, 4, 3),
            reasons=TEXT,
            rules=RULES,
        ),
    ),
    "hold_hearing": (SCHEDULED, heard),
    "deem_withdrawn": (SCHEDULED, lambda case: case.deem_withdrawn(date(2026, 3, 27))),
    "extend_period": (
        HEARD,
        lambda case: case.extend_period(date(2026, 4, 10), days=15, approved=True, reasons=TEXT, rules=RULES),
    ),
    "suspend": (HEARD, suspended),
    "resume_before_service": (
        (*ACCEPTED, suspended),
        lambda case: case.resume_before_service(date(2026, 4, 11), rules=RULES),
    ),
    "resume": ((*ANSWERED, suspended), lambda case: case.resume(date(2026, 4, 11), rules=RULES)),
    "resume_after_hearing": (
        (*HEARD, suspended),
        lambda case: case.resume_after_hearing(date(2026, 4, 11), rules=RULES),
    ),
    "make_statement": (HEARD, mediated),
    "receive_statement": ((*HEARD, mediated), settled),
    "renounce_statement": (
        (*HEARD, mediated),
        lambda case: case.renounce_statement(date(2026, 4, 3), renounced_by=Side.EMPLOYER),
    ),
    "make_final_award": (HEARD, finally_awarded),
    "make_nonfinal_award": (HEARD, awarded),
    "rectify_award": (FINAL, lambda case: case.rectify_award(date(2026, 4, 16), rectified=TEXT)),
    "serve_award": (NONFINAL, received),
    "establish_effect": ((*NONFINAL, received), effective),
    "record_suit": (
        (*NONFINAL, received),
        lambda case: case.record_suit(date(2026, 5, 6), plaintiff=Side.EMPLOYER, court="示例县人民法院"),
    ),
    "record_revocation": (
        (*FINAL, received),
        lambda case: case.record_revocation(date(2026, 5, 20), court="示例市中级人民法院"),
    ),
    "note_revocation": (
        (*FINAL, received),
        lambda case: case.note_revocation(
            date(2026, 5, 20),
            revocation_case_id=UUID(int=6),
            court="示例市中级人民法院",
            news=RevocationNews.FILED,
        ),
    ),
    "note_enforcement": (
        (*FINAL, received),
        lambda case: case.note_enforcement(
            date(2026, 5, 20), enforcement_case_id=UUID(int=7), court="示例县人民法院"
        ),
    ),
    "terminate_for_suit": (
        HEARD,
        lambda case: case.terminate_for_suit(date(2026, 4, 21), court="示例县人民法院"),
    ),
    "tell_inspection": (FINAL, inspection_told),
    "record_inspection_answer": (
        (*FINAL, inspection_told),
        lambda case: case.record_inspection_answer(date(2026, 5, 8), measure=InspectionMeasure.WARNED),
    ),
    "archive": (
        (*NONFINAL, received, effective),
        lambda case: case.archive(date(2026, 6, 1), main_volume=60, side_volume=12),
    ),
}
