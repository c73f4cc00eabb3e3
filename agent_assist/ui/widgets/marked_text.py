"""Paints text with marked ranges over a given number of lines, elided at the end."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from agent_assist.screens.rows import Spans


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Text and the ranges of it to mark (half-open, code points), with its looks."""

    text: str
    spans: Spans
    font: QFont
    colour: str
    mark: str

    def paint(self, painter: QPainter, rect: QRect, lines: int) -> None:
        """Paint the text into `rect`, at most `lines` lines of it."""
        shown = self._elided(rect.width(), lines)
        layout = self._layout(shown)
        painter.setPen(QColor(self.colour))
        for number in range(_break(layout, rect.width())[0]):
            spacing = QFontMetrics(self.font).lineSpacing()
            layout.lineAt(number).draw(painter, QPointF(rect.left(), rect.top() + number * spacing))

    def _elided(self, width: int, lines: int) -> str:
        text = self.text.replace("\n", " ")
        layout = self._layout(text)
        count, starts = _break(layout, width)
        if count <= lines:
            return text
        units = text.encode("utf-16-le")
        head = units[: 2 * starts[lines - 1]].decode("utf-16-le")
        rest = units[2 * starts[lines - 1] :].decode("utf-16-le")
        elide = Qt.TextElideMode.ElideRight
        return head + QFontMetrics(self.font).elidedText(rest, elide, width - 1)

    def _layout(self, text: str) -> QTextLayout:
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format(text, *span) for span in self.spans if span[0] < len(text)])
        return layout

    def _format(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        form = QTextLayout.FormatRange()
        form.start = units(text[:start])
        form.length = units(text[start:end])
        look = QTextCharFormat()
        look.setBackground(QColor(self.mark))
        form.format = look
        return form


def units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _break(layout: QTextLayout, width: int) -> tuple[int, list[int]]:
    """Break the text into lines of `width`; return their number and where each begins."""
    starts: list[int] = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
        line = layout.createLine()
    layout.endLayout()
    return len(starts), starts
