"""The draft's editor: findings are underlined by severity, in shape as well as in colour."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip, QWidget

from agent_assist.screens.draft import Row
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.marked_text import units

_SHAPES: Final = {
    "error": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "warning": QTextCharFormat.UnderlineStyle.WaveUnderline,
    "hint": QTextCharFormat.UnderlineStyle.DotLine,
}


class DraftEditor(QPlainTextEdit):
    """Plain text; Ctrl+Enter inserts, Enter is a new line, composing text is not judged."""

    changed = Signal(str, int)
    inserted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = theme.colours
        self._rows: tuple[Row, ...] = ()
        self._is_composing = False
        self._is_quiet = False
        self.setTabChangesFocus(True)
        self.setFont(theme.font(13.5))
        self.textChanged.connect(self._text_changed)
        self.installEventFilter(self)
        self.viewport().installEventFilter(self)

    def put(self, text: str, selection: tuple[int, int]) -> None:
        """Put a text into the editor as one step that can be undone, and select a range of it."""
        if text != self.toPlainText():
            self._is_quiet = True
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            self._is_quiet = False
        self.select(*selection)

    def select(self, start: int, end: int) -> None:
        """Select a range, given in code points."""
        self.setTextCursor(self._cursor(start, end))
        self.ensureCursorVisible()

    def underline(self, rows: tuple[Row, ...]) -> None:
        """Underline these findings."""
        self._rows = rows
        self.setExtraSelections([self._selection(row) for row in rows])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice composition, insert and step back; all else is Qt's, see the search box."""
        if watched is self.viewport() and isinstance(event, QHelpEvent):
            return self._tell_reason(event)
        if watched is not self:
            return False
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return not self._is_composing and self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.inserted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        return False

    def _tell_reason(self, event: QHelpEvent) -> bool:
        place = self.cursorForPosition(event.pos()).position()
        row = next((r for r in self._rows if self._holds(r, place)), None)
        QToolTip.showText(event.globalPos(), f"{row.message}\n{row.why}" if row else "", self)
        return True

    def _holds(self, row: Row, place: int) -> bool:
        text = self.toPlainText()
        return units(text[: row.start]) <= place < units(text[: row.end])

    def _text_changed(self) -> None:
        if not self._is_quiet and not self._is_composing:
            text = self.toPlainText()
            before = text.encode("utf-16-le")[: 2 * self.textCursor().position()]
            self.changed.emit(text, len(before.decode("utf-16-le", "ignore")))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

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
