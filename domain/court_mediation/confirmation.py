"""Court mediation, fifth chapter: judicial confirmation 司法确认 of an agreement reached before docketing."""

from datetime import date
from typing import Annotated, Any

from domain.court_mediation.record import COURT, CourtMediationRecord, CourtMediationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = CourtMediationState


class ConfirmationNotApplied(Refused):
    """司法确认须由双方当事人共同申请，尚未登记申请。"""

    CODE = "confirmation-not-applied"
    AUTHORITY = "民事诉讼法 第二百零五条"


class ConfirmationAlreadyApplied(Refused):
    """双方当事人已经共同申请司法确认，等待人民法院裁定。"""

    CODE = "confirmation-already-applied"
    AUTHORITY = "民事诉讼法 第二百零五条、第二百零六条"


def applied(case: Any) -> Refused | None:
    """A court confirms on application alone."""
    return None if case.confirmation_applied else ConfirmationNotApplied()


def not_applied(case: Any) -> Refused | None:
    """One application at a time."""
    return ConfirmationAlreadyApplied() if case.confirmation_applied else None


class Confirmation(CourtMediationRecord):
    """From the joint application to the ruling."""

    class ConfirmationApplied(Event):
        TOPIC = "court-mediation.confirmation-applied"
        TERM = "共同申请司法确认"
        ARTICLE = "民事诉讼法 第二百零五条第一项；人民法院在线调解规则 第二十条"
        confirmation_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.confirmation_applied = True

    class Confirmed(Event):
        TOPIC = "court-mediation.confirmed"
        TERM = "裁定调解协议有效"
        ARTICLE = "民事诉讼法 第二百零六条"
        LEADS_TO = S.CONFIRMED_BY_COURT
        ruling_number: str

    class ConfirmationDeclined(Event):
        TOPIC = "court-mediation.confirmation-declined"
        TERM = "裁定驳回司法确认申请"
        ARTICLE = "民事诉讼法 第二百零六条"
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.confirmation_applied = False

    # Decisions

    @step(
        "登记共同申请司法确认",
        by=COURT,
        when=S.AGREEMENT_PREFILING,
        authority="民事诉讼法 第二百零五条第一项；人民法院在线调解规则 第二十条",
        records=ConfirmationApplied,
        document="司法确认申请书、调解协议",
        provided=not_applied,
    )
    def receive_application(self, on: Annotated[date, Ask("共同申请日期")]) -> None:
        """双方当事人自调解协议生效之日起三十日内，共同向作出委派的人民法院申请。"""
        self.in_time(on, self.confirmation_until)
        self.happened(self.ConfirmationApplied, on, confirmation_until=self.confirmation_until)

    @step(
        "裁定调解协议有效",
        by=COURT,
        when=S.AGREEMENT_PREFILING,
        authority="民事诉讼法 第二百零六条",
        records=Confirmed,
        document="民事裁定书（确认调解协议）",
        provided=applied,
    )
    def confirm(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ruling_number: Annotated[
            str,
            Ask("案号", hint="例如（2026）晋0902诉前调确12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
    ) -> None:
        """符合法律规定的，裁定调解协议有效；一方拒绝履行的，对方可以申请执行。"""
        self.happened(self.Confirmed, on, ruling_number=ruling_number)

    @step(
        "驳回司法确认申请",
        by=COURT,
        when=S.AGREEMENT_PREFILING,
        authority="民事诉讼法 第二百零六条",
        records=ConfirmationDeclined,
        document="民事裁定书（驳回申请）",
        provided=applied,
    )
    def decline_confirmation(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不符合法律规定的裁定驳回申请；当事人可以变更原协议、达成新的协议，也可以依法起诉。"""
        self.happened(self.ConfirmationDeclined, on, reasons=reasons)
