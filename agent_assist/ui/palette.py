"""The palette: the find section over whatever program is in front, for as long as it takes."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QGuiApplication,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWindow,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.find_view import FindView

ROWS: Final = 7
_FEWEST_ROWS: Final = 2
_WIDTH: Final = 640
_HEIGHT: Final = 608
_FOCUS_LOOK_MS: Final = 2


class Palette(QWidget):
    """A frameless window above the others; it is built once and only mapped when called."""

    mapped = Signal()
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
        self._is_wanted = False
        self._focus_watch = QTimer(
            self, interval=_FOCUS_LOOK_MS, timerType=Qt.TimerType.PreciseTimer
        )
        self._focus_watch.timeout.connect(self._look_for_focus)
        self.section = FindView(theme, text_lines=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(1), theme.px(4), theme.px(1), theme.px(4))
        column.addWidget(self.section)
        self.section.preview.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.section.preview.setMinimumHeight(theme.px(48))
        self._fit_into(QSize(theme.px(_WIDTH), theme.px(_HEIGHT)))
        self.section.cancelled.connect(self.dismiss)
        self.section.done.connect(self.hide)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._focus_moved)

    def build_ahead(self) -> None:
        """Do now what the first hotkey would otherwise have to do."""
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.show()
        self.grab()
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
        self.winId()

    def call_up(self) -> None:
        """Show the palette in the upper third of the screen that holds the pointer.

        For some 100 ms after a hide Qt on X11 still takes the window for the one with the focus;
        shown then it would never become active, so it waits for Qt to notice.
        """
        if self._has_focus() and not self.isVisible():
            self._is_wanted = True
            return
        screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
        area = screen.availableGeometry()
        self._fit_into(area.size())
        wish = area.top() + area.height() // 8
        top = max(min(wish, area.bottom() - self.height()), area.top())
        self.move(area.center().x() - self.width() // 2, top)
        self.show()
        self.raise_()
        self.activateWindow()
        self.section.focus_search()
        self.mapped.emit()
        self._focus_watch.start()

    def dismiss(self) -> None:
        """Go out of sight and let the window in front before have the focus."""
        self.hide()
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop looking for the focus."""
        super().hideEvent(event)
        self._focus_watch.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the one-pixel border."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.ground))
        painter.setPen(QPen(QColor(self._theme.colours.border)))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _fit_into(self, area: QSize) -> None:
        """Take the usual size; on a screen too low for it show fewer rows."""
        wish = QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))
        self.setFixedSize(wish.boundedTo(area))
        rows = self.section.results
        too_many = -((self.height() - wish.height()) // rows.row_height)
        rows.setFixedHeight(max(ROWS - too_many, _FEWEST_ROWS) * rows.row_height + 2)

    def _has_focus(self) -> bool:
        """Tell whether keys reach us; Qt calls a tool window active as soon as it is shown."""
        return QGuiApplication.focusWindow() is self.windowHandle()

    def _look_for_focus(self) -> None:
        # After a quick hide and show Qt may tell of no change at all, so it is asked.
        if self._has_focus():
            self._focus_watch.stop()
            self.reached.emit()

    def _focus_moved(self, window: QWindow | None) -> None:
        if window is None and self._is_wanted:
            self._is_wanted = False
            self.call_up()
