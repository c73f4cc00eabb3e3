"""A button whose text ends in an ellipsis where there is no room; the tooltip has all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget


class ElidedButton(QPushButton):
    """A button of a kind of the style sheet that asks for no width."""

    def __init__(self, text: str, kind: str = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._margin = 2 * self.fontMetrics().averageCharWidth() + (0 if kind == "tab" else 8)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of a button and no width."""
        return QSize(0, super().sizeHint().height())

    def sizeHint(self) -> QSize:
        """Ask for no width."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button with as much of its text as there is room for."""
        del event
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - self._margin
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
