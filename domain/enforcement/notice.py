"""Enforcement, second chapter: the notice 执行通知, the report of property 财产报告, and inquiry 财产调查."""

from datetime import date
from typing import Annotated, Any

from domain.enforcement.record import COURT, EnforcementRecord, EnforcementState, counted
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
ACTIVE = (S.DOCKETED, S.NOTIFIED, S.MEASURES, S.THIS_EXECUTION_ENDED)


class Inquiry(Term):
    """How property was looked for (民事诉讼法 第二百五十三条、第二百五十九条)."""

    NETWORK = "network", "网络查控"
    ON_SITE = "on-site", "现场或者向有关单位调查"
    SEARCH = "search", "搜查"
    AUDIT = "audit", "审计或者悬赏"


class NoticeAlreadySent(Refused):
    """已经发出执行通知。"""

    CODE = "enforcement-notice-already-sent"
    AUTHORITY = "民事诉讼法 第二百五十一条"


class NoticeNotSent(Refused):
    """尚未发出执行通知和报告财产令。"""

    CODE = "enforcement-notice-not-sent"
    AUTHORITY = "民事诉讼法 第二百五十一条、第二百五十二条"


class NoticeAlreadyReceived(Refused):
    """被执行人已经收到执行通知，管辖异议的期限从第一次收到起算。"""

    CODE = "enforcement-notice-already-received"
    AUTHORITY = "执行程序解释 第三条"


def not_notified(case: Any) -> Refused | None:
    """Measures may come first, the notice once."""
    return NoticeAlreadySent() if case.notified else None


def notified(case: Any) -> Refused | None:
    """What answers the notice comes after it."""
    return None if case.notified else NoticeNotSent()


class Notice(EnforcementRecord):
    """From docketing to a respondent who knows, and whose property is known."""

    class NoticeSent(Event):
        TOPIC = "enforcement-case.notice-sent"
        TERM = "发出执行通知"
        ARTICLE = "民事诉讼法 第二百五十一条；民事诉讼法解释 第四百八十条"
        LEADS_TO = S.NOTIFIED
        send_notice_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.notified = True

    class NoticeFollowed(Event):
        TOPIC = "enforcement-case.notice-followed"
        TERM = "立即采取措施后补发执行通知"
        ARTICLE = "民事诉讼法 第二百五十一条；执行程序解释 第二十二条"
        send_notice_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.notified = True

    class NoticeReceived(Event):
        TOPIC = "enforcement-case.notice-received"
        TERM = "被执行人收到执行通知"
        ARTICLE = "执行程序解释 第三条"
        jurisdiction_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.notice_received_on = self.occurred_on
            case.jurisdiction_until = self.jurisdiction_until

    class PropertyReported(Event):
        TOPIC = "enforcement-case.property-reported"
        TERM = "被执行人报告财产"
        ARTICLE = "民事诉讼法 第二百五十二条"
        reported: bool
        content: SealedText | None

    class PropertyInquired(Event):
        TOPIC = "enforcement-case.property-inquired"
        TERM = "财产调查"
        ARTICLE = "民事诉讼法 第二百五十三条"
        inquiry: Inquiry
        found: bool
        content: SealedText | None

        def evolve(self, case: Any) -> None:
            case.inquired = True

    # Decisions

    @step(
        "发出执行通知",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第二百五十一条、第二百五十二条；民事诉讼法解释 第四百八十条",
        records=NoticeSent,
        document="执行通知书、报告财产令",
    )
    def send_notice(self, on: Annotated[date, Ask("发出日期")]) -> None:
        """应当在收到申请执行书后十日内发出执行通知，责令履行，并通知其承担迟延履行利息或者迟延履行金。"""
        self.happened(self.NoticeSent, on, send_notice_by=self.send_notice_by)

    @step(
        "采取措施后补发执行通知",
        by=COURT,
        when=S.MEASURES,
        authority="民事诉讼法 第二百五十一条；执行程序解释 第二十二条",
        records=NoticeFollowed,
        document="执行通知书、报告财产令",
        provided=not_notified,
    )
    def send_notice_after_measures(self, on: Annotated[date, Ask("发出日期")]) -> None:
        """立即采取强制执行措施的，可以同时或者自采取措施之日起三日内发送执行通知。"""
        self.happened(self.NoticeFollowed, on, send_notice_by=self.send_notice_by)

    @step(
        "送达执行通知",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES),
        authority="执行程序解释 第三条",
        records=NoticeReceived,
        document="送达回证",
        provided=notified,
    )
    def serve_notice(
        self,
        on: Annotated[date, Ask("被执行人收到日期", hint="送达回证所载日期")],
        *,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """当事人对管辖权有异议的，应当自收到执行通知书之日起十日内提出。"""
        if self.notice_received_on is not None:
            raise NoticeAlreadyReceived(f"已于 {self.notice_received_on} 收到。", field="on")
        how = self.served(on, receipt, Paper.ENFORCEMENT_NOTICE)
        until = counted(rules, "enforcement_jurisdiction_objection", on, self.region)
        self.happened(self.NoticeReceived, on, jurisdiction_until=until, receipt=how)

    @step(
        "登记财产报告",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES, S.THIS_EXECUTION_ENDED),
        authority="民事诉讼法 第二百五十二条",
        records=PropertyReported,
        document="被执行人财产报告表",
        provided=notified,
    )
    def record_report(
        self,
        on: Annotated[date, Ask("报告日期", hint="拒绝报告的填确认日期")],
        *,
        reported: Annotated[bool, Ask("已如实报告", hint="拒绝报告或者虚假报告的不选")],
        content: Annotated[SealedText | None, Ask("报告内容", max_length=5000)] = None,
    ) -> None:
        """被执行人应当报告当前以及收到执行通知之日前一年的财产情况；拒绝报告或者虚假报告的可以罚款、拘留。"""
        self.happened(self.PropertyReported, on, reported=reported, content=content)

    @step(
        "财产调查",
        by=COURT,
        when=ACTIVE,
        authority="民事诉讼法 第二百五十三条",
        records=PropertyInquired,
        document="查询结果",
    )
    def inquire(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        inquiry: Annotated[Inquiry, Ask("调查方式")],
        found: Annotated[bool, Ask("发现可供执行的财产")],
        content: Annotated[SealedText | None, Ask("调查结果", max_length=5000)] = None,
    ) -> None:
        """人民法院有权向有关单位查询被执行人的存款、债券、股票、基金份额等财产情况。"""
        self.happened(self.PropertyInquired, on, inquiry=inquiry, found=found, content=content)
