"""Supervision, sixth chapter: leads to the procuratorate 线索移送, and what it makes of them."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.ladder import COUNTY_AND_ABOVE, UnionLevel
from domain.supervision_matter.local_law import NOTICE_OF_2024
from domain.supervision_matter.record import IN_HAND, MatterState, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
FILING = "行政诉讼法 第二十五条第四款；民事诉讼法 第十五条；安全生产法 第七十四条；妇女权益保障法 第七十七条"

AWAITING_RESULT = (S.FILED, S.SUGGESTED, S.SUGGESTION_ANSWERED)


class LeadGround(Term):
    """Why a lead may go to the procuratorate: the groups and collective matters of the 2024 notice, and leads
    on safety and health at work that published cases show."""

    NEW_EMPLOYMENT = "new-employment", "新就业形态劳动者"
    WOMEN = "women", "女职工"
    MINORS = "minors", "未成年工"
    DISABLED = "disabled", "残疾劳动者"
    OLDER = "older", "老年劳动者"
    COLLECTIVE_INSURANCE = "collective-insurance", "社保欠缴等群体性纠纷"
    COLLECTIVE_WAGES = "collective-wages", "拖欠农民工工资等群体性纠纷"
    PUBLIC_INTEREST = "public-interest", "安全生产、职业健康等公益损害"


class Prosecution(Term):
    """As what the procuratorate files it."""

    ADMINISTRATIVE_PUBLIC_INTEREST = "administrative-public-interest", "行政公益诉讼"
    CIVIL_PUBLIC_INTEREST = "civil-public-interest", "民事公益诉讼"
    SUPPORT_OF_SUIT = "support-of-suit", "支持起诉"
    OTHER = "other", "其他监督案件"


class LeadOutcome(Term):
    """What came of the procuratorate's case."""

    RECTIFIED = "rectified", "已督促整改"
    SETTLED = "settled", "和解或者调解"
    SUIT_SUPPORTED = "suit-supported", "已支持起诉"
    SUIT_BROUGHT = "suit-brought", "已提起公益诉讼"
    ENDED = "ended", "终结案件"


class LeadWithoutGround(Refused):
    """移送线索应当写明属于哪一类特定群体、群体性纠纷或者公益损害。"""

    CODE = "lead-without-ground"
    AUTHORITY = NOTICE_OF_2024


class LeadNeedsCountyUnion(Refused):
    """由县级以上总工会向检察机关移送线索；基层工会报请上级工会移送。"""

    CODE = "lead-needs-county-union"
    AUTHORITY = NOTICE_OF_2024


class Leads(SupervisionMatterRecord):
    """From the transfer of a lead to what the procuratorate reports back."""

    class LeadTransferred(Event):
        TOPIC = "supervision-matter.lead-transferred"
        TERM = "线索移送检察机关"
        ARTICLE = NOTICE_OF_2024
        LEADS_TO = S.TRANSFERRED
        procuratorate: str
        level: UnionLevel
        grounds: tuple[LeadGround, ...]
        uncooperative: bool
        letter_id: UUID | None
        materials: SealedText

    class LeadReviewed(Event):
        TOPIC = "supervision-matter.lead-reviewed"
        TERM = "检察机关初步调查"
        ARTICLE = NOTICE_OF_2024
        found: SealedText

    class LeadFiled(Event):
        TOPIC = "supervision-matter.lead-filed"
        TERM = "检察机关立案"
        ARTICLE = FILING
        LEADS_TO = S.FILED
        prosecution: Prosecution
        case_number: str | None

    class LeadNotFiled(Event):
        TOPIC = "supervision-matter.lead-not-filed"
        TERM = "检察机关不予立案"
        ARTICLE = FILING
        LEADS_TO = S.NOT_FILED
        reasons: SealedText

    class LeadReturned(Event):
        TOPIC = "supervision-matter.lead-returned"
        TERM = "检察机关反馈办理结果"
        ARTICLE = NOTICE_OF_2024
        LEADS_TO = S.LEAD_RETURNED
        outcome: LeadOutcome
        account: SealedText

    # Decisions

    @step(
        "线索移送检察机关",
        by=Capacity.UNION,
        when=IN_HAND,
        authority=NOTICE_OF_2024,
        records=LeadTransferred,
        document="线索移送函",
    )
    def transfer_lead(
        self,
        on: Annotated[date, Ask("移送日期")],
        *,
        procuratorate: Annotated[str, Ask("移送给", hint="人民检察院名称", max_length=100)],
        level: Annotated[UnionLevel, Ask("移送的工会")],
        grounds: Annotated[tuple[LeadGround, ...], Ask("移送理由", hint="可以不止一项")],
        uncooperative: Annotated[bool, Ask("用人单位不予配合")],
        letter_id: Annotated[
            UUID | None, Ask("此前的函件", hint="没有发函的不填", refers_to="supervision-letter")
        ] = None,
        materials: Annotated[SealedText, Ask("移送材料和情况说明", max_length=5000)],
    ) -> None:
        """通知列明特定群体、群体性纠纷和用人单位不予配合；“不予配合”是否限定前者，读法不一，如实填写，不作拦阻。"""
        if level not in COUNTY_AND_ABOVE:
            raise LeadNeedsCountyUnion(field="level")
        if not grounds:
            raise LeadWithoutGround(field="grounds")
        self.happened(
            self.LeadTransferred,
            on,
            procuratorate=procuratorate,
            level=level,
            grounds=grounds,
            uncooperative=uncooperative or self.uncooperative,
            letter_id=letter_id,
            materials=materials,
        )

    @step(
        "初步调查",
        by=Capacity.PROCURATORATE,
        when=S.TRANSFERRED,
        authority=NOTICE_OF_2024,
        records=LeadReviewed,
        document="初步调查报告",
    )
    def review_lead(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        found: Annotated[SealedText, Ask("调查情况", max_length=5000)],
    ) -> None:
        """收到线索后先行研判、初步调查，再决定是否立案。"""
        self.happened(self.LeadReviewed, on, found=found)

    @step(
        "检察机关立案",
        by=Capacity.PROCURATORATE,
        when=(*IN_HAND, S.TRANSFERRED),
        authority=FILING,
        records=LeadFiled,
        document="立案决定书",
    )
    def accept_lead(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        prosecution: Annotated[Prosecution, Ask("案件类型")],
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
    ) -> None:
        """就移送的线索立案；联合调查中自行发现的，没有移送也可以立案。"""
        self.happened(self.LeadFiled, on, prosecution=prosecution, case_number=case_number)

    @step(
        "检察机关不予立案",
        by=Capacity.PROCURATORATE,
        when=S.TRANSFERRED,
        authority=FILING,
        records=LeadNotFiled,
        document="不予立案告知",
        verified=False,
    )
    def decline_lead(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不予立案的，写明理由反馈移送的工会；工会可以继续用其他办法处理。"""
        self.happened(self.LeadNotFiled, on, reasons=reasons)

    @step(
        "反馈办理结果",
        by=Capacity.PROCURATORATE,
        when=AWAITING_RESULT,
        authority=NOTICE_OF_2024,
        records=LeadReturned,
        document="办理结果反馈函",
    )
    def return_lead_result(
        self,
        on: Annotated[date, Ask("反馈日期")],
        *,
        outcome: Annotated[LeadOutcome, Ask("办理结果")],
        account: Annotated[SealedText, Ask("办理情况", max_length=5000)],
    ) -> None:
        """案件办结后向移送的工会反馈；汉中市汉台区约定办结后五日内反馈，其他地区依本地约定。"""
        self.happened(self.LeadReturned, on, outcome=outcome, account=account)
