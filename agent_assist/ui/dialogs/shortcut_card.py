"""The shortcut card: every listed action with its keys, drawn from the action table."""

from itertools import groupby

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.screens.actions import ACTIONS
from agent_assist.settings import Settings
from agent_assist.ui.actions import legend
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.fitted_area import FittedArea, fit

Lines = tuple[str, list[tuple[str, str]]]


class ShortcutCard(QDialog):
    """One page; Escape closes it."""

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Shortcuts"))
        groups = [(_("In every program"), _hotkeys(settings))]
        listed = [action for action in ACTIONS if action.is_listed and action.keys]
        for place, actions in groupby(listed, key=lambda action: action.place):
            groups.append((_(place), [(_(a.label), legend(a.keys)) for a in actions]))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(24))
        row.setSpacing(theme.px(40))
        for part in _halves(groups):
            row.addLayout(self._column(theme, part))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(FittedArea(inside))
        fit(self)

    def _column(self, theme: Theme, groups: list[Lines]) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(4))
        for title, lines in groups:
            self._add(grid, theme, title, lines)
        column = QVBoxLayout()
        column.addLayout(grid)
        column.addStretch()
        return column

    def _add(
        self, grid: QGridLayout, theme: Theme, title: str, lines: list[tuple[str, str]]
    ) -> None:
        heading = QLabel(title)
        heading.setFont(theme.font(13.5, is_bold=True))
        heading.setContentsMargins(0, theme.px(8), 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for label, keys in lines:
            row = grid.rowCount()
            grid.addWidget(QLabel(label), row, 0)
            key = QLabel(keys)
            key.setProperty("tone", "secondary")
            grid.addWidget(key, row, 1)


def _halves(groups: list[Lines]) -> tuple[list[Lines], list[Lines]]:
    """Share the groups between two columns of about the same height."""
    total = sum(len(lines) + 1 for _title, lines in groups)
    left: list[Lines] = []
    while groups and 2 * sum(len(lines) + 1 for _title, lines in left) < total:
        left.append(groups.pop(0))
    return left, groups


def _hotkeys(settings: Settings) -> list[tuple[str, str]]:
    return [
        (_("Open the palette"), settings.text("palette_hotkey")),
        (_("Save selected text as a response"), settings.text("save_hotkey")),
        (_("Check the selected text"), settings.text("check_hotkey")),
    ]
