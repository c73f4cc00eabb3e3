"""Binds the rows of the action table to a window: keys, menus and tooltips from one place."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from agent_assist.i18n import _
from agent_assist.screens.actions import ACTIONS, BY_ID, Action
from agent_assist.ui.theme import Theme

Handlers = Mapping[str, Callable[[], None]]
_OF_WIDGETS: Final = frozenset({"Return", "Tab", "Esc"})
"""Keys that each widget takes as it means them: Enter on a settings page must insert nothing."""


def bind(window: QWidget, handlers: Handlers, theme: Theme) -> dict[str, QAction]:
    """Give the window a Qt action for each handler; return them by action id."""
    actions: dict[str, QAction] = {}
    for row in ACTIONS:
        if handler := handlers.get(row.id):
            action = QAction(_(row.label), window)
            action.setShortcuts(
                [QKeySequence(keys) for keys in row.keys if keys not in _OF_WIDGETS]
            )
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            if row.icon:
                action.setIcon(theme.icon(row.icon))
            action.triggered.connect(_without_state(handler))
            window.addAction(action)
            actions[row.id] = action
    return actions


def button(action_id: str, handler: Callable[[], None], theme: Theme) -> QToolButton:
    """Return an icon button for an action, its words and keys in the tooltip."""
    row = BY_ID[action_id]
    tool = QToolButton()
    tool.setProperty("kind", "quiet")
    tool.setIcon(theme.icon(row.icon))
    tool.setAccessibleName(_(row.label))
    tool.setToolTip(hint(row))
    tool.setFixedSize(theme.px(32), theme.px(32))
    tool.setIconSize(QSize(theme.px(18), theme.px(18)))
    tool.clicked.connect(_without_state(handler))
    return tool


def belongs_to_window(event: QKeyEvent, widget: QWidget) -> bool:
    """Tell whether a key is that of an action of the widget's window.

    A line edit would take some for its own: on X11 Ctrl+E goes to the end of the line.
    """
    keys = QKeySequence(event.keyCombination())
    return any(keys in action.shortcuts() for action in widget.window().actions())


def hint(row: Action) -> str:
    """Return an action's words with its first key."""
    return f"{_(row.label)}  {legend(row.keys[:1])}" if row.keys else _(row.label)


def legend(keys: Iterable[str]) -> str:
    """Return keys as they are printed on a keyboard; Qt calls the Enter key Return."""
    return " / ".join(key.replace("Return", "Enter") for key in keys)


def _without_state(handler: Callable[[], None]) -> Callable[[bool], None]:
    def call(_checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt hands the state on
        handler()

    return call
