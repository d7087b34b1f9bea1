"""The roads of a procurator's case in 2026: a union's lead, support of a suit, and supervision of a court."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.parties import Employer, Side
from domain.procuratorial.application import GroundOfSupervision
from domain.procuratorial.conclusion import GroundOfClosing
from domain.procuratorial.leads import LeadSource
from domain.procuratorial.own_motion import Origin
from domain.procuratorial.record import ProcuratorialState
from domain.procuratorial.review import NotCounted
from domain.procuratorial.suggestion import DecidedBy
from domain.procuratorial.support import SettledBy
from domain.procuratorial.violation import Violation
from domain.recording import RecordedBy
from domain.supervision_matter.leads import LeadOutcome, Prosecution
from domain.supervision_matter.suggestion import Adopted, Hearing, SuggestionKind
from domain.terms import Capacity
from tests.support.lawful_transitions import transcribed
from tests.support.lawful_walk import RULES
from tests.support.story import NOTE, TEXT, occasion

S = ProcuratorialState
PROCURATOR = RecordedBy(
    person_id=UUID(int=14),
    institution_id=UUID(int=24),
    institution="示例县人民检察院",
    region="140902",
    capacity=Capacity.PROCURATORATE,
)
HERE = occasion(by=PROCURATOR)
DISPUTE = UUID(int=2)
MATTER = UUID(int=3)
EMPLOYER = Employer(name="示例电池有限公司")
COURT = "示例县人民法院"
Taken = Callable[[Any], None]

RETRIAL_AND_SUPERVISION = transcribed(
    """
judgment_effective | 6个月内申请再审 | retrial_applied
retrial_applied | 3个月审查：驳回 | retrial_rejected
retrial_applied | 3个月审查：裁定再审 | retrial
retrial_applied | 逾期未裁定 | retrial_overdue
retrial | 一审或二审程序审理 | retrial_judgment
retrial_rejected | 2年内申请监督 | supervision_applied
retrial_overdue | 申请监督 | supervision_applied
retrial_judgment | 再审裁判有明显错误→申请监督 | supervision_applied
supervision_applied | 受理(3日内发通知、移送) | supervision_accepted
supervision_applied | 不予受理 | supervision_not_accepted
supervision_accepted | 中止事由 | suspended
supervision_accepted | 终结事由 | terminated
supervision_accepted | 3个月：不支持 | not_supported
not_supported | 1年内申请复查 | reexamination
supervision_accepted | 提出再审检察建议 | suggestion_sent
suggestion_sent | 法院3个月审查 | retrial
supervision_accepted | 提请上级抗诉 | protest_requested
protest_requested | 上级抗诉 | protested
protested | 30日内裁定再审 | retrial
judgment_effective | 审判违法/执行违法 | violation_suggestion
judgment_effective | 撤裁、执行仲裁裁决审查违法 | violation_suggestion
retrial_rejected | 2年内未申请监督 | retrial_rejected_final
suspended | 中止原因消除→恢复审查 | supervision_accepted
supervision_not_accepted | 向上一级检察院申请 | supervision_applied
reexamination | 维持 | not_supported_final
reexamination | 撤销原决定、依法监督 | protested
"""
)
"""Machine H: a court's retrial and the procuratorate's supervision, two kinds of case here."""


# Leads and suggestions.


def lead(case: Any) -> None:
    case.receive_lead(
        date(2026, 3, 16),
        source=LeadSource.UNION,
        matter_id=MATTER,
        transferred_by="示例县总工会",
        employer=EMPLOYER,
        content=TEXT,
    )


def filed_as(prosecution: Prosecution) -> Taken:
    return lambda case: case.file_case(date(2026, 3, 20), prosecution=prosecution)


def suggested(case: Any) -> None:
    case.issue_suggestion(
        date(2026, 4, 2),
        kind=SuggestionKind.PUBLIC_INTEREST,
        addressee="示例县人力资源和社会保障局",
        suggested=TEXT,
        rules=RULES,
    )


def objected(case: Any) -> None:
    case.record_objection(date(2026, 4, 10), objection=TEXT)


def withdrawn(case: Any) -> None:
    case.withdraw_suggestion(date(2026, 4, 17), decided_by=DecidedBy.CHIEF, reasons=TEXT)


def answered(case: Any) -> None:
    case.record_reply(date(2026, 5, 29), adopted=Adopted.ADOPTED, account=TEXT)


def urged(case: Any) -> None:
    case.urge(date(2026, 6, 15), demanded=TEXT)


def reported(case: Any) -> None:
    case.report_upward(date(2026, 7, 1), reported_to=("示例市人民检察院",), account=TEXT)


def verified(case: Any) -> None:
    case.verify_rectification(date(2026, 7, 8), on_site=True, evidence=TEXT)


# Support of a suit.


def support_asked(case: Any) -> None:
    case.receive_support_application(
        date(2026, 3, 16),
        dispute_id=DISPUTE,
        workers=32,
        amount=Decimal("232500.00"),
        employer=EMPLOYER,
        facts=TEXT,
    )


def decided(case: Any) -> None:
    case.decide_support(date(2026, 3, 27), reasons=TEXT)


def sent(case: Any) -> None:
    case.send_support(date(2026, 3, 30), court=COURT, documents=32)


def settled(case: Any) -> None:
    case.record_settlement(date(2026, 4, 20), how=SettledBy.AGREED, amount=Decimal("232500.00"))


def performed(case: Any) -> None:
    case.record_performance(date(2026, 4, 28), amount=Decimal("232500.00"))


# Supervision of a court.


def applied_on(
    ground: GroundOfSupervision = GroundOfSupervision.RETRIAL_REJECTED,
    decided_on: date | None = date(2026, 1, 15),
) -> Taken:
    return lambda case: case.receive_application(
        date(2026, 3, 16),
        dispute_id=DISPUTE,
        ground=ground,
        applicant=Side.WORKER,
        decided_on=decided_on,
        court=COURT,
        employer=EMPLOYER,
        reasons=TEXT,
        rules=RULES,
    )


def accepted(case: Any) -> None:
    case.accept(date(2026, 3, 20), case_number="示检民监〔2026〕1号", rules=RULES)


def refused(case: Any) -> None:
    case.refuse_acceptance(date(2026, 3, 20), reasons=TEXT)


def stopped(case: Any) -> None:
    case.stop_clock(date(2026, 4, 1), ground=NotCounted.FILES)


def suspended(case: Any) -> None:
    case.suspend(date(2026, 4, 1), reasons=TEXT)


def unsupported(case: Any) -> None:
    case.refuse_support(date(2026, 5, 20), reasons=TEXT, rules=RULES)


def reexamined(case: Any) -> None:
    case.receive_reexamination(date(2026, 6, 1), reasons=TEXT)


def proposed(case: Any) -> None:
    case.propose_retrial(date(2026, 5, 20), committee_decided=True, court=COURT, reasons=TEXT, rules=RULES)


def requested(case: Any) -> None:
    case.request_protest(date(2026, 5, 20), procuratorate="示例市人民检察院", reasons=TEXT, rules=RULES)


def protested(case: Any) -> None:
    case.protest(date(2026, 7, 6), procuratorate="示例市人民检察院", court="示例市中级人民法院", rules=RULES)


def court_has_it(case: Any) -> None:
    case.record_court_receipt(date(2026, 7, 10), rules=RULES)


def own_motion(case: Any) -> None:
    case.begin_ex_officio(
        date(2026, 3, 20), origin=Origin.OWN_WORK, about_execution=True, court=COURT, reasons=TEXT
    )


def violation_suggested(case: Any) -> None:
    case.suggest_on_violation(
        date(2026, 5, 20), violation=Violation.EXECUTION, court=COURT, suggested=TEXT, rules=RULES
    )


applied = applied_on()
LEAD = (lead,)
FILED = (*LEAD, filed_as(Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST))
SUGGESTED = (*FILED, suggested)
ANSWERED = (*SUGGESTED, answered)
URGED = (*ANSWERED, urged)
VERIFIED = (*URGED, verified)
SUPPORTED = (support_asked, filed_as(Prosecution.SUPPORT_OF_SUIT))
DECIDED = (*SUPPORTED, decided)
SENT = (*DECIDED, sent)
SETTLED = (*SENT, settled)
APPLIED = (applied,)
ACCEPTED = (*APPLIED, accepted)
PROPOSED = (*ACCEPTED, proposed)
REQUESTED = (*ACCEPTED, requested)
PROTESTED = (*REQUESTED, protested)
ON_MOTION = (own_motion,)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_lead": ((), lead),
    "review_lead": (LEAD, lambda case: case.review_lead(date(2026, 3, 18), found=NOTE)),
    "file_case": (LEAD, filed_as(Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST)),
    "decline": (LEAD, lambda case: case.decline(date(2026, 3, 20), reasons=TEXT)),
    "investigate": (FILED, lambda case: case.investigate(date(2026, 3, 25), found=NOTE)),
    "hold_hearing": (
        FILED,
        lambda case: case.hold_hearing(
            date(2026, 3, 30), hearing=Hearing.PUBLIC, taking_part=("示例县总工会",), course=TEXT
        ),
    ),
    "receive_support_application": ((), support_asked),
    "decide_support": (SUPPORTED, decided),
    "send_support": (DECIDED, sent),
    "record_settlement": (SENT, settled),
    "record_performance": (SETTLED, performed),
    "find_default": (SETTLED, lambda case: case.find_default(date(2026, 8, 3), found=TEXT)),
    "issue_suggestion": (FILED, suggested),
    "record_objection": (SUGGESTED, objected),
    "uphold_suggestion": (
        (*SUGGESTED, objected),
        lambda case: case.uphold_suggestion(date(2026, 4, 17), reasons=TEXT),
    ),
    "amend_suggestion": (
        (*SUGGESTED, objected),
        lambda case: case.amend_suggestion(date(2026, 4, 17), decided_by=DecidedBy.COMMITTEE, suggested=TEXT),
    ),
    "withdraw_suggestion": ((*SUGGESTED, objected), withdrawn),
    "record_reply": (SUGGESTED, answered),
    "urge": (SUGGESTED, urged),
    "report_upward": (URGED, reported),
    "bring_suit": ((*URGED, reported), lambda case: case.bring_suit(date(2026, 7, 20), court=COURT)),
    "verify_rectification": (URGED, verified),
    "look_back": (VERIFIED, lambda case: case.look_back(date(2026, 9, 1), found=TEXT)),
    "find_relapse": (VERIFIED, lambda case: case.find_relapse(date(2026, 9, 1), found=TEXT)),
    "receive_application": ((), applied),
    "accept": (APPLIED, accepted),
    "refuse_acceptance": (APPLIED, refused),
    "apply_to_higher": (
        (*APPLIED, refused),
        lambda case: case.apply_to_higher(date(2026, 4, 1), procuratorate="示例市人民检察院"),
    ),
    "begin_ex_officio": ((), own_motion),
    "stop_clock": (ACCEPTED, stopped),
    "start_clock": ((*ACCEPTED, stopped), lambda case: case.start_clock(date(2026, 4, 21), rules=RULES)),
    "suspend": (ACCEPTED, suspended),
    "resume": ((*ACCEPTED, suspended), lambda case: case.resume(date(2026, 4, 21), rules=RULES)),
    "terminate": (ACCEPTED, lambda case: case.terminate(date(2026, 5, 20), reasons=TEXT)),
    "refuse_support": (ACCEPTED, unsupported),
    "receive_reexamination": ((*ACCEPTED, unsupported), reexamined),
    "uphold_refusal": (
        (*ACCEPTED, unsupported, reexamined),
        lambda case: case.uphold_refusal(date(2026, 8, 3), reasons=TEXT),
    ),
    "propose_retrial": (ACCEPTED, proposed),
    "request_protest": (ACCEPTED, requested),
    "protest": (REQUESTED, protested),
    "record_court_receipt": (PROTESTED, court_has_it),
    "record_retrial": (
        (*PROTESTED, court_has_it),
        lambda case: case.record_retrial(
            date(2026, 7, 31), court="示例市中级人民法院", retrial_number="（2026）晋09民再12号"
        ),
    ),
    "record_court_refusal": (
        PROPOSED,
        lambda case: case.record_court_refusal(date(2026, 8, 3), account=TEXT),
    ),
    "ask_for_explanation": (
        ON_MOTION,
        lambda case: case.ask_for_explanation(date(2026, 3, 30), court=COURT, asked=TEXT),
    ),
    "suggest_on_violation": (ON_MOTION, violation_suggested),
    "record_court_answer": (
        (*ON_MOTION, violation_suggested),
        lambda case: case.record_court_answer(date(2026, 8, 3), adopted=Adopted.ADOPTED, account=TEXT),
    ),
    "return_result": (
        VERIFIED,
        lambda case: case.return_result(date(2026, 7, 10), outcome=LeadOutcome.RECTIFIED, account=TEXT),
    ),
    "close": (
        VERIFIED,
        lambda case: case.close(date(2026, 7, 10), ground=GroundOfClosing.RECTIFIED),
    ),
}
