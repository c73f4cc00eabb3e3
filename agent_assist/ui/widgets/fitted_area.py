"""Dialogs as large as what stands in them, as far as the screen has room; beyond that they scroll."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

_FRAME: Final = QSize(16, 48)
"""What the window manager puts around a dialog."""


class FittedArea(QScrollArea):
    """Asks for all the room of what stands inside and goes without; it has no border."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:
        """Ask for the room of what stands inside and a scroll bar beside it."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self._inside.sizeHint() + QSize(bar, 0)


def fit(dialog: QDialog) -> None:
    """Give a dialog the size that it asks for, within its screen."""
    wish = dialog.sizeHint().expandedTo(dialog.minimumSize())
    dialog.resize(wish.boundedTo(dialog.screen().availableSize() - _FRAME))
