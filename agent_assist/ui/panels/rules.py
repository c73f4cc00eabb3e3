"""The rules page: a list to narrow, a card for the chosen rule, and a box to try a text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import N_, _
from agent_assist.screens.rules import ACTIONS, SEVERITIES, Row, RulesScreen, State
from agent_assist.ui.theme import Theme

WORDS = {
    "hint": N_("hint"),
    "warning": N_("warning"),
    "error": N_("error"),
    "log": N_("only for reviewers"),
    "warn": N_("show"),
    "block": N_("hold back"),
}


class RulesPanel(QWidget):
    """Renders the rules screen's state."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: RulesScreen | None = None
        self._rows: tuple[Row, ...] = ()
        self._narrow = self._line(_("Search the rules"))
        self._try = self._line(_("Try a text"))
        self._found = self._words()
        self._count = self._words()
        self._list = QListWidget()
        self._list.setAccessibleName(_("Rules"))
        self._list.setMinimumHeight(theme.px(180))
        self._card = self._words()
        self._card.setProperty("tone", "")
        self._severity = self._choice(SEVERITIES, _("How bad"))
        self._action = self._choice(ACTIONS, _("What it does"))
        self._build()
        self._narrow.textEdited.connect(self._narrowed)
        self._try.textEdited.connect(self._tried)
        self._list.currentRowChanged.connect(self._chosen)
        self._severity.activated.connect(self._severity_chosen)
        self._action.activated.connect(self._action_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the rules when the page is opened, not before: it takes seconds."""
        super().showEvent(event)
        if self._screen:
            self._screen.refresh()

    def attach(self, screen: RulesScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen

    def show_state(self, state: State) -> None:
        """Show this state."""
        if state.rows != self._rows:
            self._rows = state.rows
            self._list.blockSignals(True)
            self._list.clear()
            for row in state.rows:
                self._list.addItem(self._item(row))
            self._list.setCurrentRow(state.chosen)
            self._list.blockSignals(False)
        self._count.setText(self._screen.count() if self._screen else "")
        self._found.setText("\n".join(state.found))
        has_choice = 0 <= state.chosen < len(state.rows)
        for field in (self._severity, self._action):
            field.setEnabled(has_choice)
        if has_choice:
            row = state.rows[state.chosen]
            self._card.setText(_card(row))
            self._severity.setCurrentIndex(self._severity.findData(row.severity))
            self._action.setCurrentIndex(self._action.findData(row.action))
        else:
            self._card.setText(state.notice.text if state.notice else "")

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(self._try)
        column.addWidget(self._found)
        column.addWidget(self._narrow)
        column.addWidget(self._count)
        column.addWidget(self._list)
        row = QHBoxLayout()
        row.addWidget(self._severity)
        row.addWidget(self._action)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self._card)
        column.addStretch()

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        return line

    def _words(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setProperty("tone", "secondary")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _choice(self, values: tuple[str, ...], name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setToolTip(name)
        for value in values:
            box.addItem(_(WORDS[value]), value)
        return box

    def _item(self, row: Row) -> QListWidgetItem:
        mark = "⚑ " if row.is_often_wrong else ""
        item = QListWidgetItem(f"{mark}{row.id} ({row.language})")
        item.setToolTip(_("Often set aside: look at it again") if mark else row.message)
        return item

    def _with_screen(self, act: Callable[[RulesScreen], None]) -> None:
        if self._screen:
            act(self._screen)

    def _narrowed(self, words: str) -> None:
        self._with_screen(lambda screen: screen.narrow(words))

    def _tried(self, text: str) -> None:
        self._with_screen(lambda screen: screen.try_out(text))

    def _chosen(self, index: int) -> None:
        self._with_screen(lambda screen: screen.choose(index))

    def _severity_chosen(self) -> None:
        word = str(self._severity.currentData())
        self._with_screen(lambda screen: screen.set_severity(word))

    def _action_chosen(self) -> None:
        word = str(self._action.currentData())
        self._with_screen(lambda screen: screen.set_action(word))


def _card(row: Row) -> str:
    lines = [row.message, row.why, "", *(f"✕ {text}" for text in row.bad)]
    lines += [f"✓ {text}" for text in row.good]
    return "\n".join([*lines, "", row.source])
