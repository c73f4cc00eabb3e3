"""The search box: takes no key for its own that belongs to an input method."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 5,
    Qt.Key.Key_PageUp: -5,
}
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        self._is_composing = False
        self.has_blanks = False

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds text that is not yet committed."""
        return self._is_composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Notice when a composition begins and ends."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: object) -> None:
        """Tell that keys reach the box now."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.focused.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt names it so
        """Tab goes to the blanks when there are any."""
        if next and self.has_blanks:
            self.tabbed.emit()
            return True
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: object) -> None:
        """A composition does not outlive the focus."""
        self._is_composing = False
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def event(self, event: QEvent) -> bool:
        """Keep every key from shortcuts while composing."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._is_composing:
                event.accept()
                return True
            if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
                # Left to the window's own action: without a selection Ctrl+C copies the response.
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, accept or cancel; all else is typing."""
        key = event.key()
        if self._is_composing and (key in _STEPS or key in _ENTER or key == Qt.Key.Key_Escape):
            return
        if key in _ENTER and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.accepted.emit()
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif (step := _STEPS.get(Qt.Key(key))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
