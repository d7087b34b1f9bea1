"""放假通知: a State Council notice on days of rest, entered by one administrator and confirmed by another."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.calendar import Festival
from domain.holiday_notice.days import check_days
from domain.holiday_notice.record import LAW, OURS, NoticeKind, NoticeState, WorkDay
from domain.kernel import Aggregate, Event
from domain.personal_data import SealedText
from domain.refusals import DateInFuture, Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity


class YearAlreadyKnown(Refused):
    """该年度的放假通知已经在日历中；年中的变动请按“年中调整”登记。"""

    CODE = "year-already-known"
    AUTHORITY = OURS


class YearNotKnown(Refused):
    """该年度还没有放假通知，没有可以调整的安排。"""

    CODE = "year-not-known"
    AUTHORITY = OURS


class SamePersonConfirms(Refused):
    """登记人不能复核自己登记的通知，请由另一名管理员核对原文后复核。"""

    CODE = "same-person-confirms"
    AUTHORITY = OURS


class HolidayNotice(Aggregate):
    """放假通知: it changes the calendar once a second person has confirmed it."""

    TOPIC = "holiday-notice"
    TERM = "放假通知"
    ARTICLE = LAW
    STATES = NoticeState

    def begin(self) -> None:
        """Before anybody has entered it."""
        self.state = NoticeState.NONE
        self.entered_by: UUID | None = None

    class Entered(Event):
        TOPIC = "holiday-notice.entered"
        TERM = "登记放假通知"
        ARTICLE = LAW
        LEADS_TO = NoticeState.ENTERED
        number: str
        nature: NoticeKind
        year: int
        published_on: date
        published_at: str
        festivals: tuple[Festival, ...]
        work_days: tuple[WorkDay, ...]

        @property
        def heading(self) -> str:
            """What lists call it."""
            what = "放假调休通知" if self.nature is NoticeKind.YEARLY else "放假调整通知"
            return f"{self.year}年{what}（{self.number}）"

        def evolve(self, case: Any) -> None:
            case.entered_by = self.recorded_by.person_id

    class Confirmed(Event):
        TOPIC = "holiday-notice.confirmed"
        TERM = "复核放假通知"
        ARTICLE = OURS
        LEADS_TO = NoticeState.CONFIRMED
        compared_with: str

    class TurnedDown(Event):
        TOPIC = "holiday-notice.turned-down"
        TERM = "退回放假通知"
        ARTICLE = OURS
        LEADS_TO = NoticeState.TURNED_DOWN
        reason: SealedText

    class LimitsCounted(Event):
        TOPIC = "holiday-notice.limits-counted"
        TERM = "按通知重新计算期限"
        ARTICLE = OURS
        LEADS_TO = NoticeState.COUNTED
        looked_at: int
        moved: int

    @step("登记放假通知", by=Capacity.ADMINISTRATION, when=NoticeState.NONE, authority=LAW, records=Entered)
    def enter(
        self,
        on: Annotated[date, Ask("登记日期")],
        *,
        number: Annotated[str, Ask("文号", hint="例如 国办发明电〔2025〕7号", max_length=60)],
        nature: Annotated[NoticeKind, Ask("通知性质")],
        year: Annotated[int, Ask("年度", minimum=2004)],
        published_on: Annotated[date, Ask("发布日期")],
        published_at: Annotated[str, Ask("原文刊登处", hint="公报期号或者中国政府网的网址", max_length=300)],
        festivals: Annotated[tuple[Festival, ...], Ask("放假", hint="通知怎样写就怎样填，一个节日一行")] = (),
        work_days: Annotated[tuple[WorkDay, ...], Ask("调休上班")] = (),
        rules: RuleBook,
    ) -> None:
        """照国务院办公厅通知的原文登记；另一名管理员核对复核后才进入日历，届时受影响的期限自动重新计算。"""
        amends = nature is NoticeKind.AMENDMENT
        if rules.calendar.knows(year) != amends:
            raise (YearNotKnown if amends else YearAlreadyKnown)(f"{year} 年。", field="year")
        if published_on > on:
            raise DateInFuture(f"发布日期 {published_on} 晚于登记日期 {on}。", field="published_on")
        check_days(year, festivals, work_days, amends=amends)
        self.happened(
            self.Entered,
            on,
            number=number,
            nature=nature,
            year=year,
            published_on=published_on,
            published_at=published_at,
            festivals=festivals,
            work_days=work_days,
        )

    @step(
        "复核放假通知",
        by=Capacity.ADMINISTRATION,
        when=NoticeState.ENTERED,
        authority=OURS,
        records=Confirmed,
    )
    def confirm(
        self,
        on: Annotated[date, Ask("复核日期")],
        *,
        compared_with: Annotated[str, Ask("核对所用的原文", hint="公报期号或者网址", max_length=300)],
    ) -> None:
        """由登记人以外的管理员逐日核对通知原文。复核后日历即行更新，暂定的期限重新计算，前后结果都保留。"""
        if self.occasion.by.person_id == self.entered_by:
            raise SamePersonConfirms
        self.happened(self.Confirmed, on, compared_with=compared_with)

    @step(
        "退回放假通知",
        by=Capacity.ADMINISTRATION,
        when=NoticeState.ENTERED,
        authority=OURS,
        records=TurnedDown,
    )
    def turn_down(
        self, on: Annotated[date, Ask("退回日期")], *, reason: Annotated[SealedText, Ask("退回理由")]
    ) -> None:
        """登记与原文不符的，退回并说明理由；日历不变，可以重新登记。"""
        self.happened(self.TurnedDown, on, reason=reason)

    @step(
        "按通知重新计算期限",
        by=Capacity.SYSTEM,
        when=NoticeState.CONFIRMED,
        authority=OURS,
        records=LimitsCounted,
    )
    def note_counted(
        self,
        on: Annotated[date, Ask("完成日期")],
        *,
        looked_at: Annotated[int, Ask("查看的案件数", minimum=0)],
        moved: Annotated[int, Ask("期限有变化的案件数", minimum=0)],
    ) -> None:
        """受通知影响的期限都已重新计算；变化记在各案件中。"""
        self.happened(self.LimitsCounted, on, looked_at=looked_at, moved=moved)
