"""Sums of a dispute 金额对照: claimed, mediated, awarded, adjudged and paid, per item and member, beside each other.

It repeats what each case recorded and judges nothing; sums recorded in several places are never added up over them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from application.sums_gathered import Cell, Column, Key, Place, Sheet
from domain.claims import ClaimKind
from domain.kernel import Event, corrected

FEW = 30
"""Members whose sums are told one by one; more are told together, and each of them in the list of members."""
TOGETHER = 0
"""Stands for the number of a member where there are too many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item with what each place says of it; `kind_zh` '': not said item by item, `member` None: of all."""

    kind_zh: str
    member: int | None
    cells: tuple[Cell | None, ...]
    basis: str = ""
    """计算依据 as the claimant states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The table; columns in which nothing was recorded are left out."""

    columns: tuple[Place, ...]
    rows: tuple[Row, ...]
    together: bool
    """Whether there are too many members to tell each of them."""


def sums_of(cases: Iterable[Sequence[Event]]) -> Sums:
    """The table of a dispute from the records of its cases, as corrected up to now."""
    sheet = Sheet()
    for events in cases:
        for event in corrected(list(events)):
            sheet.read(event)
    sheet.claimed()
    members = {key[1] for key, _ in sheet.cells if key[1] is not None}
    together = len(members) > FEW
    if together:
        sheet = _gathered(sheet)
    columns = _columns(sheet)
    keys = sorted(dict.fromkeys(key for key, _ in sheet.cells), key=_order)
    bases = _bases(sheet)
    rows = tuple(
        Row(
            kind_zh=kind.zh if kind else "",
            member=member,
            cells=tuple(sheet.cells.get(((kind, member), place)) for place in columns),
            basis=bases.get((kind, member), ""),
        )
        for kind, member in keys
    )
    told = tuple(replace(place, number=_number(place, columns, sheet)) for place in columns)
    return Sums(columns=told, rows=rows, together=together)


def _columns(sheet: Sheet) -> tuple[Place, ...]:
    """The places in which anything was recorded, in the order of the procedures."""
    order = list(Column)
    places = dict.fromkeys(place for _, place in sheet.cells)
    return tuple(sorted(places, key=lambda place: order.index(place.column)))


def _number(place: Place, columns: tuple[Place, ...], sheet: Sheet) -> str:
    """Which case, where several say the same sort of thing."""
    alike = [other for other in columns if other.column is place.column and not other.by_member]
    if len(alike) == 1 or place.by_member:
        return ""
    number = sheet.numbers.get(place.case_id, "")
    return f"　{number}" if number else f"（第 {alike.index(place) + 1} 件）"


def _gathered(sheet: Sheet) -> Sheet:
    """Members told together: hundreds of rows would tell nobody anything."""
    gathered = Sheet(stated=sheet.stated, numbers=sheet.numbers)
    for ((kind, member), place), cell in sheet.cells.items():
        gathered.add((kind, None if member is None else TOGETHER), place, cell.amount)
    return gathered


def _bases(sheet: Sheet) -> dict[Key, str]:
    """What the claimants state of how each claim is reckoned."""
    told: dict[Key, list[str]] = {}
    for claim in sheet.stated:
        if claim.basis is not None:
            told.setdefault((claim.kind, claim.claimant), []).append(claim.basis.zh)
    return {key: "；".join(bases) for key, bases in told.items()}


def _order(key: Key) -> tuple[int, int]:
    """By kind as the law lists them, what is not itemised last; all together before each member."""
    kind, member = key
    kinds = list(ClaimKind)
    return (kinds.index(kind) if kind else len(kinds), -1 if member is None else member)
