"""The icon in the tray: opens the window and the palette, quits the program."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from agent_assist.i18n import _
from agent_assist.screens.actions import BY_ID
from agent_assist.ui.actions import Handlers
from agent_assist.ui.theme import Theme

_ROWS = ("show_find", "next_customer", "change_agent", "settings", "quit")


class Tray(QSystemTrayIcon):
    """Drawn from the action table; absent where the desktop has no tray."""

    def __init__(self, theme: Theme, handlers: Handlers) -> None:
        super().__init__(theme.icon("headphones", theme.colours.accent))
        self.setToolTip("Agent Assist")
        self._menu = QMenu()
        for action_id in _ROWS:
            action = QAction(_(BY_ID[action_id].label), self._menu)
            action.triggered.connect(lambda _checked=False, a=action_id: handlers[a]())
            self._menu.addAction(action)
        self.setContextMenu(self._menu)
        self.activated.connect(lambda _reason: handlers["show_find"]())
