"""Arbitration: an accepted case that should not have been accepted is cancelled 撤销案件."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
SHOULD_NOT_HAVE_BEEN = "劳动人事争议仲裁办案规则 第三十二条"
WHILE_PENDING = (S.ACCEPTED, S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED, S.HEARD)


class Cancellation(ArbitrationRecord):
    """The decision to cancel, and the notice of it."""

    class Cancelled(Event):
        TOPIC = "arbitration-case.cancelled"
        TERM = "撤销案件"
        ARTICLE = SHOULD_NOT_HAVE_BEEN
        LEADS_TO = S.CANCELLED
        reasons: SealedText
        cancellation_notice_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.cancellation_notice_due = self.cancellation_notice_due

    class CancellationNotified(Event):
        TOPIC = "arbitration-case.cancellation-notified"
        TERM = "通知撤销案件"
        ARTICLE = SHOULD_NOT_HAVE_BEEN
        LEADS_TO = S.CANCELLED
        cancellation_notice_due: Deadline | None

    # Decisions

    @step(
        "撤销案件",
        by=COMMISSION,
        when=WHILE_PENDING,
        authority=SHOULD_NOT_HAVE_BEEN,
        records=Cancelled,
        document="撤销案件决定书",
    )
    def cancel(
        self,
        on: Annotated[date, Ask("决定撤销日期")],
        *,
        reasons: Annotated[SealedText, Ask("不应当受理的理由", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """受理后发现不应当受理的，应当撤销案件，自决定之日起五个工作日内以决定书通知当事人；不属本委管辖的应当移送，不撤销。"""
        due = counted(rules, "arb_case_cancellation_notice", on, self.region)
        self.happened(self.Cancelled, on, reasons=reasons, cancellation_notice_due=due)

    @step(
        "通知当事人撤销案件",
        by=COMMISSION,
        when=S.CANCELLED,
        authority=SHOULD_NOT_HAVE_BEEN,
        records=CancellationNotified,
        document="撤销案件决定书、送达回证",
    )
    def notify_cancellation(self, on: Annotated[date, Ask("通知日期")]) -> None:
        """自决定撤销案件之日起五个工作日内，以决定书的形式通知当事人。"""
        self.happened(self.CancellationNotified, on, cancellation_notice_due=self.cancellation_notice_due)
