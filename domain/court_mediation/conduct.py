"""Court mediation, second chapter: the organisation accepts 接受, mediates, and keeps what it hears to itself."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.court_mediation.record import (
    MEDIATORS,
    PERIODS,
    CourtMediationRecord,
    CourtMediationState,
    prefiling,
)
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import PrivilegedText, SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.time_limits import AGREED, Deadline

S = CourtMediationState
CONFIDENTIAL = "人民调解法 第十五条第四项；民事诉讼法解释 第一百零七条"
"""Mediators keep what they hear to themselves; what a party conceded for a settlement is no ground against it."""


class PeriodMustBeLater(Refused):
    """延长后的调解期限应晚于原期限。"""

    CODE = "court-mediation-period-must-be-later"
    AUTHORITY = "人民法院在线调解规则 第二十四条；最高人民法院关于人民法院特邀调解的规定 第二十七条"


class Conduct(CourtMediationRecord):
    """From the answer of the organisation through the sessions."""

    class Accepted(Event):
        TOPIC = "court-mediation.accepted"
        TERM = "确认接受委派、委托"
        ARTICLE = "人民法院在线调解规则 第十二条；最高人民法院关于人民法院特邀调解的规定 第二十七条"
        LEADS_TO = S.MEDIATING
        mediators: int
        confirm_by: Deadline | None
        consult_by: Deadline | None
        period: Deadline | None

        def evolve(self, case: Any) -> None:
            case.consult_by = self.consult_by
            case.period = self.period

    class Declined(Event):
        TOPIC = "court-mediation.declined"
        TERM = "不接受委派、委托"
        ARTICLE = "人民法院在线调解规则 第十二条第二款"
        LEADS_TO = S.CONSENTED
        confirm_by: Deadline | None
        reasons: SealedText

        def entrusts(self, so_far: UUID | None) -> UUID | None:
            return None

    class OtherSideAgreed(Event):
        TOPIC = "court-mediation.other-side-agreed"
        TERM = "对方同意调解"
        ARTICLE = "人民法院在线调解规则 第十五条第一款"
        consult_by: Deadline | None

    class SessionHeld(Event):
        TOPIC = "court-mediation.session-held"
        TERM = "举行调解"
        ARTICLE = CONFIDENTIAL
        attended: Side
        notes: PrivilegedText | None
        concessions: PrivilegedText | None

    class PeriodExtended(Event):
        TOPIC = "court-mediation.period-extended"
        TERM = "各方同意延长调解期限"
        ARTICLE = "人民法院在线调解规则 第二十四条；最高人民法院关于人民法院特邀调解的规定 第二十七条"
        LEADS_TO = S.MEDIATING
        period: Deadline

        def evolve(self, case: Any) -> None:
            case.period = self.period

    # Decisions

    @step(
        "确认接受",
        by=MEDIATORS,
        when=S.DELEGATED,
        authority="人民法院在线调解规则 第十二条第一款；最高人民法院关于人民法院特邀调解的规定 第二十七条",
        records=Accepted,
        document="平台确认、材料签收单",
    )
    def accept(
        self,
        on: Annotated[date, Ask("确认接受日期", hint="线下为签字接收法院移交材料之日")],
        *,
        mediators: Annotated[int, Ask("调解员人数")],
        rules: RuleBook,
    ) -> None:
        """三个工作日内确认；调解期限自确认接受之日起算：委派三十日，委托普通程序十五日、简易程序七日。"""
        assert self.at is not None  # noqa: S101 - the first entry of every case says so
        before = prefiling(self) is None
        self.happened(
            self.Accepted,
            on,
            mediators=mediators,
            confirm_by=self.confirm_by,
            consult_by=counted(rules, "online_mediation_consult_other_party", on, self.region)
            if before
            else None,
            period=counted(rules, PERIODS[self.at], on, self.region),
        )

    @step(
        "不接受委派、委托",
        by=MEDIATORS,
        when=S.DELEGATED,
        authority="人民法院在线调解规则 第十二条第二款",
        records=Declined,
        document="不予接受的理由",
    )
    def decline(
        self,
        on: Annotated[date, Ask("答复日期")],
        *,
        reasons: Annotated[SealedText, Ask("不接受的理由", max_length=2000)],
    ) -> None:
        """说明理由后退回人民法院，由法院、当事人重新指定或者选定。"""
        self.happened(self.Declined, on, confirm_by=self.confirm_by, reasons=reasons)

    @step(
        "对方同意调解",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民法院在线调解规则 第十五条第一款",
        records=OtherSideAgreed,
        document="征询记录",
        provided=prefiling,
    )
    def record_other_side(self, on: Annotated[date, Ask("对方答复日期")]) -> None:
        """接受委派后三个工作日内征询对方当事人的调解意愿。"""
        self.happened(self.OtherSideAgreed, on, consult_by=self.consult_by)

    @step(
        "举行调解",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority=CONFIDENTIAL,
        records=SessionHeld,
        document="调解笔录（不移送）",
    )
    def hold_session(
        self,
        on: Annotated[date, Ask("调解日期")],
        *,
        attended: Annotated[Side, Ask("到场的当事人")],
        notes: Annotated[
            PrivilegedText | None, Ask("调解员工作记录", hint="仅本调解组织可见", max_length=5000)
        ] = None,
        concessions: Annotated[
            PrivilegedText | None,
            Ask("让步和底线", hint="仅本调解组织可见，不移送法院、仲裁委员会", max_length=5000),
        ] = None,
    ) -> None:
        """调解过程和让步保密；为达成协议作出妥协而认可的事实，不得在后续诉讼中作为对其不利的根据。"""
        self.happened(self.SessionHeld, on, attended=attended, notes=notes, concessions=concessions)

    @step(
        "各方同意延长",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民法院在线调解规则 第二十四条；最高人民法院关于人民法院特邀调解的规定 第二十七条",
        records=PeriodExtended,
        document="延长调解期限同意书",
    )
    def extend(
        self,
        on: Annotated[date, Ask("各方同意日期")],
        *,
        until: Annotated[date, Ask("延长至")],
    ) -> None:
        """各方当事人同意的可以延长，条文没有规定上限；立案后延长的调解期限不计入审理期限。"""
        running = self.period
        if running is None or until <= running.falls_on:
            raise PeriodMustBeLater(f"原期限为 {running.falls_on if running else '未定'}。", field="until")
        period = replace(
            running,
            code=AGREED,
            falls_on=until,
            authority="人民法院在线调解规则 第二十四条",
            provisional=False,
            explanation=f"各方当事人于 {on} 同意由 {running.falls_on} 延长至 {until}。",
        )
        self.happened(self.PeriodExtended, on, period=period)
