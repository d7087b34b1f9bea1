"""编号: how a number is written, which comes next, and what a format must be able to tell apart."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbering import NumberBook, NumberFormat, NumberSeries, Series
from domain.numbering.record import BookState, NumberTooLong, PatternUnusable, check_format
from domain.refusals import DateBeforeItsGround, DateInFuture, Refused
from tests.support.story import MEDIATOR, Story, happened, occasion, told

ON, NEXT_YEAR = date(2026, 11, 20), date(2027, 1, 4)
PLAIN = NumberFormat(pattern="示劳人仲案字〔{年}〕{号}号", digits=1, first=1, year=2026)
CASE = UUID(int=7)
SET = happened(
    NumberBook.FormatSet, ON, series=Series.AWARD, pattern=PLAIN.pattern, digits=1, first=1, year=2026
)


def taken(*days: date, form: NumberFormat = PLAIN) -> NumberSeries:
    series = NumberSeries.blank(UUID(int=1))
    series.occasion = occasion()
    for day in days:
        series.take(day, series=Series.AWARD, form=form, for_kind="arbitration-case", for_case=CASE)
    return series


def test_a_format_is_set_and_may_be_set_again() -> None:
    def again(book: NumberBook) -> None:
        book.set_format(ON, series=Series.AWARD, pattern="示裁〔{年}〕{号}号", digits=3, first=58, year=2026)

    Story(NumberBook).when(
        lambda book: book.set_format(ON, series=Series.AWARD, pattern=PLAIN.pattern, year=2026)
    ).then(SET)
    story = Story(NumberBook, SET).when(again)
    story.then(
        happened(
            NumberBook.FormatSet,
            ON,
            series=Series.AWARD,
            pattern="示裁〔{年}〕{号}号",
            digits=3,
            first=58,
            year=2026,
        )
    )


def test_a_book_knows_the_last_format_of_each_series() -> None:
    book = NumberBook.of(UUID(int=1), [SET.stored(1)])
    assert book.state is BookState.KEPT
    assert book.formats == {Series.AWARD: PLAIN}


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "{号}号",
        "〔{年}〕",
        "〔{年}〕{号}{号}",
        "{年}{年}{号}",
        "〔{年}〕{号}号{x}",
        "〔{年}〕{号}号}",
        "〔{{年}}〕{号}",
    ],
)
def test_a_format_that_cannot_tell_numbers_apart_is_refused(pattern: str) -> None:
    with pytest.raises(PatternUnusable) as refused:
        check_format(NumberFormat(pattern=pattern, digits=1, first=1, year=2026))
    assert refused.value.field == "pattern"


def test_a_format_too_long_for_a_document_is_refused() -> None:
    with pytest.raises(NumberTooLong):
        check_format(NumberFormat(pattern="示" * 54 + "{年}{号}", digits=1, first=1, year=2026))


def test_a_format_leaves_room_for_a_million_numbers_a_year() -> None:
    check_format(NumberFormat(pattern="示" * 49 + "{年}{号}", digits=1, first=1, year=2026))
    with pytest.raises(NumberTooLong) as refused:
        check_format(NumberFormat(pattern="示" * 50 + "{年}{号}", digits=1, first=1, year=2026))
    assert refused.value.field == "pattern"


@pytest.mark.parametrize(
    ("on", "refusal"), [(date(2026, 11, 21), DateInFuture), (date(2026, 11, 1), DateBeforeItsGround)]
)
def test_a_format_is_set_today_and_not_before_the_last_one(on: date, refusal: type[Refused]) -> None:
    Story(NumberBook, SET).when(
        lambda book: book.set_format(on, series=Series.AWARD, pattern=PLAIN.pattern, year=2026)
    ).then_refused(refusal)


def test_numbers_follow_each_other_and_say_what_they_are_for() -> None:
    series = taken(ON, ON)
    assert [told(event) for event in series.pending_events] == [  # type: ignore[arg-type]
        happened(
            NumberSeries.NumberTaken,
            ON,
            series=Series.AWARD,
            year=2026,
            number=number,
            text=f"示劳人仲案字〔2026〕{number}号",
            for_kind="arbitration-case",
            for_case=CASE,
        )
        for number in (1, 2)
    ]


def test_a_number_of_an_earlier_day_still_comes_after_those_given() -> None:
    assert [event.number for event in taken(ON, date(2026, 3, 1)).pending_events] == [1, 2]  # type: ignore[attr-defined]


def test_zeros_are_put_before_and_long_numbers_stay_whole() -> None:
    form = NumberFormat(pattern="〔{年}〕{号}", digits=3, first=1, year=2026)
    assert [form.text(2026, number) for number in (7, 1234)] == ["〔2026〕007", "〔2026〕1234"]


def test_a_year_begins_with_one_but_the_first_where_the_organ_had_come_to() -> None:
    form = NumberFormat(pattern=PLAIN.pattern, digits=1, first=58, year=2026)
    assert taken(ON, form=form).last == 58
    assert taken(NEXT_YEAR, form=form).last == 1


def test_a_format_set_later_never_begins_further_back() -> None:
    series = taken(ON, ON, ON)
    for first, follows in ((1, 4), (3, 4), (9, 9)):
        assert (
            series.next(NumberFormat(pattern=PLAIN.pattern, digits=1, first=first, year=2026), 2026)
            == follows
        )


def test_each_institution_series_and_year_counts_for_itself() -> None:
    ids = {
        NumberSeries.id_of(institution, series, year)
        for institution in (UUID(int=1), UUID(int=2))
        for series in Series
        for year in (2026, 2027)
    }
    assert len(ids) == 2 * len(Series) * 2
    assert NumberBook.id_for(UUID(int=1), UUID(int=3)) == NumberBook.id_for(UUID(int=1), UUID(int=4))


@given(st.lists(st.integers(1, 30), max_size=30))
def test_numbers_of_a_series_never_repeat_and_leave_no_gap_but_one_that_was_set(firsts: list[int]) -> None:
    series = NumberSeries.blank(UUID(int=1))
    series.occasion = occasion(by=MEDIATOR)
    given_numbers: list[int] = []
    for first in firsts:
        form = NumberFormat(pattern=PLAIN.pattern, digits=1, first=first, year=2026)
        before = series.last
        series.take(ON, series=Series.AWARD, form=form, for_kind="mediation-case", for_case=CASE)
        assert series.last == max(before + 1, first)
        given_numbers.append(series.last)
    assert given_numbers == sorted(set(given_numbers))
    assert NumberSeries.of(series.id, series.pending_events).last == series.last  # type: ignore[arg-type]


def test_the_last_number_alone_tells_what_the_whole_series_tells() -> None:
    events: list[Any] = list(taken(ON, ON, ON).pending_events)
    whole, last = NumberSeries.of(CASE, events), NumberSeries.of(CASE, events[-1:])
    assert (
        (whole.last, whole.version, whole.state) == (last.last, last.version, last.state) == (3, 3, "running")
    )
    assert whole.participants == last.participants
