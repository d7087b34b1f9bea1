"""Labour inspection, first chapter: complaints 投诉, reports 举报, findings of its own, and requests of unions."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.inspection.record import REGULATION, WAGES, InspectionRecord, InspectionState, counted
from domain.kernel import Event
from domain.parties import Employer
from domain.personal_data import SealedText
from domain.refusals import DateInFuture, Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = InspectionState
INSPECTION = Capacity.LABOUR_INSPECTION


class InspectionSource(Term):
    """How labour inspection came to know (劳动保障监察条例 第九条、第十四条)."""

    COMPLAINT = "complaint", "劳动者投诉"
    REPORT = "report", "举报"
    PATROL = "patrol", "日常巡视检查、书面审查"
    UNION = "union", "工会提请、建议书"
    ARBITRATION = "arbitration", "仲裁机构通报"
    PROCURATORATE = "procuratorate", "检察机关移送、建议"
    OTHER_ORGAN = "other-organ", "其他机关移送"


class UnionCaseFromUnion(Refused):
    """填写工会监督事项或者建议书的，来源应是工会。"""

    CODE = "union-case-from-union"
    AUTHORITY = "本系统记录规则"


class Intake(InspectionRecord):
    """What is brought or found is registered."""

    class Registered(Event):
        TOPIC = "inspection-case.registered"
        TERM = "登记投诉、举报、移送"
        ARTICLE = f"{REGULATION} 第九条、第十四条；{WAGES} 第十条"
        LEADS_TO = S.REGISTERED
        source: InspectionSource
        matter_id: UUID | None
        letter_id: UUID | None
        dispute_id: UUID | None
        employer: Employer
        workers: int | None
        ended_on: date | None
        docketing_due: Deadline | None
        content: SealedText

        def evolve(self, case: Any) -> None:
            case.matter_id = self.matter_id
            case.letter_id = self.letter_id
            case.dispute_id = self.dispute_id
            case.from_union = self.source is InspectionSource.UNION
            case.ended_on = self.ended_on
            case.docketing_due = self.docketing_due

    # Decisions

    @step(
        "登记投诉、举报、移送",
        by=INSPECTION,
        when=S.NONE,
        authority=f"{REGULATION} 第九条、第十四条；{WAGES} 第十条",
        records=Registered,
        document="投诉登记表",
    )
    def register(
        self,
        on: Annotated[date, Ask("收到或者发现日期")],
        *,
        source: Annotated[InspectionSource, Ask("来源")],
        matter_id: Annotated[
            UUID | None, Ask("工会监督事项", hint="工会提请的填写", refers_to="supervision-matter")
        ] = None,
        letter_id: Annotated[
            UUID | None, Ask("工会建议书", hint="收到建议书的填写", refers_to="supervision-letter")
        ] = None,
        dispute_id: Annotated[UUID | None, Ask("相关争议", refers_to="dispute")] = None,
        employer: Annotated[Employer, Ask("被投诉、检查的用人单位")],
        workers: Annotated[int | None, Ask("涉及劳动者人数", hint="不详可不填")] = None,
        ended_on: Annotated[date | None, Ask("违法行为终了日期", hint="仍在继续或者不详的不填")] = None,
        content: Annotated[SealedText, Ask("反映的情况", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """任何组织和个人有权举报，劳动者有权投诉。条例只写“及时立案”；部门规章对投诉写五个工作日，原文未读，须核。"""
        if (matter_id or letter_id) and source is not InspectionSource.UNION:
            raise UnionCaseFromUnion(field="source")
        if ended_on is not None and ended_on > on:
            raise DateInFuture(f"{ended_on} 晚于 {on}。", field="ended_on")
        complaint = source is InspectionSource.COMPLAINT
        self.happened(
            self.Registered,
            on,
            source=source,
            matter_id=matter_id,
            letter_id=letter_id,
            dispute_id=dispute_id,
            employer=employer,
            workers=workers,
            ended_on=ended_on,
            docketing_due=counted(rules, "inspection_complaint_docketing", on) if complaint else None,
            content=content,
        )
