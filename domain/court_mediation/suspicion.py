"""Court mediation, third chapter: mediation that may be a sham 虚假调解 is suspended, reported and reviewed."""

from datetime import date
from typing import Annotated

from domain.court_mediation.record import EITHER, MEDIATORS, CourtMediationRecord, CourtMediationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.steps import Ask, step

S = CourtMediationState
SHAM = "最高人民法院关于人民法院特邀调解的规定 第十八条"


class Suspicion(CourtMediationRecord):
    """From the report to what the review found."""

    class SuspendedForReview(Event):
        TOPIC = "court-mediation.suspended-for-review"
        TERM = "发现可能虚假调解，中止调解"
        ARTICLE = f"{SHAM}；人民法院在线调解规则 第二十三条"
        LEADS_TO = S.SUSPENDED_REVIEW
        report: SealedText

    class SuspicionCleared(Event):
        TOPIC = "court-mediation.suspicion-cleared"
        TERM = "审查后恢复调解"
        ARTICLE = f"{SHAM}第二款"
        LEADS_TO = S.MEDIATING
        findings: SealedText | None

    class ShamEstablished(Event):
        TOPIC = "court-mediation.sham-established"
        TERM = "确认虚假调解"
        ARTICLE = f"{SHAM}第二款；人民法院在线调解规则 第二十三条；民事诉讼法 第一百一十五条"
        LEADS_TO = S.TERMINATED
        findings: SealedText

    # Decisions

    @step(
        "发现可能虚假调解，中止调解",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority=f"{SHAM}；人民法院在线调解规则 第二十三条",
        records=SuspendedForReview,
        document="中止调解报告",
    )
    def suspend_for_review(
        self,
        on: Annotated[date, Ask("中止日期")],
        *,
        report: Annotated[
            SealedText,
            Ask("报告内容", hint="报告人民法院或者特邀调解组织；不写与此无关的让步", max_length=5000),
        ],
    ) -> None:
        """发现双方当事人存在虚假调解可能的，应当中止调解并报告；条文没有规定中止期间不计入调解期限。"""
        self.happened(self.SuspendedForReview, on, report=report)

    @step(
        "审查后认为不是虚假调解",
        by=EITHER,
        when=S.SUSPENDED_REVIEW,
        authority=f"{SHAM}第二款",
        records=SuspicionCleared,
        document="恢复调解通知",
        verified=False,
    )
    def clear_suspicion(
        self,
        on: Annotated[date, Ask("审查结束日期")],
        *,
        findings: Annotated[SealedText | None, Ask("审查情况", max_length=5000)] = None,
    ) -> None:
        """接到报告后应当及时审查并依规定处理；恢复调解的形式条文没有写明。"""
        self.happened(self.SuspicionCleared, on, findings=findings)

    @step(
        "确认虚假调解",
        by=EITHER,
        when=S.SUSPENDED_REVIEW,
        authority=f"{SHAM}第二款；人民法院在线调解规则 第二十三条；民事诉讼法 第一百一十五条",
        records=ShamEstablished,
        document="终结说明",
        verified=False,
    )
    def establish_sham(
        self,
        on: Annotated[date, Ask("确认日期")],
        *,
        findings: Annotated[SealedText, Ask("审查情况和处理意见", max_length=5000)],
    ) -> None:
        """确认虚假调解的终结调解并依法处理；终结的形式条文没有写明。"""
        self.happened(self.ShamEstablished, on, findings=findings)
