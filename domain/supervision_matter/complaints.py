"""Supervision, second chapter: complaints 投诉, accepted 受理 or not."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import Person, SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.supervision_matter.ladder import Subject
from domain.supervision_matter.local_law import COMPLAINT_NOT_ELSEWHERE, ZHEJIANG
from domain.supervision_matter.opening import something_of_somebody
from domain.supervision_matter.record import MatterState, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
COMPLAINTS = f"{ZHEJIANG} 第十六条、第十七条（地方规定，其他地区依本地规定）"


class GroundOfNonAcceptance(Term):
    """Why a complaint is not accepted (浙江省工会劳动法律监督条例 第十七条第二款)."""

    OUT_OF_SCOPE = "out-of-scope", "不属于工会劳动法律监督范围"
    BEFORE_ANOTHER_ORGAN = "before-another-organ", "已由行政机关、仲裁机构或者人民法院受理、立案"


class DecidedBeforeReceived(Refused):
    """对投诉作出决定的日期不能早于收到投诉的日期。"""

    CODE = "decided-before-received"
    AUTHORITY = "本系统记录规则"


class ComplaintBeforeAnotherOrgan(Refused):
    """投诉事项已经由行政机关、仲裁机构或者人民法院受理、立案的，不予受理。"""

    CODE = "complaint-before-another-organ"


class NonAcceptanceMustBeWritten(Refused):
    """不予受理的，应当在五个工作日内书面告知劳动者。"""

    CODE = "non-acceptance-must-be-written"


def received_first(received_on: date, decided_on: date) -> None:
    """A complaint is decided after it came."""
    if decided_on < received_on:
        raise DecidedBeforeReceived(f"收到 {received_on}，决定 {decided_on}。", field="received_on")


class Complaints(SupervisionMatterRecord):
    """A complaint becomes a matter, or is turned away in writing."""

    class ComplaintAccepted(Event):
        TOPIC = "supervision-matter.complaint-accepted"
        TERM = "受理投诉"
        ARTICLE = COMPLAINTS
        LEADS_TO = S.ACCEPTED
        received_on: date
        complainant: Person | None
        subjects: tuple[Subject, ...]
        employers: tuple[Employer, ...]
        trade: str | None
        workers: int | None
        amount: Decimal | None
        dispute_id: UUID | None
        before_another_organ: bool
        facts: SealedText

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.by_complaint = True

    class ComplaintNotAccepted(Event):
        TOPIC = "supervision-matter.complaint-not-accepted"
        TERM = "不予受理投诉"
        ARTICLE = COMPLAINTS
        LEADS_TO = S.NOT_ACCEPTED
        received_on: date
        complainant: Person | None
        ground: GroundOfNonAcceptance
        other_organ: str | None
        told_in_writing: bool
        explanation: SealedText

    # Decisions

    @step(
        "受理投诉",
        by=Capacity.UNION,
        when=S.NONE,
        authority=COMPLAINTS,
        records=ComplaintAccepted,
        document="投诉登记表",
    )
    def accept_complaint(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        received_on: Annotated[date, Ask("收到投诉日期")],
        complainant: Annotated[Person | None, Ask("投诉人", hint="匿名投诉不填")] = None,
        subjects: Annotated[tuple[Subject, ...], Ask("投诉内容")],
        employers: Annotated[tuple[Employer, ...], Ask("被投诉单位")] = (),
        trade: Annotated[str | None, Ask("所涉行业或者区域", hint="单位尚未逐一查明时填写")] = None,
        workers: Annotated[int | None, Ask("涉及劳动者人数", hint="不详可不填")] = None,
        amount: Annotated[Decimal | None, Ask("涉及金额（元）", check=Check.YUAN)] = None,
        dispute_id: Annotated[UUID | None, Ask("相关争议", refers_to="dispute")] = None,
        before_another_organ: Annotated[
            bool, Ask("已由行政机关、仲裁机构或者人民法院受理、立案", hint="浙江规定此种投诉不予受理")
        ] = False,
        facts: Annotated[SealedText, Ask("投诉的情况", max_length=5000)],
    ) -> None:
        """接到劳动者投诉应当及时受理；是否受理以本地规定为准，浙江规定已由其他机关受理的不予受理。"""
        received_first(received_on, on)
        something_of_somebody(subjects, employers, trade)
        if before_another_organ and COMPLAINT_NOT_ELSEWHERE.holds(self.occasion.by.region, on):
            raise ComplaintBeforeAnotherOrgan(
                field="before_another_organ", authority=COMPLAINT_NOT_ELSEWHERE.authority
            )
        self.happened(
            self.ComplaintAccepted,
            on,
            received_on=received_on,
            complainant=complainant,
            subjects=subjects,
            employers=employers,
            trade=trade,
            workers=workers,
            amount=amount,
            dispute_id=dispute_id,
            before_another_organ=before_another_organ,
            facts=facts,
        )

    @step(
        "不予受理投诉",
        by=Capacity.UNION,
        when=S.NONE,
        authority=COMPLAINTS,
        records=ComplaintNotAccepted,
        document="不予受理书面告知",
    )
    def refuse_complaint(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        received_on: Annotated[date, Ask("收到投诉日期")],
        complainant: Annotated[Person | None, Ask("投诉人", hint="匿名投诉不填")] = None,
        ground: Annotated[GroundOfNonAcceptance, Ask("不予受理的理由")],
        other_organ: Annotated[str | None, Ask("已受理的机关", hint="由其他机关受理的填写")] = None,
        told_in_writing: Annotated[bool, Ask("已书面告知投诉人")],
        explanation: Annotated[SealedText, Ask("说明", max_length=2000)],
    ) -> None:
        """浙江规定五个工作日内书面告知；天津规定五个工作日内告知实名投诉人；其他地区依本地规定。"""
        received_first(received_on, on)
        if not told_in_writing and COMPLAINT_NOT_ELSEWHERE.holds(self.occasion.by.region, on):
            raise NonAcceptanceMustBeWritten(
                field="told_in_writing", authority=COMPLAINT_NOT_ELSEWHERE.authority
            )
        self.happened(
            self.ComplaintNotAccepted,
            on,
            received_on=received_on,
            complainant=complainant,
            ground=ground,
            other_organ=other_organ,
            told_in_writing=told_in_writing,
            explanation=explanation,
        )
