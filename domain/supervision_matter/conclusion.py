"""Supervision, last chapter: rectification verified 核实整改, follow-up 回访, reopening, and closing 办结."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.supervision_matter.record import UNSETTLED, MatterState, SupervisionMatterRecord
from domain.terms import Capacity, Term

S = MatterState
VISITORS = (Capacity.UNION, Capacity.PROCURATORATE)
SEEN_TO = (S.SETTLED, S.PERFORMED, S.RECTIFIED, S.CLOSED)
FOLLOW_UP = "公布案例所示做法（回访、回头看）"
CLOSING = "本系统管理规则（整改经核实才算办结）"


class ClosingGround(Term):
    """Why the matter may be closed; the first three must stand in the record, the others are explained."""

    RECTIFIED = "rectified", "整改已核实"
    NO_VIOLATION = "no-violation", "未发现违法行为"
    SETTLED_AND_PERFORMED = "settled-and-performed", "和解已履行"
    HANDED_OVER = "handed-over", "已由有权机关处理"
    COMPLAINT_WITHDRAWN = "complaint-withdrawn", "投诉人撤回且无须继续监督"
    EMPLOYER_GONE = "employer-gone", "用人单位注销、破产"
    OTHER = "other", "其他"


STANDS_IN_RECORD = {
    ClosingGround.RECTIFIED: S.RECTIFIED,
    ClosingGround.NO_VIOLATION: S.NO_VIOLATION,
    ClosingGround.SETTLED_AND_PERFORMED: S.PERFORMED,
}


class GroundOfReopening(Term):
    """Why a matter is taken up again."""

    RELAPSE = "relapse", "整改后反弹、和解后不履行"
    NEW_EVIDENCE = "new-evidence", "发现新的情况"
    NEW_COMPLAINT = "new-complaint", "再次投诉"


class ClosingGroundNotMet(Refused):
    """办结理由与记录不符：整改须经核实，和解须已履行，未违法须经认定。"""

    CODE = "closing-ground-not-met"
    AUTHORITY = CLOSING


class ClosingUnexplained(Refused):
    """以其他理由办结的，应当写明情况。"""

    CODE = "closing-unexplained"
    AUTHORITY = CLOSING


class LettersStillOpen(Refused):
    """本事项还有没有办结的函件。"""

    CODE = "letters-still-open"
    AUTHORITY = "本系统管理规则（函件不得石沉大海）"


class Conclusion(SupervisionMatterRecord):
    """From verified rectification to closing, and back again when it does not last."""

    class RectificationVerified(Event):
        TOPIC = "supervision-matter.rectification-verified"
        TERM = "核实整改"
        ARTICLE = "工会法 第二十三条"
        LEADS_TO = S.RECTIFIED
        on_site: bool
        together_with: tuple[str, ...]
        evidence: SealedText

    class FollowUpHeld(Event):
        TOPIC = "supervision-matter.follow-up-held"
        TERM = "回访：整改保持"
        ARTICLE = FOLLOW_UP
        together_with: tuple[str, ...]
        found: SealedText

    class RelapseFound(Event):
        TOPIC = "supervision-matter.relapse-found"
        TERM = "回访：整改反弹"
        ARTICLE = FOLLOW_UP
        LEADS_TO = S.RELAPSED
        together_with: tuple[str, ...]
        found: SealedText

    class Reopened(Event):
        TOPIC = "supervision-matter.reopened"
        TERM = "重新启动"
        ARTICLE = FOLLOW_UP
        LEADS_TO = S.REOPENED
        ground: GroundOfReopening
        explanation: SealedText

    class Closed(Event):
        TOPIC = "supervision-matter.closed"
        TERM = "监督事项办结"
        ARTICLE = CLOSING
        LEADS_TO = S.CLOSED
        ground: ClosingGround
        workers_benefited: int | None
        amount_recovered: Decimal | None
        explanation: SealedText | None

    # Decisions

    @step(
        "核实整改",
        by=VISITORS,
        when=UNSETTLED,
        authority="工会法 第二十三条",
        records=RectificationVerified,
        document="整改核实记录",
    )
    def verify_rectification(
        self,
        on: Annotated[date, Ask("核实日期")],
        *,
        on_site: Annotated[bool, Ask("到现场核实")],
        together_with: Annotated[tuple[str, ...], Ask("共同核实的单位")] = (),
        evidence: Annotated[SealedText, Ask("核实的情况和证据", max_length=5000)],
    ) -> None:
        """用人单位说已整改不算，工会或者检察机关核实了才算。"""
        self.happened(
            self.RectificationVerified, on, on_site=on_site, together_with=together_with, evidence=evidence
        )

    @step(
        "回访：整改保持",
        by=VISITORS,
        when=SEEN_TO,
        authority=FOLLOW_UP,
        records=FollowUpHeld,
        document="回访记录",
    )
    def follow_up(
        self,
        on: Annotated[date, Ask("回访日期")],
        *,
        together_with: Annotated[tuple[str, ...], Ask("共同回访的单位")] = (),
        found: Annotated[SealedText, Ask("回访情况", max_length=2000)],
    ) -> None:
        """整改后“回头看”是单独的一步，办结以后也可以进行。"""
        self.happened(self.FollowUpHeld, on, together_with=together_with, found=found)

    @step(
        "回访：整改反弹",
        by=VISITORS,
        when=SEEN_TO,
        authority=FOLLOW_UP,
        records=RelapseFound,
        document="回访记录",
    )
    def find_relapse(
        self,
        on: Annotated[date, Ask("回访日期")],
        *,
        together_with: Annotated[tuple[str, ...], Ask("共同回访的单位")] = (),
        found: Annotated[SealedText, Ask("反弹、不履行的情况", max_length=2000)],
    ) -> None:
        """回访发现整改反弹或者和解后不履行的，如实记录；随后重新启动。"""
        self.happened(self.RelapseFound, on, together_with=together_with, found=found)

    @step(
        "重新启动",
        by=Capacity.UNION,
        when=(S.RELAPSED, S.CLOSED, S.NO_VIOLATION),
        authority=FOLLOW_UP,
        records=Reopened,
        document="重新启动审批表",
    )
    def reopen(
        self,
        on: Annotated[date, Ask("启动日期")],
        *,
        ground: Annotated[GroundOfReopening, Ask("理由")],
        explanation: Annotated[SealedText, Ask("说明", max_length=2000)],
    ) -> None:
        """反弹、出现新情况或者再次投诉的，同一事项继续办理，前后经过连在一起。"""
        self.happened(self.Reopened, on, ground=ground, explanation=explanation)

    @step(
        "办结",
        by=Capacity.UNION,
        when=(*UNSETTLED, S.RECTIFIED, S.PERFORMED, S.NO_VIOLATION),
        authority=CLOSING,
        records=Closed,
        document="监督事项办结表",
    )
    def close(
        self,
        on: Annotated[date, Ask("办结日期")],
        *,
        ground: Annotated[ClosingGround, Ask("办结理由")],
        workers_benefited: Annotated[int | None, Ask("受益劳动者人数", minimum=0)] = None,
        amount_recovered: Annotated[
            Decimal | None, Ask("追回金额（元）", hint="没有的不填", check=Check.YUAN)
        ] = None,
        explanation: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """整改经核实、和解已履行或者未发现违法的可以办结；其他理由应当写明情况。"""
        self.may_close(ground, explanation)
        self.happened(
            self.Closed,
            on,
            ground=ground,
            workers_benefited=workers_benefited,
            amount_recovered=amount_recovered,
            explanation=explanation,
        )

    def may_close(self, ground: ClosingGround, explanation: SealedText | None) -> None:
        """Refuse a ground the record does not bear out, and any while a letter is still out."""
        if self.open_letters:
            raise LettersStillOpen(f"共 {len(self.open_letters)} 件。", field="ground")
        if ground in STANDS_IN_RECORD:
            if self.state is not STANDS_IN_RECORD[ground]:
                raise ClosingGroundNotMet(f"本案现处于“{self.state.zh}”阶段。", field="ground")
        elif explanation is None:
            raise ClosingUnexplained(field="explanation")
