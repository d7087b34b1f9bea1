"""Arbitration, fourth chapter: notice of the hearing 开庭通知, the hearing 开庭, and absence 缺席."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


class NoticeTooShort(Refused):
    """应当在开庭五个工作日前将开庭日期、地点书面通知双方当事人。"""

    CODE = "hearing-notice-too-short"
    AUTHORITY = "劳动争议调解仲裁法 第三十五条；劳动人事争议仲裁办案规则 第三十八条"


class PostponementRequestedTooLate(Refused):
    """当事人有正当理由请求延期开庭的，应当在开庭三个工作日前提出。"""

    CODE = "postponement-requested-too-late"
    AUTHORITY = "劳动争议调解仲裁法 第三十五条；劳动人事争议仲裁办案规则 第三十八条"


class PostponedHearingMustBeLater(Refused):
    """延期后的开庭日期应晚于原定日期。"""

    CODE = "postponed-hearing-must-be-later"
    AUTHORITY = "劳动争议调解仲裁法 第三十五条"


class HearingNotOnNotifiedDay(Refused):
    """开庭应在通知当事人的日期进行；改期的先办理延期开庭。"""

    CODE = "hearing-not-on-notified-day"
    AUTHORITY = "劳动争议调解仲裁法 第三十五条"


class Hearing(ArbitrationRecord):
    """From the notice to the hearing itself."""

    class HearingScheduled(Event):
        TOPIC = "arbitration-case.hearing-scheduled"
        TERM = "通知开庭"
        ARTICLE = "劳动争议调解仲裁法 第三十五条"
        LEADS_TO = S.HEARING_SCHEDULED
        hearing_on: date
        place: str

        def evolve(self, case: Any) -> None:
            case.hearing_on = self.hearing_on

    class HearingPostponed(Event):
        TOPIC = "arbitration-case.hearing-postponed"
        TERM = "延期开庭"
        ARTICLE = "劳动争议调解仲裁法 第三十五条"
        LEADS_TO = S.HEARING_SCHEDULED
        requested_by: Side
        requested_on: date
        hearing_on: date
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.hearing_on = self.hearing_on

    class Heard(Event):
        TOPIC = "arbitration-case.heard"
        TERM = "开庭审理"
        ARTICLE = "劳动争议调解仲裁法 第三十六条、第三十八条至第四十条"
        LEADS_TO = S.HEARD
        respondent_absent: bool
        course: SealedText | None

    class DeemedWithdrawn(Event):
        TOPIC = "arbitration-case.deemed-withdrawn"
        TERM = "按撤回仲裁申请处理"
        ARTICLE = "劳动争议调解仲裁法 第三十六条第一款；劳动人事争议仲裁办案规则 第三十九条"
        LEADS_TO = S.DEEMED_WITHDRAWN
        left_midway: bool

    # Decisions

    @step(
        "通知开庭",
        by=COMMISSION,
        when=S.ANSWERED,
        authority="劳动争议调解仲裁法 第三十五条；劳动人事争议仲裁办案规则 第三十八条",
        records=HearingScheduled,
        document="开庭通知书",
    )
    def schedule_hearing(
        self,
        on: Annotated[date, Ask("通知日期", hint="双方中较晚收到通知的日期")],
        *,
        hearing_on: Annotated[date, Ask("开庭日期")],
        place: Annotated[str, Ask("开庭地点", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """仲裁庭应当在开庭五日（工作日）前，将开庭日期、地点书面通知双方当事人。"""
        self._notified_in_time(on, hearing_on, rules)
        self.happened(self.HearingScheduled, on, hearing_on=hearing_on, place=place)

    @step(
        "准许延期开庭",
        by=COMMISSION,
        when=S.HEARING_SCHEDULED,
        authority="劳动争议调解仲裁法 第三十五条；劳动人事争议仲裁办案规则 第三十八条",
        records=HearingPostponed,
        document="延期开庭申请书、延期通知书",
    )
    def postpone_hearing(
        self,
        on: Annotated[date, Ask("决定并通知日期")],
        *,
        requested_by: Annotated[Side, Ask("请求延期的当事人")],
        requested_on: Annotated[date, Ask("提出请求日期")],
        hearing_on: Annotated[date, Ask("延期后的开庭日期")],
        reasons: Annotated[SealedText, Ask("正当理由", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """当事人有正当理由的，可以在开庭三日（工作日）前请求延期开庭；是否延期，由仲裁委员会决定。"""
        running = self.hearing_on
        if running is not None:
            latest = counted(rules, "arb_postponement_request", running, self.region)
            if latest is not None and latest.has_passed(requested_on):
                raise PostponementRequestedTooLate(
                    f"原定 {running} 开庭，至迟 {latest.falls_on} 提出。", field="requested_on"
                )
            if hearing_on <= running:
                raise PostponedHearingMustBeLater(f"原定 {running}。", field="hearing_on")
        self._notified_in_time(on, hearing_on, rules)
        self.happened(
            self.HearingPostponed,
            on,
            requested_by=requested_by,
            requested_on=requested_on,
            hearing_on=hearing_on,
            reasons=reasons,
        )

    @step(
        "开庭审理",
        by=COMMISSION,
        when=S.HEARING_SCHEDULED,
        authority="劳动争议调解仲裁法 第三十六条、第三十八条至第四十条；劳动人事争议仲裁办案规则 第三十九条",
        records=Heard,
        document="庭审笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        respondent_absent: Annotated[
            bool, Ask("被申请人经通知无正当理由不到庭或者中途退庭", hint="可以缺席审理、缺席裁决")
        ] = False,
        course: Annotated[SealedText | None, Ask("庭审要点", max_length=5000)] = None,
    ) -> None:
        """双方质证和辩论，庭审情况记入笔录；被申请人无正当理由拒不到庭的，可以缺席裁决。"""
        self._on_notified_day(on)
        self.happened(self.Heard, on, respondent_absent=respondent_absent, course=course)

    @step(
        "按撤回申请处理",
        by=COMMISSION,
        when=S.HEARING_SCHEDULED,
        authority="劳动争议调解仲裁法 第三十六条第一款；劳动人事争议仲裁办案规则 第三十九条",
        records=DeemedWithdrawn,
        document="按撤回仲裁申请处理决定书",
    )
    def deem_withdrawn(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        left_midway: Annotated[bool, Ask("未经同意中途退庭", hint="未到庭的不选")] = False,
    ) -> None:
        """申请人收到书面通知无正当理由拒不到庭或者未经同意中途退庭的，可以视为撤回；就同一请求再次申请的不予受理。"""
        self._on_notified_day(on)
        self.happened(self.DeemedWithdrawn, on, left_midway=left_midway)

    def _notified_in_time(self, notified_on: date, hearing_on: date, rules: RuleBook) -> None:
        latest = counted(rules, "arb_hearing_notice", hearing_on, self.region)
        if latest is not None and latest.has_passed(notified_on):
            raise NoticeTooShort(
                f"{hearing_on} 开庭的，至迟 {latest.falls_on} 通知：{latest.explanation}", field="hearing_on"
            )

    def _on_notified_day(self, on: date) -> None:
        if on != self.hearing_on:
            raise HearingNotOnNotifiedDay(f"通知的开庭日期为 {self.hearing_on}。", field="on")
