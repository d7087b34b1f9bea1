"""Files 表格文件: an Excel workbook or a CSV file as lines of cells, with a limit to what it may unfold into."""

import csv
import warnings
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from itertools import islice
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from domain.refusals import Refused

MOST_LINES = 5_000
MOST_CELLS = 100
LARGEST_UNPACKED = 64 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")  # a spreadsheet in China writes the second unless told otherwise
WORKBOOK = b"PK"

Line = tuple[int, list[Any]]
"""Number of the line in the file, counted from one, and its cells."""


class TableUnreadable(Refused):
    """请上传 Excel 工作簿（.xlsx）或者 CSV 文件。"""

    CODE = "table-unreadable"


def read_table(content: bytes) -> list[Line]:
    """The lines that hold anything; the first sheet of a workbook."""
    lines = _workbook(content) if content.startswith(WORKBOOK) else _text(content)
    held = [
        (number, cells)
        for number, cells in enumerate(islice(lines, MOST_LINES + 1), start=1)
        if any(str(cell).strip() for cell in cells if cell is not None)
    ]
    if len(held) > MOST_LINES:
        raise TableUnreadable(f"最多读 {MOST_LINES} 行，请分几次导入。", field="table")
    if not held:
        raise TableUnreadable("文件里没有内容。", field="table")
    return held


def _workbook(content: bytes) -> Iterator[list[Any]]:
    try:
        with ZipFile(BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise TableUnreadable("工作簿展开后过大。", field="table")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that say nothing of the cells
            book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
            try:
                sheet: Any = next(one for one in book.worksheets if one.sheet_state == "visible")
                yield from (list(row[:MOST_CELLS]) for row in sheet.iter_rows(values_only=True))
            finally:
                book.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, StopIteration) as broken:
        raise TableUnreadable("工作簿不能读取，请另存为 .xlsx 后再上传。", field="table") from broken


def _text(content: bytes) -> Iterable[list[Any]]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return [list(row[:MOST_CELLS]) for row in csv.reader(StringIO(text))]
    raise TableUnreadable(field="table")
