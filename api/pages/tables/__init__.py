"""Tables 表格: lists that officials keep in a spreadsheet, read as the answers of a step, every wrong line named."""

from api.pages.tables.columns import Column, columns_of, listed_question
from api.pages.tables.files import TableUnreadable, read_table
from api.pages.tables.reading import ReadRows, Wrong, read_rows

__all__ = [
    "Column",
    "ReadRows",
    "TableUnreadable",
    "Wrong",
    "columns_of",
    "listed_question",
    "read_rows",
    "read_table",
]
