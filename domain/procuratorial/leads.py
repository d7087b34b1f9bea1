"""Procuratorial supervision, first chapter: leads 线索 taken in, looked into, and filed as a case 立案 or not."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import PrivilegedText, SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.leads import FILING, Prosecution
from domain.supervision_matter.local_law import NOTICE_OF_2024
from domain.supervision_matter.suggestion import HEARD, Hearing
from domain.terms import Capacity, Term

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
BEFORE_FILING = (S.LEAD_RECEIVED, S.SUPPORT_APPLIED)
UNDER_REVIEW = (S.SUPERVISION_ACCEPTED, S.REVIEW_PAUSED)


class LeadSource(Term):
    """Where the lead comes from; each was read in a published case."""

    UNION = "union", "工会移送"
    OTHER_ORGAN = "other-organ", "其他机关、组织移送"
    CITIZENS = "citizens", "当事人、群众反映"
    OWN_WORK = "own-work", "履行职责中发现"


class LeadAboutNobody(Refused):
    """线索应当写明涉及的用人单位；单位尚未逐一查明的，写明所涉行业或者区域。"""

    CODE = "lead-about-nobody"
    AUTHORITY = "本系统记录规则"


class SupportFiledAsSupport(Refused):
    """申请支持起诉的，以支持起诉案件受理；发现其他线索的，另行登记。"""

    CODE = "support-filed-as-support"
    AUTHORITY = "民事诉讼法 第十五条"


class Leads(ProcuratorialRecord):
    """From a lead to a filed case, and what is found out about it."""

    class LeadReceived(Event):
        TOPIC = "procuratorial-case.lead-received"
        TERM = "接收线索"
        ARTICLE = NOTICE_OF_2024
        LEADS_TO = S.LEAD_RECEIVED
        source: LeadSource
        matter_id: UUID | None
        dispute_id: UUID | None
        transferred_by: str | None
        employer: Employer | None
        trade: str | None
        content: SealedText

        def evolve(self, case: Any) -> None:
            case.matter_id = self.matter_id
            case.dispute_id = self.dispute_id
            case.from_union = self.source is LeadSource.UNION or self.matter_id is not None

    class LeadReviewed(Event):
        TOPIC = "procuratorial-case.lead-reviewed"
        TERM = "初步调查"
        ARTICLE = NOTICE_OF_2024
        found: PrivilegedText

    class Filed(Event):
        TOPIC = "procuratorial-case.filed"
        TERM = "立案"
        ARTICLE = FILING
        LEADS_TO = S.FILED
        prosecution: Prosecution
        case_number: str | None

        def evolve(self, case: Any) -> None:
            case.prosecution = self.prosecution

    class NotFiled(Event):
        TOPIC = "procuratorial-case.not-filed"
        TERM = "不予立案"
        ARTICLE = FILING
        LEADS_TO = S.NOT_FILED
        reasons: SealedText

    class Investigated(Event):
        TOPIC = "procuratorial-case.investigated"
        TERM = "调查核实"
        ARTICLE = "民事诉讼法 第二百二十一条；人民检察院组织法 第二十一条"
        found: PrivilegedText

    class HearingHeld(Event):
        TOPIC = "procuratorial-case.hearing-held"
        TERM = "听证、磋商"
        ARTICLE = HEARD
        hearing: Hearing
        taking_part: tuple[str, ...]
        course: SealedText

    # Decisions

    @step(
        "接收线索",
        by=PROCURATORATE,
        when=S.NONE,
        authority=NOTICE_OF_2024,
        records=LeadReceived,
        document="线索登记表",
    )
    def receive_lead(
        self,
        on: Annotated[date, Ask("接收日期")],
        *,
        source: Annotated[LeadSource, Ask("线索来源")],
        matter_id: Annotated[
            UUID | None, Ask("工会监督事项", hint="工会移送的填写", refers_to="supervision-matter")
        ] = None,
        dispute_id: Annotated[UUID | None, Ask("相关争议", refers_to="dispute")] = None,
        transferred_by: Annotated[str | None, Ask("移送单位", hint="自行发现的不填", max_length=60)] = None,
        employer: Annotated[Employer | None, Ask("涉及的用人单位")] = None,
        trade: Annotated[
            str | None, Ask("所涉行业或者区域", hint="单位尚未逐一查明时填写", max_length=60)
        ] = None,
        content: Annotated[SealedText, Ask("线索内容", max_length=5000)],
    ) -> None:
        """工会等移送的、群众反映的和履行职责中发现的线索都先登记；立案与否，填了监督事项的由系统告知工会。"""
        if employer is None and not trade:
            raise LeadAboutNobody(field="employer")
        self.happened(
            self.LeadReceived,
            on,
            source=source,
            matter_id=matter_id,
            dispute_id=dispute_id,
            transferred_by=transferred_by,
            employer=employer,
            trade=trade,
            content=content,
        )

    @step(
        "初步调查",
        by=PROCURATORATE,
        when=BEFORE_FILING,
        authority=NOTICE_OF_2024,
        records=LeadReviewed,
        document="初步调查报告",
    )
    def review_lead(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        found: Annotated[PrivilegedText, Ask("调查情况", hint="仅本院可见", max_length=5000)],
    ) -> None:
        """先行研判、初步调查，再决定是否立案。"""
        self.happened(self.LeadReviewed, on, found=found)

    @step(
        "立案",
        by=PROCURATORATE,
        when=BEFORE_FILING,
        authority=FILING,
        records=Filed,
        document="立案决定书、受理通知书",
    )
    def file_case(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        prosecution: Annotated[Prosecution, Ask("案件类型")],
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
    ) -> None:
        """决定立案；申请支持起诉的，为受理支持起诉申请。"""
        if self.state == S.SUPPORT_APPLIED and prosecution is not Prosecution.SUPPORT_OF_SUIT:
            raise SupportFiledAsSupport(field="prosecution")
        self.happened(self.Filed, on, prosecution=prosecution, case_number=case_number)

    @step(
        "不予立案",
        by=PROCURATORATE,
        when=BEFORE_FILING,
        authority=FILING,
        records=NotFiled,
        document="不予立案告知",
        verified=False,
    )
    def decline(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", hint="工会移送的，理由告知工会", max_length=2000)],
    ) -> None:
        """不予立案、不予受理的，写明理由；工会移送的由系统反馈给工会。"""
        self.happened(self.NotFiled, on, reasons=reasons)

    @step(
        "调查核实",
        by=PROCURATORATE,
        when=(S.FILED, *UNDER_REVIEW),
        authority="民事诉讼法 第二百二十一条；人民检察院组织法 第二十一条",
        records=Investigated,
        document="调查核实笔录",
    )
    def investigate(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        found: Annotated[PrivilegedText, Ask("调查情况", hint="仅本院可见", max_length=5000)],
    ) -> None:
        """因履行法律监督职责的需要，可以向当事人或者案外人调查核实有关情况。"""
        self.happened(self.Investigated, on, found=found)

    @step(
        "听证、磋商",
        by=PROCURATORATE,
        when=(*BEFORE_FILING, S.FILED, *UNDER_REVIEW),
        authority=HEARD,
        records=HearingHeld,
        document="听证笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        hearing: Annotated[Hearing, Ask("形式")],
        taking_part: Annotated[tuple[str, ...], Ask("参加的单位", hint="不写个人姓名")] = (),
        course: Annotated[SealedText, Ask("经过", max_length=5000)],
    ) -> None:
        """立案前后都可以听证；工会人员可以参加。听证的，至迟三日前告知参加人（民事诉讼监督规则第五十六条）。"""
        self.happened(self.HearingHeld, on, hearing=hearing, taking_part=taking_part, course=course)
