"""Second instance, sixth chapter: the hearing 开庭, or the review without one 不开庭审理."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.record import AppealRecord, AppealState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT


class AppealHearingNoticeTooShort(Refused):
    """应当在开庭三日前通知当事人和其他诉讼参与人。"""

    CODE = "appeal-hearing-notice-too-short"
    AUTHORITY = "民事诉讼法 第一百三十九条、第一百八十一条"


class AppealHearingBeforeNotice(Refused):
    """开庭日期不能早于通知日期。"""

    CODE = "appeal-hearing-before-notice"
    AUTHORITY = "民事诉讼法 第一百三十九条、第一百八十一条"


class AppealNotHeardOnNotifiedDay(Refused):
    """开庭应在通知的日期进行；改期的重新通知。"""

    CODE = "appeal-not-heard-on-notified-day"
    AUTHORITY = "民事诉讼法 第一百三十九条、第一百八十一条"


class HearingNeeded(Refused):
    """提出了新的事实、证据或者理由的，对判决的上诉案件应当开庭审理。"""

    CODE = "appeal-hearing-needed"
    AUTHORITY = "民事诉讼法 第一百七十六条"


class Hearing(AppealRecord):
    """How the higher court looks into the case."""

    class HearingScheduled(Event):
        TOPIC = "appeal-case.hearing-scheduled"
        TERM = "通知开庭"
        ARTICLE = "民事诉讼法 第一百三十九条、第一百八十一条"
        hearing_on: date
        place: str
        notify_by: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """自开庭之日往回计算."""
            return {"notify_by": self.hearing_on}

        def evolve(self, case: Any) -> None:
            case.hearing_on = self.hearing_on

    class Heard(Event):
        TOPIC = "appeal-case.heard"
        TERM = "开庭审理"
        ARTICLE = "民事诉讼法 第一百七十六条"
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.reviewed = True

    class ReviewedWithoutHearing(Event):
        TOPIC = "appeal-case.reviewed-without-hearing"
        TERM = "不开庭审理"
        ARTICLE = "民事诉讼法 第一百七十六条；民事诉讼法解释 第三百三十一条"
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.reviewed = True

    # Decisions

    @step(
        "通知开庭",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百三十九条、第一百八十一条",
        records=HearingScheduled,
        document="传票、开庭公告",
    )
    def schedule_hearing(
        self,
        on: Annotated[date, Ask("通知日期", hint="双方中较晚收到通知的日期")],
        *,
        hearing_on: Annotated[date, Ask("开庭日期")],
        place: Annotated[str, Ask("开庭地点", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """第二审适用第一审普通程序的规定，在开庭三日前通知当事人；再次开庭或者改期的，重新通知。"""
        if hearing_on < on:
            raise AppealHearingBeforeNotice(f"通知日期 {on}。", field="hearing_on")
        latest = counted(rules, "court_hearing_notice", hearing_on, self.region)
        if latest is not None and latest.has_passed(on):
            raise AppealHearingNoticeTooShort(
                f"{hearing_on} 开庭的，至迟 {latest.falls_on} 通知。", field="hearing_on"
            )
        self.happened(self.HearingScheduled, on, hearing_on=hearing_on, place=place, notify_by=latest)

    @step(
        "开庭审理",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十五条、第一百七十六条",
        records=Heard,
        document="庭审笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        course: Annotated[SealedText | None, Ask("庭审要点", max_length=5000)] = None,
    ) -> None:
        """第二审人民法院应当对上诉请求的有关事实和适用法律进行审查，对上诉案件应当开庭审理。"""
        if on != self.hearing_on:
            raise AppealNotHeardOnNotifiedDay(f"通知的开庭日期为 {self.hearing_on or '未通知'}。", field="on")
        self.happened(self.Heard, on, course=course)

    @step(
        "不开庭审理",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百七十六条；民事诉讼法解释 第三百三十一条",
        records=ReviewedWithoutHearing,
        document="阅卷笔录、询问笔录",
    )
    def review_without_hearing(
        self,
        on: Annotated[date, Ask("阅卷、调查和询问完毕日期")],
        *,
        nothing_new: Annotated[
            bool, Ask("没有提出新的事实、证据或者理由", hint="对裁定的上诉案件可以不选")
        ] = False,
        course: Annotated[SealedText | None, Ask("询问要点", max_length=5000)] = None,
    ) -> None:
        """经过阅卷、调查和询问当事人，没有提出新的事实、证据或者理由，认为不需要开庭审理的，可以不开庭审理。"""
        if self.against_judgment and not nothing_new:
            raise HearingNeeded(field="nothing_new")
        self.happened(self.ReviewedWithoutHearing, on, course=course)
