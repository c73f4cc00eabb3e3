"""An area as large as what stands in it, as far as the screen has room; beyond that it scrolls."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

_AROUND: Final = 128
"""Room for a title bar, a task bar and the buttons below, in pixels before zoom."""


class FittedArea(QScrollArea):
    """Takes no border and no focus of its own."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self._inside = inside

    def sizeHint(self) -> QSize:
        """Ask for the room of what stands inside, within the screen."""
        wish = self._inside.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        room = self.screen().availableSize() - QSize(bar, _AROUND)
        scrolls = wish.height() > room.height()
        return QSize(
            min(wish.width() + bar * scrolls, room.width()), min(wish.height(), room.height())
        )
