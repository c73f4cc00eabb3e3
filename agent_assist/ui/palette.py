"""The palette: the find section over whatever program is in front, for as long as it takes."""

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.find_view import FindView

ROWS: Final = 7
_WIDTH: Final = 640
_HEIGHT: Final = 608


class Palette(QWidget):
    """A frameless window above the others; it is built once and only mapped when called."""

    closed = Signal()
    reached = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("palette")
        self.setWindowTitle(_("Agent Assist: palette"))
        self._theme = theme
        self.section = FindView(theme, text_lines=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(1), theme.px(4), theme.px(1), theme.px(4))
        column.addWidget(self.section)
        rows = self.section.results
        rows.setFixedHeight(ROWS * rows.row_height + 2)
        self.section.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.section.preview.setMinimumHeight(theme.px(48))
        self.setFixedSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.section.cancelled.connect(self.dismiss)
        self.section.done.connect(self.hide)
        self.section.box.focused.connect(self.reached)

    def call_up(self) -> None:
        """Show the palette in the upper third of the screen that holds the pointer."""
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        wish = area.top() + area.height() // 8
        top = max(min(wish, area.bottom() - self.height()), area.top())
        self.move(area.center().x() - self.width() // 2, top)
        self.show()
        self.raise_()
        self.activateWindow()
        self.section.focus_search()
        if self.isActiveWindow():
            self.reached.emit()

    def dismiss(self) -> None:
        """Go out of sight and let the window in front before have the focus."""
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell when keys reach the palette; go when another window takes the focus."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.reached.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the one-pixel border."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.ground))
        painter.setPen(QPen(QColor(self._theme.colours.border)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
