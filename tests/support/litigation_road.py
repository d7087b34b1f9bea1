"""The main road of a suit, from the complaint on 6 May 2026 to the judgment on 20 July, step by step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import Claim, ClaimKind, Result
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.docketing import MediationEnded, SettledHow
from domain.litigation.hearing import GroundOfSuspension, WhyWithdrawn
from domain.litigation.judgment import JudgmentItem
from domain.litigation.record import CourtProcedure, LitigationState
from domain.litigation.second_instance import Contested
from domain.parties import Side
from domain.recording import RecordedBy
from domain.terms import Capacity
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT, occasion

S = LitigationState
CLERK = RecordedBy(
    person_id=UUID(int=13),
    institution_id=UUID(int=23),
    institution="示例县人民法院",
    region="140902",
    capacity=Capacity.COURT,
)
HERE = occasion(by=CLERK)
DISPUTE = UUID(int=2)
OVERTIME = Claim(kind=ClaimKind.OVERTIME_PAY, amount=Decimal("50000.00"))
Taken = Callable[[Any], None]


def sued(
    *,
    plaintiff: Side = Side.EMPLOYER,
    ground: GroundOfSuit = GroundOfSuit.NONFINAL_AWARD,
    claims: tuple[Claim, ...] = (OVERTIME,),
) -> Taken:
    return lambda case: case.receive_complaint(
        date(2026, 5, 6),
        dispute_id=DISPUTE,
        plaintiff=plaintiff,
        ground=ground,
        claims=claims,
        facts=TEXT,
        rules=RULES,
    )


def granted(awarded: str = "50000.00", *, result: Result = Result.GRANTED) -> JudgmentItem:
    return JudgmentItem(
        kind=ClaimKind.OVERTIME_PAY,
        result=result,
        claimed=Decimal("50000.00"),
        awarded=Decimal(awarded),
    )


# The main road: complaint on 6 May 2026, judgment on 20 July.


def correction_ordered(case: Any) -> None:
    case.order_correction(date(2026, 5, 7), correct_by=date(2026, 5, 15), missing=TEXT)


def mediating(case: Any) -> None:
    case.begin_prefiling_mediation(date(2026, 5, 8), mediator="示例县调解中心", rules=RULES)


def docketed_for(procedure: CourtProcedure) -> Taken:
    return lambda case: case.docket(
        date(2026, 5, 11), case_number="（2026）晋0902民初12号", procedure=procedure, rules=RULES
    )


def served(case: Any) -> None:
    case.serve_complaint(date(2026, 5, 14), rules=RULES)


def answered(case: Any) -> None:
    case.record_answer(date(2026, 5, 25), answer=TEXT, rules=RULES)


def objected(case: Any) -> None:
    case.record_objection(date(2026, 5, 29), reasons=TEXT)


def scheduled(case: Any) -> None:
    case.schedule_hearing(date(2026, 6, 1), hearing_on=date(2026, 6, 4), place="第一法庭", rules=RULES)


def heard(case: Any) -> None:
    case.hold_hearing(date(2026, 6, 4), course=TEXT)


def suspended(case: Any) -> None:
    case.suspend(date(2026, 6, 8), ground=GroundOfSuspension.OTHER_CASE)


def judged(case: Any) -> None:
    case.give_judgment(date(2026, 7, 20), items=(granted(),))


def received(case: Any) -> None:
    case.serve_decision(date(2026, 7, 24), to=Side.BOTH, rules=RULES)


def appealed(case: Any) -> None:
    case.record_appeal(date(2026, 8, 10), appellant=Side.EMPLOYER, court="示例市中级人民法院")


def suggested(case: Any) -> None:
    case.send_suggestion(date(2026, 8, 12), addressee="某科技公司", content=TEXT)


def partly_judged(case: Any) -> None:
    case.give_partial_judgment(date(2026, 6, 10), items=(granted("20000.00"),))


def partly_received(case: Any) -> None:
    case.serve_partial_judgment(date(2026, 6, 15), to=Side.BOTH, rules=RULES)


def dismissed(case: Any) -> None:
    case.dismiss_suit(date(2026, 7, 20), reasons=TEXT)


docketed = docketed_for(CourtProcedure.ORDINARY)
RECEIVED = (sued(),)
DOCKETED = (*RECEIVED, docketed)
SERVED = (*DOCKETED, served)
ANSWERED = (*SERVED, answered)
HEARING = (*ANSWERED, scheduled)
HEARD = (*HEARING, heard)
JUDGED = (*HEARD, judged)
SMALL = (*RECEIVED, docketed_for(CourtProcedure.SMALL_CLAIMS), served, answered, scheduled, heard, judged)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_complaint": ((), sued()),
    "order_correction": (RECEIVED, correction_ordered),
    "complete_complaint": (
        (*RECEIVED, correction_ordered),
        lambda case: case.complete_complaint(date(2026, 5, 12), rules=RULES),
    ),
    "return_complaint": (
        (*RECEIVED, correction_ordered),
        lambda case: case.return_complaint(date(2026, 5, 16)),
    ),
    "begin_prefiling_mediation": (RECEIVED, mediating),
    "end_prefiling_mediation": (
        (*RECEIVED, mediating),
        lambda case: case.end_prefiling_mediation(
            date(2026, 5, 29), why=MediationEnded.NO_AGREEMENT, rules=RULES
        ),
    ),
    "settle_before_docketing": (
        (*RECEIVED, mediating),
        lambda case: case.settle_before_docketing(
            date(2026, 5, 29), how=SettledHow.PERFORMED, amount=Decimal("40000.00")
        ),
    ),
    "docket": (RECEIVED, docketed),
    "refuse_acceptance": (RECEIVED, lambda case: case.refuse_acceptance(date(2026, 5, 11), reasons=TEXT)),
    "serve_complaint": (DOCKETED, served),
    "record_answer": (SERVED, answered),
    "record_no_answer": (SERVED, lambda case: case.record_no_answer(date(2026, 6, 1))),
    "record_objection": (SERVED, objected),
    "dismiss_objection": ((*SERVED, objected), lambda case: case.dismiss_objection(date(2026, 6, 5))),
    "transfer": (
        (*SERVED, objected),
        lambda case: case.transfer(date(2026, 6, 5), court="邻县人民法院"),
    ),
    "schedule_hearing": (ANSWERED, scheduled),
    "hold_hearing": (HEARING, lambda case: case.hold_hearing(date(2026, 6, 4), defendant_absent=True)),
    "deem_withdrawn": (HEARING, lambda case: case.deem_withdrawn(date(2026, 6, 4))),
    "withdraw": (DOCKETED, lambda case: case.withdraw(date(2026, 5, 20), why=WhyWithdrawn.FEE_UNPAID)),
    "suspend": (HEARD, suspended),
    "resume": ((*HEARD, suspended), lambda case: case.resume(date(2026, 6, 18), rules=RULES)),
    "receive_statement": (
        HEARING,
        lambda case: case.receive_statement(
            date(2026, 6, 4),
            worker_received=True,
            employer_received=True,
            amount=Decimal("45000.00"),
            terms=TEXT,
        ),
    ),
    "give_judgment": (HEARD, judged),
    "change_claims": (
        ANSWERED,
        lambda case: case.change_claims(date(2026, 5, 28), claimed_by=Side.WORKER, claims=(OVERTIME,)),
    ),
    "join_claims": (
        ANSWERED,
        lambda case: case.join_claims(date(2026, 5, 28), claimed_by=Side.WORKER, added=(OVERTIME,)),
    ),
    "send_claims_to_arbitration": (
        ANSWERED,
        lambda case: case.send_claims_to_arbitration(
            date(2026, 5, 28), claimed_by=Side.WORKER, added=(OVERTIME,), reasons=TEXT
        ),
    ),
    "give_partial_judgment": (HEARD, partly_judged),
    "go_on_hearing": ((*HEARD, partly_judged), lambda case: case.go_on_hearing(date(2026, 6, 11))),
    "serve_partial_judgment": ((*HEARD, partly_judged), partly_received),
    "establish_partial_effect": (
        (*HEARD, partly_judged, partly_received),
        lambda case: case.establish_partial_effect(date(2026, 7, 1)),
    ),
    "dismiss_suit": (HEARD, dismissed),
    "establish_ruling_effect": (
        (*HEARD, dismissed, received),
        lambda case: case.establish_ruling_effect(date(2026, 8, 4)),
    ),
    "serve_decision": (JUDGED, received),
    "establish_effect": ((*JUDGED, received), lambda case: case.establish_effect(date(2026, 8, 11))),
    "record_appeal": ((*JUDGED, received), appealed),
    "record_appeal_outcome": (
        (*JUDGED, received, appealed),
        lambda case: case.record_appeal_outcome(
            date(2026, 10, 9),
            outcome=AppealOutcome.AFFIRMED,
            court="示例市中级人民法院",
            case_number="（2026）晋09民终34号",
        ),
    ),
    "send_suggestion": (HEARD, suggested),
    "note_second_instance": (
        (*JUDGED, received),
        lambda case: case.note_second_instance(
            date(2026, 8, 10), appeal_case_id=UUID(int=5), contested=Contested.JUDGMENT
        ),
    ),
    "send_governance_suggestion": (
        HEARD,
        lambda case: case.send_governance_suggestion(
            date(2026, 8, 12),
            addressee="示例县人力资源和社会保障局",
            decided=True,
            number="示法建〔2026〕1号",
            content=TEXT,
        ),
    ),
    "record_suggestion_answer": (
        (*HEARD, suggested),
        lambda case: case.record_suggestion_answer(date(2026, 10, 9), addressee="某科技公司", account=TEXT),
    ),
}
