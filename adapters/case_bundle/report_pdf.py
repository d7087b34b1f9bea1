"""The report as PDF: selectable Chinese text in a font every reader has, set line by line (a flow would take seconds)."""

from functools import cache
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from adapters.case_bundle.report import Report

FONT = "STSong-Light"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 56.0, WIDTH - 56.0, HEIGHT - 60.0, 60.0
LABEL = 62.0
NEVER_FIRST = frozenset("，。；：、？！）》”’…")


def as_pdf(report: Report) -> bytes:
    """The same report always gives the same bytes."""
    rl_config.useA85 = 0  # streams as they are: their letters would cost a second a thousand steps
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    written = BytesIO()
    page = _Pages(Canvas(written, pagesize=A4, invariant=1, pageCompression=1), report.title)
    page.text(report.title, 16)
    for label, text in report.facts:
        page.labelled(label, text)
    for heading, parts in (("经过", report.steps), ("材料", report.documents)):
        page.heading(heading)
        for part in parts:
            page.text(part.heading, 11, before=6)
            for label, text in part.lines:
                page.labelled(label, text)
        if not parts:
            page.text("没有。", 9.5)
    page.heading("说明")
    for note in report.notes:
        page.text(note, 9.5)
    page.end()
    return written.getvalue()


class _Pages:
    """Where the next line goes; the text of a page is one object, which is what takes the time."""

    def __init__(self, canvas: Canvas, title: str) -> None:
        self._canvas = canvas
        self._number = 1
        self._begin()
        canvas.setTitle(title)

    def heading(self, text: str) -> None:
        """With a rule below."""
        self.text(text, 13, before=12)
        self._canvas.line(LEFT, self._y - 2, RIGHT, self._y - 2)
        self._y -= 5

    def text(self, text: str, size: float, before: float = 0) -> None:
        """Over the whole width."""
        self._y -= before
        for line in _lines(text, (RIGHT - LEFT) / size):
            self._line(LEFT, line, size)

    def labelled(self, label: str, text: str, size: float = 9.5) -> None:
        """A label at the left, the text beside it; a long label has a line of its own."""
        wide = sum(map(_width, label)) * size > LABEL - 4
        if wide:
            self._line(LEFT, label, size)
        for at, line in enumerate(_lines(text, (RIGHT - LEFT - LABEL) / size) or [""]):
            self._line(LEFT + LABEL, line, size)
            if at == 0 and not wide:
                self._put(LEFT, label, size)

    def end(self) -> None:
        """The last page."""
        self._finish()
        self._canvas.save()

    def _begin(self) -> None:
        self._y = TOP
        self._size = 0.0
        self._written = self._canvas.beginText()

    def _line(self, x: float, text: str, size: float) -> None:
        self._y -= size * 1.6
        if self._y < BOTTOM:
            self._finish()
            self._canvas.showPage()
            self._number += 1
            self._begin()
            self._y -= size * 1.6
        self._put(x, text, size)

    def _put(self, x: float, text: str, size: float) -> None:
        if size != self._size:
            self._written.setFont(FONT, size)
            self._size = size
        self._written.setTextOrigin(x, self._y)
        self._written.textOut(text)

    def _finish(self) -> None:
        self._y = 34.0
        self._put(WIDTH / 2 - 16, f"第 {self._number} 页", 8)
        self._canvas.drawText(self._written)


@cache
def _width(character: str) -> float:
    return float(pdfmetrics.stringWidth(character, FONT, 1))


def _lines(text: str, room: float) -> list[str]:
    """Broken anywhere but before a closing mark; `room` is in widths of a full character."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        begin, used = 0, 0.0
        for at, character in enumerate(paragraph):
            width = _width(character)
            if used + width > room and character not in NEVER_FIRST:
                lines.append(paragraph[begin:at])
                begin, used = at, 0.0
            used += width
        lines.append(paragraph[begin:])
    return lines
