"""A small line near the edge of the screen, when our window is hidden and something must be said."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from agent_assist.screens.messages.notice import Notice
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.notice_line import NoticeLine

_SHOWN_MS: Final = 8_000
_WIDTH: Final = 440


class Toast(QWidget):
    """Takes no focus and goes by itself; a click sends it away."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            None,
            Qt.WindowType.ToolTip
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("palette")
        self.line = NoticeLine(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.addWidget(self.line)
        self.setFixedSize(theme.px(_WIDTH), theme.px(72))
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)

    def tell(self, notice: Notice) -> None:
        """Show a notice at the lower right of the screen."""
        self.line.show_notice(notice)
        area = QGuiApplication.primaryScreen().availableGeometry()
        self.move(area.right() - self.width() - 16, area.bottom() - self.height() - 16)
        self.show()
        self._timer.start()

    def mousePressEvent(self, event: object) -> None:
        """Go away."""
        del event
        self.hide()
