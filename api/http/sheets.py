"""Sheets 表格: rows as a table for a spreadsheet, in each format, as a file of its own name."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Generic, TypeVar
from urllib.parse import quote

import xlsxwriter
from fastapi.responses import StreamingResponse

from application.gathering import gathering
from domain.access_record import What

Row = TypeVar("Row")

BYTE_ORDER_MARK = "\ufeff"  # or a spreadsheet takes UTF-8 for something else
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

Cells = Iterable[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a table is written; text goes out as it is made, bytes as a whole."""

    ending: str
    media_type: str
    written: Callable[[Cells, str, Sequence[int]], Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[Row]):
    """What a table is called, and its columns: heading, width in characters, value."""

    title: str
    file: str
    columns: Sequence[tuple[str, int, Callable[[Row], object]]]

    def download(
        self, form: Format, rows: Iterable[Row] = (), *, of: str = "", headers: dict[str, str] | None = None
    ) -> StreamingResponse:
        """The table as a file; `of` follows the title in its name."""
        if rows != ():  # else an empty table to be filled in
            gathering().is_a(What.EXPORT)
        widths = [width for _, width, _ in self.columns]
        name = quote(f"{self.title} {of}".strip())
        offered = f"attachment; filename=\"{self.file}.{form.ending}\"; filename*=UTF-8''{name}.{form.ending}"
        return StreamingResponse(
            form.written(self._cells(rows), self.title, widths),
            media_type=form.media_type,
            headers={"Content-Disposition": offered, **(headers or {})},
        )

    def _cells(self, rows: Iterable[Row]) -> Cells:
        yield [heading for heading, _, _ in self.columns]
        for row in rows:
            yield [str(read(row)) for _, _, read in self.columns]


def as_csv(cells: Cells, title: str = "", widths: Sequence[int] = ()) -> Iterator[str]:  # noqa: ARG001
    """Line by line; what a spreadsheet would take for a formula is text."""
    yield BYTE_ORDER_MARK
    for row in cells:
        line = StringIO()
        csv.writer(line).writerow([harmless(cell) for cell in row])
        yield line.getvalue()


def harmless(cell: str) -> str:
    """The same text, which no spreadsheet reckons with."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def as_xlsx(cells: Cells, title: str, widths: Sequence[int]) -> Iterator[bytes]:
    """A workbook in which every cell is text: nothing in it is reckoned, linked or reformatted."""
    workbook = BytesIO()
    with xlsxwriter.Workbook(workbook, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for line, row in enumerate(cells):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, cell)
    yield workbook.getvalue()


FORMATS = (
    Format(ending="csv", media_type="text/csv", written=as_csv),
    Format(
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        written=as_xlsx,
    ),
)
