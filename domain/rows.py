"""Rows 逐行核对: a list is recorded as a whole or not at all, and every row that stands against it is named."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from domain.refusals import Refused

T = TypeVar("T")
TOLD = 3  # wrong rows that the sentence itself tells; all of them are listed


@dataclass(frozen=True, slots=True)
class WrongRow:
    """One row that cannot be recorded: its place in the list, counted from zero, and why."""

    place: int
    refusal: Refused


class RowsRefused(Refused):
    """名册中有不能记录的行，全部没有记录。"""

    CODE = "rows-refused"
    AUTHORITY = "本系统记录规则"

    def __init__(self, question: str, wrong: Sequence[WrongRow]) -> None:
        self.question = question
        self.wrong = tuple(wrong)
        told = "".join(f"第 {one.place + 1} 行：{one.refusal.message}" for one in self.wrong[:TOLD])
        more = f"共 {len(self.wrong)} 行有误。" if len(self.wrong) > TOLD else ""
        first = self.wrong[0]
        super().__init__(told + more, field=self.path_of(first), authority=first.refusal.authority)

    def path_of(self, row: WrongRow) -> str:
        """Where the fault lies, such as `members.17.employed_until`."""
        return ".".join(part for part in (self.question, str(row.place), row.refusal.field) if part)


def accept_rows(question: str, rows: Iterable[T], hindrance: Callable[[T], Refused | None]) -> None:
    """Refuse the list when a row of it must be refused, naming every such row."""
    found = ((place, hindrance(row)) for place, row in enumerate(rows))
    wrong = [WrongRow(place, refusal) for place, refusal in found if refusal is not None]
    if wrong:
        raise RowsRefused(question, wrong)
