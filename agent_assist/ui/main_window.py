"""The side panel: find, and more; the tabs at its foot."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.actions import BY_ID
from agent_assist.ui.actions import button, hint
from agent_assist.ui.theme import Theme

MIN_WIDTH: Final = 340
_WIDTH: Final = 400
_HEIGHT: Final = 680
_FRAME: Final = 40
"""What a title bar may take of the screen's height."""


class MainWindow(QMainWindow):
    """A slim window of pages; closing it keeps it in the tray when the agent wishes so."""

    painted = Signal()
    stepped_back = Signal()
    closing = Signal(QCloseEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Agent Assist")
        room = self.screen().availableSize()
        self.resize(_WIDTH, min(_HEIGHT, room.height() - _FRAME))
        self._pages = QStackedWidget()
        self._tabs: dict[str, QPushButton] = {}
        self._is_painted = False

    def build(
        self, theme: Theme, pages: dict[str, QWidget], switch_theme: Callable[[], None]
    ) -> None:
        """Lay the window out anew with these pages, by the id of the action that opens each."""
        self._pages = QStackedWidget()
        inside = QWidget()
        inside.setObjectName("page")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._build_tabs(theme, pages, switch_theme))
        for page in pages.values():
            self._pages.addWidget(page)
        self.setCentralWidget(inside)
        self.setMinimumWidth(theme.px(MIN_WIDTH))

    def open_page(self, action_id: str) -> None:
        """Show the page of this action."""
        self._pages.setCurrentIndex(list(self._tabs).index(action_id))
        self._tabs[action_id].setChecked(True)

    def page(self) -> str:
        """Return the id of the action that opens the page shown."""
        return list(self._tabs)[self._pages.currentIndex()]

    def place(self) -> tuple[str, ...]:
        """Return where the window stands, as the settings keep it."""
        area = self.geometry()
        return tuple(str(n) for n in (area.x(), area.y(), area.width(), area.height()))

    def put(self, place: tuple[str, ...]) -> None:
        """Put the window where it stood, if that is still on a screen."""
        try:
            x, y, width, height = (int(n) for n in place)
        except ValueError:
            return
        area = QRect(x, y, width, height)
        if any(
            screen.availableGeometry().intersects(area)
            for screen in self.screen().virtualSiblings()
        ):
            self.setGeometry(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the program decide between the tray and the end."""
        self.closing.emit(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)

    def _build_tabs(
        self, theme: Theme, pages: dict[str, QWidget], switch_theme: Callable[[], None]
    ) -> QWidget:
        nav = QWidget()
        nav.setObjectName("nav")
        row = QHBoxLayout(nav)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(4))
        group = QButtonGroup(nav)
        self._tabs = {}
        for action_id in pages:
            action = BY_ID[action_id]
            tab = QPushButton(_(action.label))
            tab.setProperty("kind", "tab")
            tab.setCheckable(True)
            tab.setAccessibleName(_(action.label))
            tab.setToolTip(hint(action))
            tab.clicked.connect(lambda _checked=False, a=action_id: self.open_page(a))
            group.addButton(tab)
            row.addWidget(tab)
            self._tabs[action_id] = tab
        row.addStretch()
        row.addWidget(button("theme", switch_theme, theme))
        return nav
