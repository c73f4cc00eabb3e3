"""The library page: own responses, copies to look at again, pages that did not load."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.screens.library import LibraryScreen, Pair, State
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.elided_button import ElidedButton
from agent_assist.ui.widgets.notice_line import NoticeLine


class LibraryPanel(QWidget):
    """Renders the library screen's state as a plain column of cards."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: LibraryScreen | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        self._column.setSpacing(theme.px(8))

    def attach(self, screen: LibraryScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen

    def show_state(self, state: State) -> None:
        """Show this state."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if state.notice:
            line = NoticeLine(self._theme)
            line.show_notice(state.notice)
            self._column.addWidget(line)
        if state.underneath:
            self._add_title(_("Changed underneath"))
            self._add_words(_("The team’s page has changed since you copied it."))
            for index, pair in enumerate(state.underneath):
                self._column.addWidget(self._pair(index, pair))
        if state.faults:
            self._add_title(_("Pages that did not load"))
            for fault in state.faults:
                self._add_words(fault)
        self._add_title(_("Your own responses"))
        if not state.own:
            self._add_words(
                _("None yet. Ctrl+N writes one; Ctrl+E makes an own copy of the chosen one.")
            )
        for index, title in enumerate(state.own):
            self._column.addWidget(self._own(index, title))
        self._column.addStretch()

    def _add_title(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("tone", "title")
        self._column.addWidget(label)

    def _add_words(self, text: str) -> None:
        label = QLabel(text)
        label.setProperty("tone", "secondary")
        label.setWordWrap(True)
        self._column.addWidget(label)

    def _own(self, index: int, title: str) -> QWidget:
        button = ElidedButton(title)
        button.setAccessibleName(_("Edit {title}").format(title=title))
        if self._screen:
            button.clicked.connect(partial(self._screen.edit_own, index))
        return button

    def _pair(self, index: int, pair: Pair) -> QWidget:
        card = QWidget()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        heading = QLabel(pair.title)
        heading.setFont(self._theme.font(13.5, is_bold=True))
        column.addWidget(heading)
        for label, text in ((_("Yours"), pair.own), (_("The team’s"), pair.below)):
            words = QLabel(f"{label}: {text}")
            words.setWordWrap(True)
            column.addWidget(words)
        row = QHBoxLayout()
        keep, drop = QPushButton(_("Keep mine")), QPushButton(_("Take the team’s"))
        if self._screen:
            keep.clicked.connect(partial(self._screen.keep_copy, index))
            drop.clicked.connect(partial(self._screen.drop_copy, index))
        row.addWidget(keep)
        row.addWidget(drop)
        row.addStretch()
        column.addLayout(row)
        return card
