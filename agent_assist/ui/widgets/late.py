"""A place for a widget that few agents open in a shift; it is built when it is first shown."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Late(QWidget):
    """Stands where the widget will be."""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self._build = build
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Build the widget the first time."""
        super().showEvent(event)
        if not self._column.count():
            inside = self._build()
            self._column.addWidget(inside)
            inside.show()
