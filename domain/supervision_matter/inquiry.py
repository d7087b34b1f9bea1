"""Supervision, third chapter: talks 约谈, hearing both sides, investigation 调查, urging 督促改正."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.local_law import JIANGSU, ZHEJIANG
from domain.supervision_matter.record import IN_HAND, UNSETTLED, MatterState, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
LEAST_SUPERVISORS = 2
TWO_SUPERVISORS = f"{ZHEJIANG} 第二十条第二款、{JIANGSU} 第十八条（地方规定；其他地区按本系统管理规则）"


class RecordSigned(Term):
    """Whether the employer put its name under the investigation record; a refusal is noted on it."""

    SIGNED = "signed", "用人单位已签名或者盖章"
    REFUSED = "refused", "用人单位拒绝签名，已注明"


class TooFewSupervisors(Refused):
    """对用人单位进行调查，应当由两名以上工会劳动法律监督员实施；只有一名的，请上一级工会指派。"""

    CODE = "too-few-supervisors"
    AUTHORITY = TWO_SUPERVISORS


class NoViolationNotExplained(Refused):
    """认为用人单位不存在违法行为的，应当向投诉的劳动者说明。"""

    CODE = "no-violation-not-explained"
    AUTHORITY = f"{ZHEJIANG} 第十九条（地方规定；其他地区按本系统管理规则）"


class Inquiry(SupervisionMatterRecord):
    """What the union finds out, and what it tells the employer to put right."""

    class InterviewHeld(Event):
        TOPIC = "supervision-matter.interview-held"
        TERM = "约谈"
        ARTICLE = "工会法 第二十三条；妇女权益保障法 第七十四条"
        together_with: tuple[str, ...]
        employer_came: bool
        course: SealedText

    class BothSidesHeard(Event):
        TOPIC = "supervision-matter.both-sides-heard"
        TERM = "听取双方意见"
        ARTICLE = f"{ZHEJIANG} 第十八条（地方规定）"
        statements: SealedText

    class Investigated(Event):
        TOPIC = "supervision-matter.investigated"
        TERM = "调查"
        ARTICLE = "工会法 第二十六条"
        LEADS_TO = S.INVESTIGATED
        supervisors: int
        together_with: tuple[str, ...]
        record_signed: RecordSigned
        uncooperative: bool
        found: SealedText

        def evolve(self, case: Any) -> None:
            case.uncooperative = case.uncooperative or self.uncooperative

    class NoViolationFound(Event):
        TOPIC = "supervision-matter.no-violation-found"
        TERM = "未发现违法行为"
        ARTICLE = f"{ZHEJIANG} 第十九条（地方规定）"
        LEADS_TO = S.NO_VIOLATION
        explained: bool
        found: SealedText

    class CorrectionUrged(Event):
        TOPIC = "supervision-matter.correction-urged"
        TERM = "督促改正"
        ARTICLE = "工会法 第二十三条"
        LEADS_TO = S.URGED
        correct_by: date | None
        demanded: SealedText

    # Decisions

    @step(
        "约谈",
        by=Capacity.UNION,
        when=UNSETTLED,
        authority="工会法 第二十三条；妇女权益保障法 第七十四条",
        records=InterviewHeld,
        document="约谈记录",
    )
    def hold_interview(
        self,
        on: Annotated[date, Ask("约谈日期")],
        *,
        together_with: Annotated[tuple[str, ...], Ask("共同约谈的机关")] = (),
        employer_came: Annotated[bool, Ask("用人单位到场")],
        course: Annotated[SealedText, Ask("约谈经过", max_length=5000)],
    ) -> None:
        """与用人单位交涉，指出问题，听取说明；可以会同人社等部门约谈。"""
        self.happened(
            self.InterviewHeld, on, together_with=together_with, employer_came=employer_came, course=course
        )

    @step(
        "听取双方意见",
        by=Capacity.UNION,
        when=UNSETTLED,
        authority=f"{ZHEJIANG} 第十八条（地方规定）",
        records=BothSidesHeard,
        document="谈话记录",
    )
    def hear_both_sides(
        self,
        on: Annotated[date, Ask("听取日期")],
        *,
        statements: Annotated[SealedText, Ask("双方陈述", max_length=5000)],
    ) -> None:
        """受理投诉后及时派员听取劳动者和用人单位意见，了解有关情况。"""
        self.happened(self.BothSidesHeard, on, statements=statements)

    @step(
        "调查",
        by=Capacity.UNION,
        when=IN_HAND,
        authority="工会法 第二十六条",
        records=Investigated,
        document="调查笔录",
    )
    def investigate(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        supervisors: Annotated[int, Ask("参加调查的监督员人数")],
        together_with: Annotated[tuple[str, ...], Ask("共同调查的机关")] = (),
        record_signed: Annotated[RecordSigned, Ask("调查笔录签名情况")],
        uncooperative: Annotated[
            bool, Ask("用人单位不予配合", hint="拒绝沟通，拒绝提供、隐匿、毁灭或者提供虚假资料")
        ] = False,
        found: Annotated[SealedText, Ask("调查情况", max_length=5000)],
    ) -> None:
        """工会有权对侵犯职工合法权益的问题进行调查，有关单位应当予以协助；不配合的如实记录。"""
        if supervisors < LEAST_SUPERVISORS:
            raise TooFewSupervisors(f"参加调查的只有 {supervisors} 名。", field="supervisors")
        self.happened(
            self.Investigated,
            on,
            supervisors=supervisors,
            together_with=together_with,
            record_signed=record_signed,
            uncooperative=uncooperative,
            found=found,
        )

    @step(
        "认定未发现违法行为",
        by=Capacity.UNION,
        when=IN_HAND,
        authority=f"{ZHEJIANG} 第十九条（地方规定）",
        records=NoViolationFound,
        document="情况说明",
    )
    def note_no_violation(
        self,
        on: Annotated[date, Ask("认定日期")],
        *,
        explained: Annotated[bool, Ask("已向投诉的劳动者说明", hint="没有投诉人的填否")],
        found: Annotated[SealedText, Ask("认定的理由", max_length=2000)],
    ) -> None:
        """了解情况后认为不存在违法行为的，向劳动者说明。"""
        if self.by_complaint and not explained:
            raise NoViolationNotExplained(field="explained")
        self.happened(self.NoViolationFound, on, explained=explained, found=found)

    @step(
        "督促改正",
        by=Capacity.UNION,
        when=IN_HAND,
        authority="工会法 第二十三条",
        records=CorrectionUrged,
        document="督促改正记录",
    )
    def urge_correction(
        self,
        on: Annotated[date, Ask("督促日期")],
        *,
        correct_by: Annotated[date | None, Ask("要求改正的日期", hint="没有约定日期的不填")] = None,
        demanded: Annotated[SealedText, Ask("要求改正的内容", max_length=5000)],
    ) -> None:
        """代表职工与用人单位交涉，要求采取措施予以改正；用人单位应当研究处理并答复。"""
        self.happened(self.CorrectionUrged, on, correct_by=correct_by, demanded=demanded)
