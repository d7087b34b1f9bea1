"""The report as PDF: selectable Chinese text in a font every reader has, set line by line (a flow would take seconds)."""

from functools import cache
from io import BytesIO

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
    """Where the next line goes."""

    def __init__(self, canvas: Canvas, title: str) -> None:
        self._canvas = canvas
        self._number = 1
        self._y = TOP
        canvas.setTitle(title)
        canvas.setFont(FONT, 9.5)

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
                self._canvas.drawString(LEFT, self._y, label)

    def end(self) -> None:
        """The last page."""
        self._foot()
        self._canvas.save()

    def _line(self, x: float, text: str, size: float) -> None:
        self._y -= size * 1.6
        if self._y < BOTTOM:
            self._foot()
            self._canvas.showPage()
            self._number += 1
            self._y = TOP - size * 1.6
        self._canvas.setFont(FONT, size)
        self._canvas.drawString(x, self._y, text)

    def _foot(self) -> None:
        self._canvas.setFont(FONT, 8)
        self._canvas.drawCentredString(WIDTH / 2, 34, f"第 {self._number} 页")


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
