"""A supervision letter, fifth chapter: put right 整改 by word, by verification, not at all, not for long."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.supervision_letter.record import OUT, LetterState, SupervisionLetterRecord
from domain.supervision_matter.local_law import ZHEJIANG
from domain.terms import Capacity

S = LetterState
CORRECTING = "工会法 第二十三条"
NOT_CORRECTING = f"{ZHEJIANG} 第二十三条第三项（地方规定）"
REVISITING = "公布案例所示做法（回访、回头看）"


class NeverVerified(Refused):
    """没有经核实的整改，谈不上反弹。"""

    CODE = "never-verified"
    AUTHORITY = "本系统记录规则"


def once_verified(case: Any) -> Refused | None:
    """A closed letter may have been escalated or published only."""
    return None if case.ever_verified else NeverVerified()


class Rectification(SupervisionLetterRecord):
    """Whether what was demanded is done, by whose word, and for how long."""

    class RectificationClaimed(Event):
        TOPIC = "supervision-letter.rectification-claimed"
        TERM = "用人单位报告已整改"
        ARTICLE = CORRECTING
        LEADS_TO = S.RECTIFICATION_CLAIMED
        account: SealedText

    class RectificationVerified(Event):
        TOPIC = "supervision-letter.rectification-verified"
        TERM = "核实已整改"
        ARTICLE = CORRECTING
        LEADS_TO = S.VERIFIED
        on_site: bool
        taking_part: tuple[str, ...]
        workers_benefited: int | None
        amount_recovered: Decimal | None
        evidence: SealedText

        def evolve(self, case: Any) -> None:
            case.ever_verified = True

    class NotRectified(Event):
        TOPIC = "supervision-letter.not-rectified"
        TERM = "核查未整改"
        ARTICLE = NOT_CORRECTING
        LEADS_TO = S.NOT_RECTIFIED
        on_site: bool
        taking_part: tuple[str, ...]
        without_proper_reason: bool
        evidence: SealedText

        def evolve(self, case: Any) -> None:
            case.without_proper_reason = self.without_proper_reason

    class Relapsed(Event):
        TOPIC = "supervision-letter.relapsed"
        TERM = "整改后反弹"
        ARTICLE = REVISITING
        LEADS_TO = S.RELAPSED
        taking_part: tuple[str, ...]
        without_proper_reason: bool
        evidence: SealedText

        def evolve(self, case: Any) -> None:
            case.without_proper_reason = self.without_proper_reason

    # Decisions

    @step(
        "登记用人单位报告已整改",
        by=Capacity.UNION,
        when=OUT,
        authority=CORRECTING,
        records=RectificationClaimed,
        document="整改报告",
    )
    def record_rectification(
        self,
        on: Annotated[date, Ask("报告日期")],
        *,
        account: Annotated[SealedText, Ask("报告内容", max_length=5000)],
    ) -> None:
        """用人单位说已整改，只是待核实；没有答复而整改了的，同样登记。"""
        self.happened(self.RectificationClaimed, on, account=account)

    @step(
        "核实已整改",
        by=Capacity.UNION,
        when=(*OUT, S.RECTIFICATION_CLAIMED),
        authority=CORRECTING,
        records=RectificationVerified,
        document="整改核实记录",
    )
    def verify_rectification(
        self,
        on: Annotated[date, Ask("核实日期")],
        *,
        on_site: Annotated[bool, Ask("到现场核实")],
        taking_part: Annotated[tuple[str, ...], Ask("参加核实的单位", hint="不写个人姓名")] = (),
        workers_benefited: Annotated[int | None, Ask("受益劳动者人数", minimum=0)] = None,
        amount_recovered: Annotated[Decimal | None, Ask("追回金额（元）", check=Check.YUAN)] = None,
        evidence: Annotated[SealedText, Ask("核实的情况和证据", max_length=5000)],
    ) -> None:
        """工会核实以后才算整改；检察机关、有关部门可以一同核实。"""
        self.happened(
            self.RectificationVerified,
            on,
            on_site=on_site,
            taking_part=taking_part,
            workers_benefited=workers_benefited,
            amount_recovered=amount_recovered,
            evidence=evidence,
        )

    @step(
        "核查未整改",
        by=Capacity.UNION,
        when=(*OUT, S.RECTIFICATION_CLAIMED),
        authority=NOT_CORRECTING,
        records=NotRectified,
        document="核查记录",
    )
    def find_not_rectified(
        self,
        on: Annotated[date, Ask("核查日期")],
        *,
        on_site: Annotated[bool, Ask("到现场核查")],
        taking_part: Annotated[tuple[str, ...], Ask("参加核查的单位", hint="不写个人姓名")] = (),
        without_proper_reason: Annotated[bool, Ask("没有正当理由")],
        evidence: Annotated[SealedText, Ask("核查的情况和证据", max_length=5000)],
    ) -> None:
        """答复了而没有做、整改缓慢、说做了而没有做，都在这里记录。"""
        self.happened(
            self.NotRectified,
            on,
            on_site=on_site,
            taking_part=taking_part,
            without_proper_reason=without_proper_reason,
            evidence=evidence,
        )

    @step(
        "登记整改后反弹",
        by=(Capacity.UNION, Capacity.PROCURATORATE),
        when=(S.VERIFIED, S.CLOSED),
        authority=REVISITING,
        records=Relapsed,
        document="回访记录",
        provided=once_verified,
    )
    def find_relapse(
        self,
        on: Annotated[date, Ask("回访日期")],
        *,
        taking_part: Annotated[tuple[str, ...], Ask("参加回访的单位", hint="不写个人姓名")] = (),
        without_proper_reason: Annotated[bool, Ask("没有正当理由")],
        evidence: Annotated[SealedText, Ask("回访情况", max_length=5000)],
    ) -> None:
        """整改经核实之后又违反的，函件重新打开；办结以后发现的也一样。"""
        self.happened(
            self.Relapsed,
            on,
            taking_part=taking_part,
            without_proper_reason=without_proper_reason,
            evidence=evidence,
        )
