"""Supervision, first chapter: what the union itself found 登记."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.supervision_matter.ladder import Subject
from domain.supervision_matter.local_law import ZHEJIANG
from domain.supervision_matter.record import UNSETTLED, MatterState, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
FINDINGS = f"工会法 第二十三条、第二十六条；{ZHEJIANG} 第十七条第三款（地方规定）"


class FoundBy(Term):
    """How the union came to know; each was read in a published case."""

    INSPECTION = "inspection", "工会监督检查"
    JOINT_VISIT = "joint-visit", "与其他机关联合走访、调查"
    WORKERS_VOICES = "workers-voices", "职工反映、基层工会报告"
    HOTLINE = "hotline", "12351职工维权热线"
    OTHER_ORGAN = "other-organ", "其他机关、调解组织通报线索"
    JUDGMENT = "judgment", "生效裁判和类案分析"
    DATA_COMPARISON = "data-comparison", "数据比对"
    KEY_DATE = "key-date", "重要时点、极端天气专项"


class NobodySupervised(Refused):
    """应当写明被监督的用人单位；单位尚未逐一查明的，写明所涉行业或者区域。"""

    CODE = "nobody-supervised"
    AUTHORITY = "工会法 第二十三条"


class NothingSupervised(Refused):
    """应当写明监督的内容。"""

    CODE = "nothing-supervised"
    AUTHORITY = "工会法 第二十三条"


def something_of_somebody(
    subjects: tuple[Subject, ...], employers: tuple[Employer, ...], trade: str | None
) -> None:
    """A matter is about something, at an employer or at least in a trade or an area."""
    if not subjects:
        raise NothingSupervised(field="subjects")
    if not employers and not trade:
        raise NobodySupervised(field="employers")


class Opening(SupervisionMatterRecord):
    """From a finding to a registered matter, and the employers that come to light later."""

    class FindingRegistered(Event):
        TOPIC = "supervision-matter.finding-registered"
        TERM = "登记监督事项"
        ARTICLE = FINDINGS
        LEADS_TO = S.REGISTERED
        found_by: FoundBy
        subjects: tuple[Subject, ...]
        employers: tuple[Employer, ...]
        trade: str | None
        workers: int | None
        amount: Decimal | None
        dispute_id: UUID | None
        facts: SealedText

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id

    class EmployerAdded(Event):
        TOPIC = "supervision-matter.employer-added"
        TERM = "增加被监督单位"
        ARTICLE = "公布案例所示做法（一条线索扩展为行业专项）"
        employer: Employer

    # Decisions

    @step(
        "登记监督事项",
        by=Capacity.UNION,
        when=S.NONE,
        authority=FINDINGS,
        records=FindingRegistered,
        document="监督事项登记表",
    )
    def register_finding(
        self,
        on: Annotated[date, Ask("发现日期")],
        *,
        found_by: Annotated[FoundBy, Ask("发现途径")],
        subjects: Annotated[tuple[Subject, ...], Ask("监督内容")],
        employers: Annotated[tuple[Employer, ...], Ask("被监督单位")] = (),
        trade: Annotated[str | None, Ask("所涉行业或者区域", hint="单位尚未逐一查明时填写")] = None,
        workers: Annotated[int | None, Ask("涉及劳动者人数", hint="不详可不填")] = None,
        amount: Annotated[Decimal | None, Ask("涉及金额（元）", check=Check.YUAN)] = None,
        dispute_id: Annotated[UUID | None, Ask("相关争议", refers_to="dispute")] = None,
        facts: Annotated[SealedText, Ask("发现的情况", max_length=5000)],
    ) -> None:
        """工会在日常工作中发现用人单位侵害劳动者合法权益的，予以登记并及时处理，没有人投诉也一样。"""
        something_of_somebody(subjects, employers, trade)
        self.happened(
            self.FindingRegistered,
            on,
            found_by=found_by,
            subjects=subjects,
            employers=employers,
            trade=trade,
            workers=workers,
            amount=amount,
            dispute_id=dispute_id,
            facts=facts,
        )

    @step(
        "增加被监督单位",
        by=(Capacity.UNION, Capacity.PROCURATORATE),
        when=UNSETTLED,
        authority="公布案例所示做法（一条线索扩展为行业专项）",
        records=EmployerAdded,
    )
    def add_employer(
        self,
        on: Annotated[date, Ask("查明日期")],
        *,
        employer: Annotated[Employer, Ask("被监督单位")],
    ) -> None:
        """一件监督事项可以涉及几个用人单位；查明一个，记入一个。"""
        self.happened(self.EmployerAdded, on, employer=employer)
