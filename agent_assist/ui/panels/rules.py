"""The rules page: a list to narrow, a card for the chosen rule, and a box to try a text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.rules import RulesScreen, State, Tried
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.notice_line import NoticeLine
from agent_assist.ui.widgets.rule_card import RuleCard
from agent_assist.ui.widgets.rule_list import RuleList
from agent_assist.ui.widgets.severity import severity_mark


class RulesPanel(QWidget):
    """Renders the rules screen's state and forwards what the reader wishes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: RulesScreen | None = None
        self._narrow = QLineEdit()
        self._narrow.setPlaceholderText(_("Search the rules"))
        self._narrow.setAccessibleName(_("Search the rules"))
        self._wrong = QCheckBox()
        self._count = self._words()
        self._list = RuleList(theme)
        self._card = RuleCard(theme)
        self._try = QPlainTextEdit()
        self._try.setAccessibleName(_("Try a text"))
        self._try.setPlaceholderText(_("Type a reply: what the rules find in it stands below."))
        self._try.setTabChangesFocus(True)
        self._try.setFixedHeight(theme.px(72))
        self._found = QVBoxLayout()
        self._notice = NoticeLine(theme)
        self._build()
        self._narrow.textEdited.connect(self._narrowed)
        self._wrong.toggled.connect(self._wrong_only)
        self._try.textChanged.connect(self._tried)
        self._list.picked.connect(self._picked)
        self._card.severity_chosen.connect(self._severity_chosen)
        self._card.action_chosen.connect(self._action_chosen)

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
        self._list.show_rows(state.rows, state.chosen)
        self._count.setText(self._counted(state))
        self._wrong.setText(_("Often set aside ({n})").format(n=state.wrong))
        self._wrong.setEnabled(bool(state.wrong) or state.shows_wrong)
        has_choice = 0 <= state.chosen < len(state.rows)
        self._card.setVisible(has_choice)
        if has_choice:
            self._card.show_row(state.rows[state.chosen])
        self._notice.setVisible(state.notice is not None)
        self._notice.show_notice(state.notice)
        self._show_found(state.found)

    def _counted(self, state: State) -> str:
        if not state.is_read:
            return _("The rules are being read.")
        return self._screen.count() if self._screen else ""

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(16))
        column.setSpacing(px(8))
        column.addWidget(self._narrow)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._wrong)
        column.addLayout(row)
        column.addWidget(self._list)
        column.addWidget(self._notice)
        column.addWidget(self._card)
        title = QLabel(_("Try a text"))
        title.setProperty("tone", "title")
        title.setContentsMargins(0, px(8), 0, 0)
        column.addWidget(title)
        column.addWidget(self._try)
        self._found.setSpacing(px(4))
        column.addLayout(self._found)
        column.addStretch()

    def _show_found(self, found: tuple[Tried, ...] | None) -> None:
        while item := self._found.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if found == ():
            words = self._words()
            words.setText(_("The rules find nothing in it."))
            self._found.addWidget(words)
        for tried in found or ():
            self._found.addWidget(self._tried_line(tried))

    def _tried_line(self, tried: Tried) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(8))
        mark = severity_mark(self._theme, tried.severity)
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        words = QLabel(_("“{found}”: {message}").format(found=tried.text, message=tried.message))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setToolTip(tried.rule)
        row.addWidget(words, 1)
        return line

    def _words(self) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setProperty("tone", "secondary")
        return label

    def _narrowed(self, words: str) -> None:
        if self._screen:
            self._screen.narrow(words)

    def _wrong_only(self, only: bool) -> None:  # noqa: FBT001 - Qt hands the state on
        if self._screen:
            self._screen.show_wrong(only=only)

    def _tried(self) -> None:
        if self._screen:
            self._screen.try_out(self._try.toPlainText())

    def _picked(self, index: int) -> None:
        if self._screen:
            self._screen.choose(index)

    def _severity_chosen(self, word: str) -> None:
        if self._screen:
            self._screen.set_severity(word)

    def _action_chosen(self, word: str) -> None:
        if self._screen:
            self._screen.set_action(word)
