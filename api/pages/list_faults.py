"""Faults of a list 表格错误: where a refused row stands in the table it came from, in the words of its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from api.pages.tables import Column, ReadRows, Wrong
from application.ports import InvalidAnswers
from domain.refusals import Refused
from domain.rows import RowsRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFaults:
    """Faults of the table, and of the other questions of the form."""

    wrong: tuple[Wrong, ...] = ()
    elsewhere: dict[str, str] = field(default_factory=dict)


def faults_of(refusal: Refused, listed: str, columns: Sequence[Column], read: ReadRows) -> ListFaults:
    """Every fault at its place."""
    wrong: list[Wrong] = []
    elsewhere: dict[str, str] = {}
    for path, sentence in _paths(refusal):
        name, *within = path.split(".")
        if name != listed:
            elsewhere[path.replace(".", "-")] = sentence
            continue
        told = sentence.partition("：")[2] if isinstance(refusal, InvalidAnswers) and within else sentence
        place = int(within[0]) if within and within[0].isdigit() else -1
        line = read.lines[place] if 0 <= place < len(read.lines) else 0
        wrong.append(Wrong(line=line, heading=_heading(columns, within[1:], read, place), sentence=told))
    return ListFaults(wrong=tuple(sorted(wrong, key=lambda one: one.line)), elsewhere=elsewhere)


def _paths(refusal: Refused) -> Iterator[tuple[str, str]]:
    if isinstance(refusal, InvalidAnswers):
        yield from ((answer.name, answer.reason) for answer in refusal.answers)
    elif isinstance(refusal, RowsRefused):
        yield from ((refusal.path_of(row), row.refusal.message) for row in refusal.wrong)
    else:
        yield refusal.field, refusal.message


def _heading(columns: Sequence[Column], within: list[str], read: ReadRows, place: int) -> str:
    """The column a path leads to; of several claims the one of that kind."""
    if len(within) > 1 and within[1].isdigit() and 0 <= place < len(read.rows):
        kind = read.rows[place][within[0]][int(within[1])]["kind"]
        return next((one.heading for one in columns if one.entry_kind == kind), "")
    if not within and len(columns) == 1:
        return columns[0].heading
    return next((one.heading for one in columns if list(one.path) == within), "")
