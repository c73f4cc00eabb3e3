"""The draft's editor: findings are underlined by severity, in shape as well as in colour."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from agent_assist.screens.draft_rows import Row
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.marked_text import units
from agent_assist.ui.widgets.plain_editor import PlainEditor

_SHAPES: Final = {
    "error": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "warning": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "hint": QTextCharFormat.UnderlineStyle.DotLine,
}


class DraftEditor(PlainEditor):
    """Plain text with its findings; the tooltip over one gives the reason."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._colours = theme.colours
        self._rows: tuple[Row, ...] = ()
        self.viewport().installEventFilter(self)

    def underline(self, rows: tuple[Row, ...]) -> None:
        """Underline these findings."""
        self._rows = rows
        self.setExtraSelections([self._selection(row) for row in rows])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the reason of the finding under the mouse."""
        if watched is self.viewport() and isinstance(event, QHelpEvent):
            return self._tell_reason(event)
        return super().eventFilter(watched, event)

    def _tell_reason(self, event: QHelpEvent) -> bool:
        place = self.cursorForPosition(event.pos()).position()
        row = next((r for r in self._rows if self._holds(r, place)), None)
        QToolTip.showText(event.globalPos(), f"{row.message}\n{row.why}" if row else "", self)
        return True

    def _holds(self, row: Row, place: int) -> bool:
        text = self.toPlainText()
        return units(text[: row.start]) <= place < units(text[: row.end])

    def _selection(self, row: Row) -> QTextEdit.ExtraSelection:
        colours = {
            "error": self._colours.error,
            "warning": self._colours.warning,
            "hint": self._colours.hint,
        }
        selection = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setUnderlineStyle(_SHAPES[row.severity])
        look.setUnderlineColor(QColor(colours[row.severity]))
        selection.format = look
        selection.cursor = self._cursor(row.start, row.end)
        return selection
