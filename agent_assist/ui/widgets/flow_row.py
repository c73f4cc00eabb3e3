"""Widgets side by side that begin a new row where there is no more room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """Keeps its widgets at their natural size, left to right, and is as high as their rows.

    It is no layout: one whose height follows from its width would make that of the whole window
    follow, and the window could not be made lower any more.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, widget: QWidget) -> None:
        """Take a widget in at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest widget: at worst each stands in a row of its own."""
        width = max((widget.sizeHint().width() for widget in self._widgets), default=0)
        return QSize(width, self.height())

    def sizeHint(self) -> QSize:
        """Ask for the height of the rows as they stand."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Break the rows anew when a widget has another text."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        x = y = height = 0
        for widget in self._widgets:
            size = widget.sizeHint()
            if x and x + size.width() > self.width():
                x, y, height = 0, y + height + self._spacing, 0
            widget.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._spacing
            height = max(height, size.height())
        if self.height() != y + height or self.minimumHeight() != y + height:
            self.setFixedHeight(y + height)
