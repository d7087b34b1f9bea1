"""Reading a table 读表: lines under their headings become the raw answers of a list, as another system would send them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from api.pages.tables.columns import Column, plain
from api.pages.tables.files import Line, TableUnreadable
from api.pages.typed import is_term, written_date

HEADINGS_WITHIN = 10  # lines: a title and remarks may stand above the headings
SUMS = {"合计", "总计", "小计"}
YES = {"是", "有", "√", "✓", "true", "y", "yes", "1", "已签", "已订立"}
NO = {"否", "无", "×", "x", "false", "n", "no", "0", "未签", "未订立"}
NOTHING = {"", "-", "—", "/", "\\", "无", "0", "0.0", "0.00"}
EXACT = 15  # digits a spreadsheet keeps of a number


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One fault of a table, as a person finds it there."""

    line: int
    """0: of the table as a whole."""
    heading: str
    sentence: str


@dataclass(slots=True, kw_only=True)
class ReadRows:
    """What a table says: raw answers by row, the line each stood in, and what was not taken up."""

    rows: list[Any] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    ignored: tuple[str, ...] = ()
    """Headings that ask for nothing here."""
    wrong: list[Wrong] = field(default_factory=list)


def read_rows(columns: Sequence[Column], table: Sequence[Line]) -> ReadRows:
    """Every line below the headings; sums and empty lines are left out."""
    at, places, ignored = _headings(columns, table)
    read = ReadRows(ignored=ignored)
    for number, cells in table[at + 1 :]:
        if any(str(cell).strip() in SUMS for cell in cells[:3]):
            continue
        held = {column: cells[place] for place, column in places.items() if place < len(cells)}
        if all(_text(cell) == "" for cell in held.values()):
            continue
        read.rows.append(_row(held, number, read.wrong))
        read.lines.append(number)
    if not read.rows:
        raise TableUnreadable("表头下面没有数据。", field="table")
    return read


def _headings(
    columns: Sequence[Column], table: Sequence[Line]
) -> tuple[int, dict[int, Column], tuple[str, ...]]:
    """The line that names most columns, and which column stands where."""
    found: tuple[int, dict[int, Column]] = (0, {})
    for at, (_, cells) in enumerate(table[:HEADINGS_WITHIN]):
        places = {
            place: column
            for place, cell in enumerate(cells)
            for column in columns
            if isinstance(cell, str) and column.is_called(cell)
        }
        if len(places) > len(found[1]):
            found = at, places
    at, places = found
    missing = [column.heading for column in columns if column.required and column not in places.values()]
    if missing:
        raise TableUnreadable(f"没有找到这些列的表头：{'、'.join(missing)}。", field="table")
    twice = [one.heading for one in columns if list(places.values()).count(one) > 1]
    if twice:
        raise TableUnreadable(f"这些列出现了两次：{'、'.join(twice)}。", field="table")
    others = [_text(cell) for place, cell in enumerate(table[at][1]) if place not in places]
    return at, places, tuple(dict.fromkeys(other for other in others if plain(other)))


def _row(held: dict[Column, Any], line: int, wrong: list[Wrong]) -> Any:
    row: dict[str, Any] = {}
    for column, cell in held.items():
        if not column.path:
            return _value(column.kind, cell)
        if _lost_digits(column, cell):
            sentence = "在表格中是数字，末几位已经丢失；请把该列设为文本后重新填写。"
            wrong.append(Wrong(line=line, heading=column.heading, sentence=sentence))
            continue
        value = _claim(column, cell) if column.entry_kind is not None else _value(column.kind, cell)
        if value is not None:
            _put(row, column, value)
        elif column.required:
            _group(row, column)  # so that what is missing is told at its own heading
    return row


def _group(row: dict[str, Any], column: Column) -> dict[str, Any]:
    """The group of answers the column's belongs to."""
    for step in column.path[:-1]:
        row = row.setdefault(step, {})
    return row


def _put(row: dict[str, Any], column: Column, value: Any) -> None:
    name, row = column.path[-1], _group(row, column)
    if column.entry_kind is None:
        row[name] = value
    else:
        row.setdefault(name, []).append(value)


def _claim(column: Column, cell: Any) -> dict[str, Any] | None:
    """An amount, or “是” for a claim without one."""
    assert column.entry_kind is not None  # noqa: S101 - asked of such columns only
    text = _text(cell)
    if text in NOTHING:
        return None
    kind = {"kind": column.entry_kind.value}
    return kind if text.casefold() in YES - {"1"} else {**kind, "amount": _amount(text)}


def _value(kind: Any, cell: Any) -> Any:  # noqa: PLR0911 - one line per kind of answer
    text = _text(cell)
    if not text:
        return None
    if kind is date:
        return cell.date().isoformat() if isinstance(cell, datetime) else written_date([text])
    if kind is Decimal:
        return _amount(text)
    if kind is int:
        return int(text) if re.fullmatch(r"-?\d{1,12}", text) else text
    if kind is bool:
        known = {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)}
        return known.get(text.casefold(), text)
    if is_term(kind):
        return next((term.value for term in kind if text in {term.zh, term.value}), text)
    return text


def _amount(text: str) -> str:
    return normalize("NFKC", text).replace(",", "").replace(" ", "").removesuffix("元").removeprefix("¥")


def _text(cell: Any) -> str:
    """A cell as it reads in the table; whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime | date):
        return f"{cell:%Y-%m-%d}"
    return str(cell).strip().removeprefix("'")


def _lost_digits(column: Column, cell: Any) -> bool:
    """A long number in a text column: a spreadsheet has rounded it."""
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return column.kind is str and number and len(_text(cell)) > EXACT
