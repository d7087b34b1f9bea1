"""Numbering 编号: how each institution writes its numbers, and the numbers it has given, without gap or double."""

from datetime import date
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid5

from domain.corrections import ORGANS
from domain.kernel import Aggregate, Event
from domain.numbering.record import (
    LONGEST_NUMBER,
    OURS,
    BookState,
    NumberFormat,
    Series,
    SeriesState,
    check_format,
)
from domain.steps import Ask, step


class NumberBook(Aggregate):
    """编号规则: the formats of one institution; the last one set for a series holds."""

    TOPIC = "number-book"
    TERM = "编号规则"
    ARTICLE = OURS
    STATES = BookState
    ONE_EACH: ClassVar[bool] = True

    def begin(self) -> None:
        """Before any format was set."""
        self.state = BookState.NONE
        self.formats: dict[Series, NumberFormat] = {}

    @classmethod
    def id_for(cls, institution_id: UUID, command_id: UUID) -> UUID:  # noqa: ARG003 - whichever command
        """An institution has one."""
        return uuid5(institution_id, cls.TOPIC)

    class FormatSet(Event):
        TOPIC = "number-book.format-set"
        TERM = "设置编号格式"
        ARTICLE = OURS
        LEADS_TO = BookState.KEPT
        series: Series
        pattern: str
        digits: int
        first: int
        year: int

        @property
        def heading(self) -> str:
            """What the book is called."""
            return f"{self.recorded_by.institution}编号规则"

        def evolve(self, case: Any) -> None:
            case.formats[self.series] = NumberFormat(
                pattern=self.pattern, digits=self.digits, first=self.first, year=self.year
            )

    @step("设置编号格式", by=ORGANS, when=(BookState.NONE, BookState.KEPT), authority=OURS, records=FormatSet)
    def set_format(
        self,
        on: Annotated[date, Ask("设置日期")],
        *,
        series: Annotated[Series, Ask("编号种类")],
        pattern: Annotated[
            str,
            Ask(
                "格式",
                hint="“{年}”“{号}”处由系统填写，例如 示劳人仲案字〔{年}〕{号}号",
                max_length=LONGEST_NUMBER,
            ),
        ],
        digits: Annotated[int, Ask("号的最少位数", hint="3 即 001；不补零的填 1", maximum=8)] = 1,
        first: Annotated[
            int, Ask("本年度从第几号编起", hint="本年度已经人工编到 57 号的填 58", maximum=9_999_999)
        ] = 1,
        year: Annotated[int, Ask("上一项所指的年度", minimum=2000, maximum=2100)],
    ) -> None:
        """以后办理时编号留空的，按这里的格式依次编号，每年从 1 号重新编起。已经编出的号不变。"""
        check_format(NumberFormat(pattern=pattern, digits=digits, first=first, year=year))
        self.happened(
            self.FormatSet, on, series=series, pattern=pattern, digits=digits, first=first, year=year
        )


class NumberSeries(Aggregate):
    """编号序列: the numbers one institution has given in one series in one year."""

    TOPIC = "number-series"
    TERM = "编号序列"
    ARTICLE = OURS
    STATES = SeriesState
    TOLD_BY_LAST: ClassVar[bool] = True

    def begin(self) -> None:
        """Before the first number of the year."""
        self.state = SeriesState.NONE
        self.last = 0

    @staticmethod
    def id_of(institution_id: UUID, series: Series, year: int) -> UUID:
        """The same in every process, so that the ledger lets one of two takers through."""
        return uuid5(institution_id, f"number-series/{series.value}/{year}")

    class NumberTaken(Event):
        TOPIC = "number-series.number-taken"
        TERM = "编号"
        ARTICLE = OURS
        LEADS_TO = SeriesState.RUNNING
        series: Series
        year: int
        number: int
        text: str
        for_kind: str
        for_case: UUID

        @property
        def heading(self) -> str:
            """What the series is called."""
            return f"{self.recorded_by.institution}{self.year}年{self.series.zh}"

        def evolve(self, case: Any) -> None:
            case.last = self.number

    def next(self, form: NumberFormat, year: int) -> int:
        """The number that follows; a format set later may begin further on, never further back."""
        return max(self.last + 1, form.first_of(year))

    def take(self, on: date, *, series: Series, form: NumberFormat, for_kind: str, for_case: UUID) -> None:
        """Give the next number to a document; no step of its own, so it is recorded with that document or not at all."""
        number = self.next(form, on.year)
        self.happened(
            self.NumberTaken,
            on,
            series=series,
            year=on.year,
            number=number,
            text=form.text(on.year, number),
            for_kind=for_kind,
            for_case=for_case,
        )


__all__ = ["NumberBook", "NumberFormat", "NumberSeries", "Series"]
