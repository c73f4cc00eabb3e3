"""The sentence to say, large, with its parts, the answers, and what the ear may mishear marked."""

from collections.abc import Iterable
from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from agent_assist.i18n import N_, _
from agent_assist.screens.record_sentence import Sentence
from agent_assist.screens.record_state import State, Step
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.wrapped_label import WrappedLabel

REASONS: Final = (
    N_("Customer will not say"),
    N_("Customer is in a hurry"),
    N_("Call broke off"),
    N_("To be checked later"),
)


class AnswerButton(QPushButton):
    """A button that Enter presses too: the cursor is on it when the sentence is up."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter as on the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class ReadBackCard(QWidget):
    """One field, one sentence, one answer."""

    read = Signal()
    agreed = Signal()
    denied = Signal()
    part_chosen = Signal(int)
    declined = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._say = WrappedLabel()
        self._say.setFont(theme.font(16))
        self._say.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._groups = QLabel()
        self._groups.setTextFormat(Qt.TextFormat.RichText)
        self._groups.setFont(theme.font(13.5))
        self._parts = QHBoxLayout()
        self._parts.setSpacing(theme.px(4))
        self.yes_button = AnswerButton()
        self._read_button = AnswerButton(_("Read back") + "  F9")
        self._no_button = AnswerButton(_("No") + "  ⇧F9")
        self._decline_button = QPushButton(_("Declined"))
        self._build()
        self._connect()

    def show_state(self, state: State) -> None:
        """Show the sentence of the step at hand."""
        is_up = state.step in {Step.ANSWER, Step.CLOSING}
        is_asking = state.step in {Step.PART, Step.RETYPE}
        self._say.show_text(_asked(state) if is_asking else state.say.say)
        self._say.setVisible(bool(self._say.text()))
        self._groups.setText(_marked(state.say, self._theme.colours.mark) if is_up else "")
        self._groups.setVisible(bool(self._groups.text()))
        self._show_parts(state.say.groups if state.step is Step.PART else ())
        has_cursor = self.yes_button.hasFocus() or self._no_button.hasFocus()
        self._read_button.setVisible(state.step is Step.NOTHING)
        if has_cursor and state.step is Step.NOTHING:
            # Before its button goes: Qt would hand the cursor to whatever comes next.
            self._read_button.setFocus(Qt.FocusReason.OtherFocusReason)
        for button in (self.yes_button, self._no_button):
            button.setVisible(is_up)
        self._decline_button.setVisible(any(row.id == state.chosen for row in state.rows))

    def _build(self) -> None:
        px = self._theme.px
        self._read_button.setAccessibleName(_("Read back"))
        self._no_button.setAccessibleName(_("No, which part?"))
        self._no_button.setToolTip(_("No, which part?"))
        self.yes_button.setText(_("Yes") + "  ⏎")
        self.yes_button.setAccessibleName(_("Yes, right"))
        self.yes_button.setProperty("kind", "primary")
        menu = QMenu(self._decline_button)
        for reason in REASONS:
            menu.addAction(_(reason), partial(self.declined.emit, _(reason)))
        self._decline_button.setMenu(menu)
        self._decline_button.setAccessibleName(_("Declined"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        column.addWidget(self._say)
        column.addWidget(self._groups)
        column.addLayout(self._parts)
        row = QHBoxLayout()
        row.setSpacing(px(4))
        for button in (self._read_button, self.yes_button, self._no_button):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self._decline_button)
        column.addLayout(row)

    def _connect(self) -> None:
        self._read_button.clicked.connect(self.read)
        self.yes_button.clicked.connect(self.agreed)
        self._no_button.clicked.connect(self.denied)

    def _show_parts(self, groups: Iterable[str]) -> None:
        while item := self._parts.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, group in enumerate(groups):
            button = AnswerButton(group)
            button.setAccessibleName(_("Wrong part: {part}").format(part=group))
            button.clicked.connect(partial(self.part_chosen.emit, place))
            self._parts.addWidget(button)
            if place == 0:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._parts.addStretch()


def _asked(state: State) -> str:
    if state.step is Step.PART:
        return _("Which part is wrong?")
    groups = state.say.groups
    if state.part is not None and state.part < len(groups):
        return _("Ask again only for “{part}” and type it.").format(part=groups[state.part])
    return _("Ask again and type it.")


def _marked(sentence: Sentence, mark: str) -> str:
    """Return the groups as rich text, characters that sound like others on a marked ground."""
    shown = []
    for group, alike in zip(sentence.groups, sentence.alike, strict=False):
        letters = [
            f'<span style="background:{mark}">{escape(letter)}</span>'
            if place in alike
            else escape(letter)
            for place, letter in enumerate(group)
        ]
        shown.append("".join(letters))
    return "&nbsp;&nbsp;".join(shown)
