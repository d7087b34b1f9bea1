"""Mediation, second chapter: mediators 调解员, sessions 调解会议, the period 调解期限, and endings without agreement."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.mediation.record import MEDIATORS, MediationBody, MediationRecord, MediationState
from domain.parties import Side
from domain.personal_data import PrivilegedText, SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.time_limits import AGREED, Deadline

S = MediationState


class ExtensionNeedsEnterpriseMediation(Refused):
    """只有企业劳动争议调解委员会的调解，双方同意后可以延期。"""

    CODE = "extension-needs-enterprise-mediation"
    AUTHORITY = "企业劳动争议协商调解规定 第二十九条"


class ExtensionMustBeLater(Refused):
    """延长后的期限应晚于原期限。"""

    CODE = "extension-must-be-later"
    AUTHORITY = "企业劳动争议协商调解规定 第二十九条"


class PeriodStillRunning(Refused):
    """调解期限尚未届满，不能以期满为由终止调解。"""

    CODE = "period-still-running"
    AUTHORITY = "劳动争议调解仲裁法 第十四条第三款"


def enterprise_only(case: Any) -> Refused | None:
    """Only an enterprise committee's period can be extended by agreement."""
    return None if case.body is MediationBody.ENTERPRISE else ExtensionNeedsEnterpriseMediation()


class Conduct(MediationRecord):
    """From the appointment of mediators to the end of the attempt."""

    class MediatorsAppointed(Event):
        TOPIC = "mediation-case.mediators-appointed"
        TERM = "指定或选定调解员"
        ARTICLE = "企业劳动争议协商调解规定 第二十五条"
        LEADS_TO = S.MEDIATING
        mediators: int
        chosen_by_parties: bool

    class SessionHeld(Event):
        TOPIC = "mediation-case.session-held"
        TERM = "举行调解"
        ARTICLE = "劳动争议调解仲裁法 第十三条"
        attended: Side
        course: SealedText
        notes: PrivilegedText | None

    class PeriodExtended(Event):
        TOPIC = "mediation-case.period-extended"
        TERM = "调解延期"
        ARTICLE = "企业劳动争议协商调解规定 第二十九条"
        LEADS_TO = S.MEDIATING
        period: Deadline

        def evolve(self, case: Any) -> None:
            case.period = self.period

    class PeriodExpired(Event):
        TOPIC = "mediation-case.period-expired"
        TERM = "期满未达成协议"
        ARTICLE = "劳动争议调解仲裁法 第十四条第三款"
        LEADS_TO = S.FAILED
        period: Deadline

    class PartyUnwilling(Event):
        TOPIC = "mediation-case.party-unwilling"
        TERM = "一方不愿继续调解"
        ARTICLE = "企业劳动争议协商调解规定 第三十条、第三十一条第六项"
        LEADS_TO = S.FAILED
        unwilling: Side

    class Withdrawn(Event):
        TOPIC = "mediation-case.withdrawn"
        TERM = "撤回调解申请"
        ARTICLE = "企业劳动争议协商调解规定 第十一条"
        LEADS_TO = S.TERMINATED
        settled_privately: bool

    # Decisions

    @step(
        "指定调解员",
        by=MEDIATORS,
        when=S.ACCEPTED,
        authority="企业劳动争议协商调解规定 第二十五条",
        records=MediatorsAppointed,
        document="调解员指派单",
    )
    def appoint_mediators(
        self,
        on: Annotated[date, Ask("指定日期")],
        *,
        mediators: Annotated[int, Ask("调解员人数")],
        chosen_by_parties: Annotated[bool, Ask("由当事人选定")] = False,
    ) -> None:
        """根据案件情况指定调解员或者调解小组，当事人也可以选定。"""
        self.happened(self.MediatorsAppointed, on, mediators=mediators, chosen_by_parties=chosen_by_parties)

    @step(
        "举行调解",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="劳动争议调解仲裁法 第十三条",
        records=SessionHeld,
        document="调解笔录",
    )
    def hold_session(
        self,
        on: Annotated[date, Ask("调解日期")],
        *,
        attended: Annotated[Side, Ask("到场的当事人")],
        course: Annotated[SealedText, Ask("调解经过", hint="双方陈述和争议焦点", max_length=5000)],
        notes: Annotated[
            PrivilegedText | None,
            Ask("调解员工作记录", hint="仅本调解组织可见；让步和底线写在这里", max_length=5000),
        ] = None,
    ) -> None:
        """充分听取双方当事人对事实和理由的陈述，耐心疏导，帮助其达成协议。"""
        self.happened(self.SessionHeld, on, attended=attended, course=course, notes=notes)

    @step(
        "双方同意延期",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="企业劳动争议协商调解规定 第二十九条",
        records=PeriodExtended,
        document="延期同意书",
        provided=enterprise_only,
    )
    def extend(
        self,
        on: Annotated[date, Ask("双方同意日期")],
        *,
        until: Annotated[date, Ask("延长至")],
    ) -> None:
        """企业调解应当自受理之日起十五日内结束，双方当事人同意延期的可以延长。"""
        running = self.period
        if running is None or until <= running.falls_on:
            raise ExtensionMustBeLater(f"原期限为 {running.falls_on if running else '未定'}。", field="until")
        period = replace(
            running,
            code=AGREED,
            falls_on=until,
            authority="企业劳动争议协商调解规定 第二十九条",
            provisional=False,
            explanation=f"双方当事人于 {on} 同意由 {running.falls_on} 延长至 {until}。",
        )
        self.happened(self.PeriodExtended, on, period=period)

    @step(
        "期满未达成协议",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="劳动争议调解仲裁法 第十四条第三款",
        records=PeriodExpired,
        document="调解终止记录、可申请仲裁告知书",
    )
    def end_at_expiry(self, on: Annotated[date, Ask("终止日期")]) -> None:
        """自收到调解申请之日起十五日内未达成调解协议的，当事人可以依法申请仲裁。"""
        period = self.period
        if period is None or on <= period.falls_on:
            raise PeriodStillRunning(f"期限至 {period.falls_on if period else '未定'} 届满。", field="on")
        self.happened(self.PeriodExpired, on, period=period)

    @step(
        "一方不愿继续",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="企业劳动争议协商调解规定 第三十条",
        records=PartyUnwilling,
        document="调解不成记录、可申请仲裁告知书",
    )
    def end_unwilling(
        self,
        on: Annotated[date, Ask("表示日期")],
        *,
        unwilling: Annotated[Side, Ask("不愿继续的当事人")],
    ) -> None:
        """调解不成的，应当做好记录，由双方签名或者盖章，并书面告知当事人可以申请仲裁。"""
        self.happened(self.PartyUnwilling, on, unwilling=unwilling)

    @step(
        "撤回申请或自行和解",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="企业劳动争议协商调解规定 第十一条",
        records=Withdrawn,
        document="撤回申请书、和解协议",
    )
    def withdraw(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        settled_privately: Annotated[bool, Ask("已自行和解")] = False,
    ) -> None:
        """申请人可以撤回申请；双方可以自行和解，不影响依法申请仲裁的权利。"""
        self.happened(self.Withdrawn, on, settled_privately=settled_privately)
