"""The search box: takes no key for its own that belongs to an input method.

Keys are looked at in an event filter, not in overridden handlers: Qt then handles what we leave
outside of Python. A paste waits for the clipboard's owner; where that is our own X11 thread, it
could not answer while a Python handler is on the way.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_assist.ui.actions import belongs_to_window

_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SearchBox(QLineEdit):
    """A line edit that moves through the results; while composing, every key is the composer's."""

    moved = Signal(int)
    accepted = Signal()
    cancelled = Signal()
    tabbed = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.has_blanks = False
        self._is_composing = False
        self.installEventFilter(self)

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds text that is not yet committed."""
        return self._is_composing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move, accept or cancel; notice composition and focus; all else is Qt's."""
        if watched is not self:
            return False
        if isinstance(event, QInputMethodEvent):
            self._is_composing = bool(event.preeditString())
        elif event.type() is QEvent.Type.FocusIn:
            self.focused.emit()
        elif event.type() is QEvent.Type.FocusOut:
            self._is_composing = False
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            return self._keeps_from_shortcuts(event)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._takes(event)
        return False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt names it so
        """Tab goes to the blanks when there are any."""
        if next and self.has_blanks:
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(next)

    def _keeps_from_shortcuts(self, event: QKeyEvent) -> bool:
        if self._is_composing:
            event.accept()
            return True
        is_copy = event.matches(QKeySequence.StandardKey.Copy)
        if (is_copy and self.hasSelectedText()) or not belongs_to_window(event, self):
            return False
        # Left to the window's own action: without a selection Ctrl+C copies the response.
        event.ignore()
        return True

    def _takes(self, event: QKeyEvent) -> bool:
        key = event.key()
        is_ours = key in _STEPS or key in _ENTER or key == Qt.Key.Key_Escape
        if self._is_composing:
            return is_ours or bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not is_ours:
            return False
        if key in _ENTER:
            if event.modifiers() not in _PLAIN:
                return False
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            self.moved.emit(_STEPS[Qt.Key(key)])
        return True
