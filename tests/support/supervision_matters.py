"""What has already happened to a supervision matter when a test begins, and each of its steps once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.claims import Instalment
from domain.supervision_matter import SupervisionMatter as Matter
from domain.supervision_matter.complaints import GroundOfNonAcceptance
from domain.supervision_matter.conclusion import ClosingGround, GroundOfReopening
from domain.supervision_matter.inquiry import RecordSigned
from domain.supervision_matter.inspection import InspectionOutcome
from domain.supervision_matter.ladder import Instrument, Subject, UnionLevel
from domain.supervision_matter.leads import LeadGround, LeadOutcome, Prosecution
from domain.supervision_matter.opening import FoundBy
from domain.supervision_matter.stated_period import PeriodUnit, StatedPeriod, stated_deadline
from domain.supervision_matter.suggestion import Adopted, Hearing, SuggestionKind
from tests.support.story import TEXT, WORKER, Happened, happened
from tests.support.supervision import EMPLOYER, RULES

FOUND_ON = date(2026, 11, 2)
LATER = date(2026, 11, 16)
LETTER = UUID(int=3)
FOUND: dict[str, Any] = {
    "found_by": FoundBy.INSPECTION,
    "subjects": (Subject.WAGES,),
    "employers": (EMPLOYER,),
    "trade": None,
    "workers": 12,
    "amount": Decimal("36000.00"),
    "dispute_id": None,
    "facts": TEXT,
}
COMPLAINT: dict[str, Any] = {
    "received_on": date(2026, 11, 1),
    "complainant": WORKER,
    "subjects": (Subject.WAGES,),
    "employers": (EMPLOYER,),
    "trade": None,
    "workers": 1,
    "amount": None,
    "dispute_id": None,
    "before_another_organ": False,
    "facts": TEXT,
}
TURNED_AWAY: dict[str, Any] = {
    "received_on": date(2026, 11, 1),
    "complainant": WORKER,
    "ground": GroundOfNonAcceptance.BEFORE_ANOTHER_ORGAN,
    "other_organ": "示例县劳动人事争议仲裁委员会",
    "told_in_writing": True,
    "explanation": TEXT,
}
INVESTIGATION: dict[str, Any] = {
    "supervisors": 2,
    "together_with": ("示例县人民检察院",),
    "record_signed": RecordSigned.REFUSED,
    "uncooperative": True,
    "found": TEXT,
}
LEAD: dict[str, Any] = {
    "procuratorate": "示例县人民检察院",
    "level": UnionLevel.COUNTY,
    "grounds": (LeadGround.COLLECTIVE_WAGES,),
    "uncooperative": True,
    "letter_id": LETTER,
    "materials": TEXT,
}
SETTLEMENT: dict[str, Any] = {
    "together_with": (),
    "amount": Decimal("1000.00"),
    "instalments": (
        Instalment(due_on=date(2026, 11, 9), amount=Decimal("400.00")),
        Instalment(due_on=date(2026, 11, 16), amount=Decimal("600.00")),
    ),
    "terms": TEXT,
}
A_MONTH = StatedPeriod(days=30, unit=PeriodUnit.CALENDAR_DAY)
SUGGESTION_DUE = stated_deadline(A_MONTH, document="检察建议书", starts_from=LATER, rules=RULES)
SUGGESTION: dict[str, Any] = {
    "kind": SuggestionKind.SOCIAL_GOVERNANCE,
    "addressee": "示例县住房和城乡建设局",
    "number": None,
    "urgent": False,
    "stated_period": A_MONTH,
    "suggested": TEXT,
}
VISIT: dict[str, Any] = {"together_with": (), "found": TEXT}

REGISTERED = (happened(Matter.FindingRegistered, FOUND_ON, **FOUND),)
ACCEPTED = (happened(Matter.ComplaintAccepted, FOUND_ON, **COMPLAINT),)
INVESTIGATED = happened(Matter.Investigated, LATER, **INVESTIGATION)
SETTLED = happened(Matter.Settled, FOUND_ON, **SETTLEMENT)
PAID = happened(Matter.PaymentRecorded, LATER, amount=Decimal("400.00"))
PERFORMED = happened(Matter.SettlementPerformed, LATER, paid_now=Decimal("600.00"))
NO_VIOLATION = happened(Matter.NoViolationFound, LATER, explained=True, found=TEXT)
LINKED = happened(Matter.LetterLinked, LATER, letter_id=LETTER, instrument=Instrument.REMINDER)
TRANSFERRED = happened(Matter.LeadTransferred, FOUND_ON, **LEAD)
FILED = happened(
    Matter.LeadFiled, FOUND_ON, prosecution=Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST, case_number=None
)
SUGGESTED = happened(Matter.SuggestionIssued, LATER, **SUGGESTION, reply_due=SUGGESTION_DUE)
REFERRED = happened(Matter.Referred, FOUND_ON, department="示例县劳动保障监察大队", materials=TEXT)
INSPECTED = happened(Matter.ReferralFiled, FOUND_ON, case_number=None)
RECTIFIED = happened(Matter.RectificationVerified, LATER, on_site=True, together_with=(), evidence=TEXT)
RELAPSED = happened(Matter.RelapseFound, LATER, **VISIT)
BENEFIT: dict[str, Any] = {
    "ground": ClosingGround.RECTIFIED,
    "workers_benefited": 12,
    "amount_recovered": Decimal("36000.00"),
    "explanation": None,
}
CLOSED = happened(Matter.Closed, LATER, **BENEFIT)

Told = tuple[tuple[Happened, ...], Callable[[Any], None], Happened]
UNION_STEPS: dict[str, Told] = {
    "register_finding": ((), lambda matter: matter.register_finding(FOUND_ON, **FOUND), REGISTERED[0]),
    "accept_complaint": ((), lambda matter: matter.accept_complaint(FOUND_ON, **COMPLAINT), ACCEPTED[0]),
    "refuse_complaint": (
        (),
        lambda matter: matter.refuse_complaint(FOUND_ON, **TURNED_AWAY),
        happened(Matter.ComplaintNotAccepted, FOUND_ON, **TURNED_AWAY),
    ),
    "add_employer": (
        REGISTERED,
        lambda matter: matter.add_employer(LATER, employer=EMPLOYER),
        happened(Matter.EmployerAdded, LATER, employer=EMPLOYER),
    ),
    "hold_interview": (
        REGISTERED,
        lambda matter: matter.hold_interview(LATER, employer_came=True, course=TEXT),
        happened(Matter.InterviewHeld, LATER, together_with=(), employer_came=True, course=TEXT),
    ),
    "hear_both_sides": (
        ACCEPTED,
        lambda matter: matter.hear_both_sides(LATER, statements=TEXT),
        happened(Matter.BothSidesHeard, LATER, statements=TEXT),
    ),
    "investigate": (ACCEPTED, lambda matter: matter.investigate(LATER, **INVESTIGATION), INVESTIGATED),
    "note_no_violation": (
        ACCEPTED,
        lambda matter: matter.note_no_violation(LATER, explained=True, found=TEXT),
        NO_VIOLATION,
    ),
    "urge_correction": (
        REGISTERED,
        lambda matter: matter.urge_correction(LATER, demanded=TEXT),
        happened(Matter.CorrectionUrged, LATER, correct_by=None, demanded=TEXT),
    ),
    "settle": (
        REGISTERED,
        lambda matter: matter.settle(FOUND_ON, both_consented=True, **SETTLEMENT),
        SETTLED,
    ),
    "fail_conciliation": (
        REGISTERED,
        lambda matter: matter.fail_conciliation(LATER),
        happened(Matter.ConciliationFailed, LATER, why=None),
    ),
    "record_payment": (
        (*REGISTERED, SETTLED),
        lambda matter: matter.record_payment(LATER, amount=Decimal("400.00")),
        PAID,
    ),
    "perform_settlement": (
        (*REGISTERED, SETTLED, PAID),
        lambda matter: matter.perform_settlement(LATER, paid_now=Decimal("600.00")),
        PERFORMED,
    ),
    "link_letter": (
        REGISTERED,
        lambda matter: matter.link_letter(LATER, letter_id=LETTER, instrument=Instrument.REMINDER),
        LINKED,
    ),
    "settle_letter": (
        (*REGISTERED, LINKED),
        lambda matter: matter.settle_letter(LATER, letter_id=LETTER),
        happened(Matter.LetterSettled, LATER, letter_id=LETTER),
    ),
    "transfer_lead": (REGISTERED, lambda matter: matter.transfer_lead(FOUND_ON, **LEAD), TRANSFERRED),
    "refer_to_inspection": (
        REGISTERED,
        lambda matter: matter.refer_to_inspection(
            FOUND_ON, department="示例县劳动保障监察大队", materials=TEXT
        ),
        REFERRED,
    ),
    "verify_rectification": (
        REGISTERED,
        lambda matter: matter.verify_rectification(LATER, on_site=True, evidence=TEXT),
        RECTIFIED,
    ),
    "follow_up": (
        (*REGISTERED, RECTIFIED, CLOSED),
        lambda matter: matter.follow_up(LATER, found=TEXT),
        happened(Matter.FollowUpHeld, LATER, **VISIT),
    ),
    "find_relapse": (
        (*REGISTERED, RECTIFIED, CLOSED),
        lambda matter: matter.find_relapse(LATER, found=TEXT),
        RELAPSED,
    ),
    "reopen": (
        (*REGISTERED, RECTIFIED, RELAPSED),
        lambda matter: matter.reopen(LATER, ground=GroundOfReopening.RELAPSE, explanation=TEXT),
        happened(Matter.Reopened, LATER, ground=GroundOfReopening.RELAPSE, explanation=TEXT),
    ),
    "close": ((*REGISTERED, RECTIFIED), lambda matter: matter.close(LATER, **BENEFIT), CLOSED),
}
STEPS_OF_OTHERS: dict[str, Told] = {
    "review_lead": (
        (*REGISTERED, TRANSFERRED),
        lambda matter: matter.review_lead(LATER, found=TEXT),
        happened(Matter.LeadReviewed, LATER, found=TEXT),
    ),
    "accept_lead": (
        (*REGISTERED, TRANSFERRED),
        lambda matter: matter.accept_lead(FOUND_ON, prosecution=Prosecution.ADMINISTRATIVE_PUBLIC_INTEREST),
        FILED,
    ),
    "decline_lead": (
        (*REGISTERED, TRANSFERRED),
        lambda matter: matter.decline_lead(LATER, reasons=TEXT),
        happened(Matter.LeadNotFiled, LATER, reasons=TEXT),
    ),
    "return_lead_result": (
        (*REGISTERED, TRANSFERRED, FILED),
        lambda matter: matter.return_lead_result(LATER, outcome=LeadOutcome.SUIT_SUPPORTED, account=TEXT),
        happened(Matter.LeadReturned, LATER, outcome=LeadOutcome.SUIT_SUPPORTED, account=TEXT),
    ),
    "hold_hearing": (
        (*REGISTERED, TRANSFERRED, FILED),
        lambda matter: matter.hold_hearing(LATER, hearing=Hearing.PUBLIC, course=TEXT),
        happened(Matter.HearingHeld, LATER, hearing=Hearing.PUBLIC, taking_part=(), course=TEXT),
    ),
    "issue_suggestion": (
        (*REGISTERED, FILED),
        lambda matter: matter.issue_suggestion(LATER, **SUGGESTION, rules=RULES),
        SUGGESTED,
    ),
    "return_suggestion_result": (
        (*REGISTERED, FILED, SUGGESTED),
        lambda matter: matter.return_suggestion_result(LATER, adopted=Adopted.ADOPTED, account=TEXT),
        happened(
            Matter.SuggestionAnswered,
            LATER,
            adopted=Adopted.ADOPTED,
            reply_due=SUGGESTION_DUE,
            account=TEXT,
        ),
    ),
    "note_lead_result": (
        (*REGISTERED, RECTIFIED),
        lambda matter: matter.note_lead_result(LATER, outcome=LeadOutcome.RECTIFIED, account=TEXT),
        happened(Matter.LeadResultNoted, LATER, outcome=LeadOutcome.RECTIFIED, account=TEXT),
    ),
    "note_withdrawn_suggestion": (
        (*REGISTERED, FILED, SUGGESTED),
        lambda matter: matter.note_withdrawn_suggestion(LATER, reasons=TEXT),
        happened(Matter.SuggestionWithdrawn, LATER, reasons=TEXT),
    ),
    "file_referral": (
        (*REGISTERED, REFERRED),
        lambda matter: matter.file_referral(FOUND_ON),
        INSPECTED,
    ),
    "decline_referral": (
        (*REGISTERED, REFERRED),
        lambda matter: matter.decline_referral(LATER, reasons=TEXT),
        happened(Matter.ReferralDeclined, LATER, reasons=TEXT),
    ),
    "return_result": (
        (*REGISTERED, REFERRED, INSPECTED),
        lambda matter: matter.return_result(LATER, outcome=InspectionOutcome.ORDERED, account=TEXT),
        happened(Matter.ReferralReturned, LATER, outcome=InspectionOutcome.ORDERED, account=TEXT),
    ),
}
EACH_STEP = UNION_STEPS | STEPS_OF_OTHERS
