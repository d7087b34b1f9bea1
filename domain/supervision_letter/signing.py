"""A supervision letter, second chapter: submission 提请, signature 签发, number 文号."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.numbering import Series
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_letter.local_law import SIGNED_BY_CHAIR
from domain.supervision_letter.record import LetterState, SupervisionLetterRecord
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.local_law import ZHEJIANG
from domain.terms import Capacity, Term

S = LetterState
SUBMITTING = f"{ZHEJIANG} 第十条第二款第五项、第六项（地方规定）"
SIGNING = f"{ZHEJIANG} 第二十一条（地方规定，其他地区依本地规定）"


class Office(Term):
    """Who signs: the union's chair or vice chair in 浙江, the committee's head elsewhere."""

    CHAIR = "chair", "工会主席"
    VICE_CHAIR = "vice-chair", "工会副主席"
    COMMITTEE_HEAD = "committee-head", "劳动法律监督委员会主任"
    COMMITTEE_DEPUTY = "committee-deputy", "劳动法律监督委员会副主任"


class SignedByChair(Refused):
    """意见书由工会主席或者副主席签署。"""

    CODE = "signed-by-chair"
    AUTHORITY = SIGNED_BY_CHAIR.authority


class AlreadyNumbered(Refused):
    """该函件已有文号。"""

    CODE = "already-numbered"
    AUTHORITY = "本系统记录规则"


def unnumbered(case: Any) -> Refused | None:
    """A letter has one number."""
    return None if case.number is None else AlreadyNumbered()


SERIES = {
    Instrument.REMINDER: Series.REMINDER_LETTER,
    Instrument.OPINION: Series.OPINION_LETTER,
    Instrument.RECOMMENDATION: Series.RECOMMENDATION_LETTER,
}


def series_of(case: Any) -> Series:
    """Each instrument is numbered for itself."""
    return SERIES[case.instrument]


class Signing(SupervisionLetterRecord):
    """From the draft to a signed and numbered letter."""

    class SubmittedForSignature(Event):
        TOPIC = "supervision-letter.submitted-for-signature"
        TERM = "提请签发"
        ARTICLE = SUBMITTING
        LEADS_TO = S.SUBMITTED

    class Signed(Event):
        TOPIC = "supervision-letter.signed"
        TERM = "签发"
        ARTICLE = SIGNING
        LEADS_TO = S.SIGNED
        signed_by_office: Office
        number: str | None

        def evolve(self, case: Any) -> None:
            case.number = self.number

    class Numbered(Event):
        TOPIC = "supervision-letter.numbered"
        TERM = "编号"
        ARTICLE = "本系统记录规则"
        number: str

        def evolve(self, case: Any) -> None:
            case.number = self.number

    # Decisions

    @step(
        "提请签发",
        by=Capacity.UNION,
        when=S.DRAFTED,
        authority=SUBMITTING,
        records=SubmittedForSignature,
        document="函件签发单",
    )
    def submit_for_signature(self, on: Annotated[date, Ask("提请日期")]) -> None:
        """劳动法律监督委员会提请工会发出函件。"""
        self.happened(self.SubmittedForSignature, on)

    @step(
        "签发",
        by=Capacity.UNION,
        when=S.SUBMITTED,
        authority=SIGNING,
        records=Signed,
        document="函件（签发件）",
    )
    def sign(
        self,
        on: Annotated[date, Ask("签发日期")],
        *,
        signed_by_office: Annotated[Office, Ask("签发人职务")],
        number: Annotated[
            str | None, Ask("文号", hint="可以签发时编号，也可以随后编号", max_length=60, numbered=series_of)
        ] = None,
    ) -> None:
        """浙江由工会主席或者副主席签署意见书；有的城市由监督委员会主任、副主任签署。"""
        by_committee = signed_by_office in (Office.COMMITTEE_HEAD, Office.COMMITTEE_DEPUTY)
        opinion = self.instrument is Instrument.OPINION
        if by_committee and opinion and SIGNED_BY_CHAIR.holds(self.region, on):
            raise SignedByChair(field="signed_by_office")
        self.happened(self.Signed, on, signed_by_office=signed_by_office, number=number)

    @step(
        "编号",
        by=Capacity.UNION,
        when=S.SIGNED,
        authority="本系统记录规则",
        records=Numbered,
        provided=unnumbered,
    )
    def assign_number(
        self,
        on: Annotated[date, Ask("编号日期")],
        *,
        number: Annotated[str, Ask("文号", max_length=60, numbered=series_of)],
    ) -> None:
        """签发时没有编号的，送达前补编；按本工会编号规则填写。"""
        self.happened(self.Numbered, on, number=number)
