"""Numbers 编号: found for a step whose number was left blank, and taken in the entry of the document they are for."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from application.catalogue import CatalogueEntry
from application.people import Actor
from application.ports import CaseFile
from application.turns import Turns
from domain.kernel import Aggregate
from domain.numbering import NumberBook, NumberFormat, NumberSeries, Series
from domain.recording import Occasion
from domain.refusals import Refused
from domain.steps import Question
from domain.terms import Term

WHERE_IT_IS_SET = "/numbering"


class NumberMissing(Refused):
    """没有填写编号，本机构也没有设置这一编号的格式。"""

    CODE = "number-missing"
    AUTHORITY = "本系统记录规则"


class SeriesBusy(Refused):
    """同一编号正由多人同时取用，本次没有记录，请重新提交。"""

    CODE = "number-series-busy"
    AUTHORITY = "本系统记录规则"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftBlank:
    """A number somebody left to the system: where it belongs, and in which series and year it is looked for."""

    question: Question
    series: Series
    year: int
    institution_id: UUID
    may_stay: bool

    @property
    def series_id(self) -> UUID:
        """The series of the institution for the year."""
        return NumberSeries.id_of(self.institution_id, self.series, self.year)

    @property
    def missing(self) -> NumberMissing:
        """What is said where no format was set."""
        return NumberMissing(
            f"请填写“{self.question.ask.label}”，或者先在“编号规则”（{WHERE_IT_IS_SET}）中设置{self.series.zh}。",
            field=self.question.name,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The number that comes next, not taken yet."""

    form: NumberFormat
    series: NumberSeries
    blank: LeftBlank

    @property
    def text(self) -> str:
        """As it stands in the document."""
        return self.form.text(self.blank.year, self.series.next(self.form, self.blank.year))

    def take(self, occasion: Occasion, on: date, case: Aggregate) -> None:
        """Give it to a document of the case; it counts once both are recorded."""
        self.series.occasion = occasion
        self.series.take(on, series=self.blank.series, form=self.form, for_kind=case.TOPIC, for_case=case.id)


def left_blank(
    actor: Actor, chosen: CatalogueEntry, case: Aggregate, answers: Mapping[str, Any]
) -> LeftBlank | None:
    """The number of this step that is to be given, if any; a step has at most one. Raises where none will be needed."""
    for question in chosen.questions:
        numbered = question.ask.numbered
        if numbered is not None and answers.get(question.name) is None:
            hindrance = chosen.step.hindrance(case)
            if hindrance is not None:
                raise hindrance
            named = numbered if isinstance(numbered, Term) else numbered(case)
            return LeftBlank(
                question=question,
                series=Series(named),
                year=answers["on"].year,
                institution_id=actor.institution.institution_id,
                may_stay=question.may_be_absent,
            )
    return None


async def next_number(case_file: CaseFile, blank: LeftBlank, *, only_look: bool = False) -> Next | None:
    """The number, or None where the step does without one and the organ has set no format.

    `only_look`: nothing that is kept in memory for recording is touched.
    """
    book = await format_book(case_file, blank.institution_id)
    form = book.formats.get(blank.series)
    if form is None:
        if blank.may_stay:
            return None
        raise blank.missing
    fetch = case_file.read if only_look else case_file.load
    series = await fetch(NumberSeries, blank.series_id)
    return Next(form=form, series=series, blank=blank)


async def format_book(case_file: CaseFile, institution_id: UUID) -> NumberBook:
    """Read anew each time: another process may have set a format, and nothing else would tell."""
    return await case_file.read(NumberBook, NumberBook.id_for(institution_id, institution_id))


class Numbers:
    """Gives numbers, one taker of a series at a time in this process; between processes the ledger decides."""

    def __init__(self, case_file: CaseFile) -> None:
        self._case_file = case_file
        self._turns = Turns()

    @asynccontextmanager
    async def for_blank(
        self,
        actor: Actor,
        chosen: CatalogueEntry,
        case: Aggregate,
        typed: dict[str, Any],
        occasion: Occasion,
    ) -> AsyncIterator[Callable[[], list[Aggregate]]]:
        """What is recorded as one: the case, and the series of a number that was left blank.

        The number is put among the answers; it is taken when they have been decided on, one taker at a time.
        """
        blank = left_blank(actor, chosen, case, typed)
        if blank is None:
            yield lambda: [case]
            return
        async with self._turns.of(blank.series_id):
            try:
                found = await next_number(self._case_file, blank)
                if found is None:
                    yield lambda: [case]
                    return
                typed[blank.question.name] = found.text
                on = typed["on"]

                def with_series() -> list[Aggregate]:
                    found.take(replace(occasion, late_reason=None), on, case)
                    return [case, found.series]

                yield with_series
            except BaseException:
                self._case_file.forget(blank.series_id)
                raise
