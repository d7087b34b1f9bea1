"""What has already happened to a letter when a test begins, and each of its steps once."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import CopiedTo, Method
from domain.supervision_letter.drafting import Demand
from domain.supervision_letter.ending import GroundOfWithdrawal, Rung
from domain.supervision_letter.local_law import Trigger
from domain.supervision_letter.replies import Position
from domain.supervision_letter.signing import Office
from domain.supervision_matter.inspection import InspectionOutcome
from domain.supervision_matter.ladder import Instrument, Subject, UnionLevel
from domain.supervision_matter.stated_period import PeriodUnit, StatedPeriod, stated_deadline
from domain.time_limits import Deadline
from tests.support.story import TEXT, Happened, happened
from tests.support.supervision import EMPLOYER, RULES

MATTER = UUID(int=2)
DRAFTED_ON = date(2026, 11, 2)
SERVED_ON = date(2026, 11, 3)
LATER = date(2026, 11, 18)
DEMAND = Demand(subject=Subject.WAGES, text=TEXT)
FIFTEEN_DAYS = StatedPeriod(days=15, unit=PeriodUnit.CALENDAR_DAY)
ASKED: dict[str, Any] = {
    "matter_id": MATTER,
    "instrument": Instrument.OPINION,
    "issuer_level": UnionLevel.COUNTY,
    "public": False,
    "employer": EMPLOYER,
    "department": None,
    "demands": (DEMAND,),
    "stated_period": FIFTEEN_DAYS,
    "preceding_letter_id": None,
    "facts": None,
}
TO_DEPARTMENT = {
    "instrument": Instrument.RECOMMENDATION,
    "employer": None,
    "department": "示例县人力资源和社会保障局",
}
TO_EVERYBODY = {
    "instrument": Instrument.REMINDER,
    "public": True,
    "employer": None,
    "stated_period": None,
    "matter_id": None,
}
DUE = stated_deadline(FIFTEEN_DAYS, document="意见书", starts_from=SERVED_ON, rules=RULES)


def drafted(**particulars: Any) -> Happened:
    """The letter as drafted, an opinion letter to an employer unless said otherwise."""
    return happened(Letter.Drafted, DRAFTED_ON, **{**ASKED, **particulars})


def served(due: Deadline = DUE, filing_due: Deadline | None = None) -> Happened:
    """Handed over on the spot."""
    return happened(Letter.Served, SERVED_ON, method=Method.ON_THE_SPOT, reply_due=due, filing_due=filing_due)


SUBMITTED = happened(Letter.SubmittedForSignature, DRAFTED_ON)
SIGNED = happened(Letter.Signed, DRAFTED_ON, signed_by_office=Office.CHAIR, number=None)
OPINION = (drafted(), SUBMITTED, SIGNED)
OUT = (*OPINION, served())
TO_HRSS = (drafted(**TO_DEPARTMENT), SUBMITTED, SIGNED, served())
PUBLIC = (drafted(**TO_EVERYBODY),)
REMINDER = (drafted(instrument=Instrument.REMINDER),)
RECEIPT_REFUSED = happened(Letter.ReceiptRefused, SERVED_ON, course=TEXT)
OVERDUE = happened(Letter.OverdueEstablished, date(2026, 11, 19), reply_due=DUE)
DISPUTED = happened(Letter.RepliedDisputing, LATER, reply_due=DUE, account=TEXT)
CLAIMED = happened(Letter.RectificationClaimed, LATER, account=TEXT)
FOUND: dict[str, Any] = {"taking_part": ("示例县人民检察院",), "evidence": TEXT}
VERIFIED = happened(
    Letter.RectificationVerified,
    LATER,
    on_site=True,
    workers_benefited=3,
    amount_recovered=Decimal("900.00"),
    **FOUND,
)
NOT_DONE = happened(Letter.NotRectified, LATER, on_site=True, without_proper_reason=True, **FOUND)
EXCUSED = happened(Letter.NotRectified, LATER, on_site=True, without_proper_reason=False, **FOUND)
RELAPSED = happened(Letter.Relapsed, LATER, without_proper_reason=True, **FOUND)
PUBLISHED = happened(Letter.Published, SERVED_ON, where="示例日报")
OPENED = happened(Letter.DepartmentFiled, LATER, case_number=None, filing_due=None)
DECLINED = happened(Letter.DepartmentDeclined, LATER, filing_due=None, reasons=TEXT)
CLOSED = happened(Letter.Closed, LATER)
ESCALATED = happened(
    Letter.Escalated, LATER, rung=Rung.RECOMMENDATION, trigger=Trigger.NOT_CORRECTED, local_rule=None
)

Told = tuple[tuple[Happened, ...], Callable[[Any], None], Happened]
EACH_STEP: dict[str, Told] = {
    "draft": ((), lambda letter: letter.draft(DRAFTED_ON, **ASKED, rules=RULES), drafted()),
    "submit_for_signature": (
        (drafted(),),
        lambda letter: letter.submit_for_signature(DRAFTED_ON),
        SUBMITTED,
    ),
    "sign": (
        (drafted(), SUBMITTED),
        lambda letter: letter.sign(DRAFTED_ON, signed_by_office=Office.CHAIR),
        SIGNED,
    ),
    "assign_number": (
        OPINION,
        lambda letter: letter.assign_number(DRAFTED_ON, number="示工监意〔2026〕3号"),
        happened(Letter.Numbered, DRAFTED_ON, number="示工监意〔2026〕3号"),
    ),
    "serve": (
        OPINION,
        lambda letter: letter.serve(SERVED_ON, method=Method.ON_THE_SPOT, rules=RULES),
        served(),
    ),
    "refuse_receipt": (
        OPINION,
        lambda letter: letter.refuse_receipt(SERVED_ON, course=TEXT),
        RECEIPT_REFUSED,
    ),
    "publish": (PUBLIC, lambda letter: letter.publish(SERVED_ON, where="示例日报"), PUBLISHED),
    "copy_to": (
        OUT,
        lambda letter: letter.copy_to(LATER, copied_to=CopiedTo.PROCURATORATE, organ="示例县人民检察院"),
        happened(Letter.CopySent, LATER, copied_to=CopiedTo.PROCURATORATE, organ="示例县人民检察院"),
    ),
    "receive_acceptance": (
        OUT,
        lambda letter: letter.receive_acceptance(LATER, account=TEXT),
        happened(Letter.RepliedAccepting, LATER, reply_due=DUE, account=TEXT),
    ),
    "receive_dispute": (OUT, lambda letter: letter.receive_dispute(LATER, account=TEXT), DISPUTED),
    "file_reply": (
        (*OUT, VERIFIED),
        lambda letter: letter.file_reply(LATER, position=Position.ACCEPTS, account=TEXT),
        happened(Letter.ReplyFiled, LATER, reply_due=DUE, account=TEXT, position=Position.ACCEPTS),
    ),
    "establish_overdue": (OUT, lambda letter: letter.establish_overdue(date(2026, 11, 19)), OVERDUE),
    "record_rectification": (
        OUT,
        lambda letter: letter.record_rectification(LATER, account=TEXT),
        CLAIMED,
    ),
    "verify_rectification": (
        (*OUT, CLAIMED),
        lambda letter: letter.verify_rectification(
            LATER, on_site=True, workers_benefited=3, amount_recovered=Decimal("900.00"), **FOUND
        ),
        VERIFIED,
    ),
    "find_not_rectified": (
        (*OUT, CLAIMED),
        lambda letter: letter.find_not_rectified(LATER, on_site=True, without_proper_reason=True, **FOUND),
        NOT_DONE,
    ),
    "find_relapse": (
        (*OUT, VERIFIED, CLOSED),
        lambda letter: letter.find_relapse(LATER, without_proper_reason=True, **FOUND),
        RELAPSED,
    ),
    "department_files_case": (TO_HRSS, lambda letter: letter.department_files_case(LATER), OPENED),
    "department_declines": (
        TO_HRSS,
        lambda letter: letter.department_declines(LATER, reasons=TEXT),
        DECLINED,
    ),
    "department_returns_result": (
        (*TO_HRSS, OPENED),
        lambda letter: letter.department_returns_result(
            LATER, decided_on=SERVED_ON, outcome=InspectionOutcome.ORDERED, account=TEXT, rules=RULES
        ),
        happened(
            Letter.ResultReturned,
            LATER,
            decided_on=SERVED_ON,
            outcome=InspectionOutcome.ORDERED,
            notice_due=None,
            account=TEXT,
        ),
    ),
    "escalate": (
        (*OUT, NOT_DONE),
        lambda letter: letter.escalate(LATER, rung=Rung.RECOMMENDATION, trigger=Trigger.NOT_CORRECTED),
        ESCALATED,
    ),
    "close": ((*OUT, VERIFIED), lambda letter: letter.close(LATER), CLOSED),
    "end_publication": (
        (*PUBLIC, PUBLISHED),
        lambda letter: letter.end_publication(LATER),
        happened(Letter.PublicationEnded, LATER),
    ),
    "withdraw": (
        (*OUT, DISPUTED),
        lambda letter: letter.withdraw(
            LATER, ground=GroundOfWithdrawal.OBJECTION_WELL_FOUNDED, explanation=TEXT
        ),
        happened(Letter.Withdrawn, LATER, ground=GroundOfWithdrawal.OBJECTION_WELL_FOUNDED, explanation=TEXT),
    ),
}
