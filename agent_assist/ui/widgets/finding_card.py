"""One finding of the draft: its shape, what to say instead, why, and the better wordings."""

from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from agent_assist.i18n import N_, _
from agent_assist.screens.draft_rows import Offer, Row
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.fix_button import FixButton
from agent_assist.ui.widgets.severity import severity_mark

_REASONS: Final = (
    N_("Right in this case"),
    N_("The customer's own words"),
    N_("The rule is wrong"),
)


class FindingCard(QWidget):
    """The chosen one tells the reason and all its fixes, the others only the first."""

    applied = Signal(int)
    dismissed = Signal(str)

    def __init__(self, theme: Theme, row: Row, *, is_chosen: bool, has_keys: bool) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(8), theme.px(6), theme.px(4), theme.px(6))
        line.setSpacing(theme.px(8))
        line.addWidget(severity_mark(theme, row.severity), alignment=Qt.AlignmentFlag.AlignTop)
        words = self._words(row, is_chosen=is_chosen)
        for number, fix in enumerate(row.fixes if is_chosen else row.fixes[:1]):
            words.addWidget(self._fix_button(number, fix, "F2" if has_keys and not number else ""))
        line.addLayout(words, 1)
        if row.may_be_set_aside:
            line.addWidget(self._dismiss_button(), alignment=Qt.AlignmentFlag.AlignTop)

    def _words(self, row: Row, *, is_chosen: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(2))
        message = QLabel(row.message)
        message.setWordWrap(True)
        message.setFont(self._theme.font(13, is_bold=is_chosen))
        column.addWidget(message)
        if row.is_block:
            square = f'<span style="color:{self._theme.colours.error}">■</span>'
            column.addWidget(_quiet(square + " " + escape(_("Holds back the insertion"))))
        if is_chosen:
            column.addWidget(_quiet(escape(row.why)))
        return column

    def _fix_button(self, number: int, fix: Offer, keys: str) -> FixButton:
        button = FixButton(self._theme, fix, keys)
        button.clicked.connect(partial(self._apply, number))
        return button

    def _dismiss_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setIcon(self._theme.icon("x"))
        button.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        button.setAccessibleName(_("Set aside"))
        button.setToolTip(_("Set aside"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for reason in _REASONS:
            menu.addAction(_(reason), partial(self._dismiss, reason))
        button.setMenu(menu)
        return button

    def _apply(self, number: int) -> None:
        self.applied.emit(number)

    def _dismiss(self, reason: str) -> None:
        self.dismissed.emit(reason)


def _quiet(html: str) -> QLabel:
    label = QLabel(html)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setProperty("tone", "secondary")
    label.setWordWrap(True)
    return label
