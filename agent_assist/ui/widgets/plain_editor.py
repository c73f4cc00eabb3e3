"""Plain text of several lines; what an input method is composing is not told to anybody."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.marked_text import units

_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PlainEditor(QPlainTextEdit):
    """Enter is a new line, Ctrl+Enter inserts, Escape steps back; positions are code points."""

    changed = Signal(str, int)
    inserted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self._is_quiet = False
        self.setTabChangesFocus(True)
        self.setFont(theme.font(13.5))
        self.textChanged.connect(self._text_changed)
        self.installEventFilter(self)

    def put(self, text: str, selection: tuple[int, int]) -> None:
        """Put a text into the editor as one step that can be undone, and select a range of it."""
        if text != self.toPlainText():
            cursor = self.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            self._quietly(lambda: cursor.insertText(text))
        self.select(*selection)

    def put_for_good(self, text: str, caret: int) -> None:
        """Put a text into the editor; what stood there before cannot be brought back."""
        self._quietly(lambda: self.setPlainText(text))
        self.select(caret, caret)

    def select(self, start: int, end: int) -> None:
        """Select a range, given in code points."""
        self.setTextCursor(self._cursor(start, end))
        self.ensureCursorVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice composition, insert and step back; all else is Qt's, see the search box."""
        if watched is not self:
            return False
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return not self._is_composing and self._takes(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.inserted.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return True
        return False

    def _text_changed(self) -> None:
        if not self._is_quiet and not self._is_composing:
            text = self.toPlainText()
            before = text.encode("utf-16-le")[: 2 * self.textCursor().position()]
            self.changed.emit(text, len(before.decode("utf-16-le", "ignore")))

    def _quietly(self, change: Callable[[], None]) -> None:
        self._is_quiet = True
        change()
        self._is_quiet = False

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor
