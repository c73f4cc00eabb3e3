"""Words on as many lines as they need: no layout may cut the last one off."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """A label that asks for the height of its words at the width it has."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def show_text(self, text: str) -> None:
        """Show this text."""
        self.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew: at another width the words take other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # The height that was asked for before must not count as needed.
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))
