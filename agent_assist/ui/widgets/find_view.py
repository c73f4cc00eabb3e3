"""The find section: search box, scenarios, results, preview and blanks; panel and palette use it."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.screens.find import FindScreen, State
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.blanks_form import BlanksForm
from agent_assist.ui.widgets.chips import Chips
from agent_assist.ui.widgets.elided_label import ElidedLabel
from agent_assist.ui.widgets.notice_line import NoticeLine
from agent_assist.ui.widgets.preview import Preview
from agent_assist.ui.widgets.result_list import ResultList
from agent_assist.ui.widgets.search_box import SearchBox

LANGUAGE_NAMES: Final = {"zh": "简体中文", "zh-Hant": "繁體中文", "en": "English", "ru": "Русский"}
LANGUAGE_MARKS: Final = {"zh": "中", "zh-Hant": "繁", "en": "EN", "ru": "РУ"}
_LOW: Final = 280
_LOWEST: Final = 180
"""Heights before zoom: below the first parts are folded away, the second is the least."""


class FindView(QWidget):
    """Renders the find screen's state and forwards the agent's intents."""

    cancelled = Signal()
    done = Signal()
    acted = Signal(str)

    def __init__(self, theme: Theme, *, text_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._screen: FindScreen | None = None
        self.box = SearchBox()
        self.box.setPlaceholderText(_("Type characters, pinyin, initials or words"))
        self.box.setAccessibleName(_("Search"))
        self.results = ResultList(theme, text_lines)
        self.form = BlanksForm(theme)
        self._chips = Chips(theme)
        self.preview = Preview(theme)
        self.preview.setAccessibleName(_("Preview"))
        self._notice = NoticeLine(theme)
        self._blanks_hint = ElidedLabel()
        self._blanks_hint.setProperty("tone", "secondary")
        self._hint = QLabel()
        self._hint.setProperty("tone", "secondary")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setWordWrap(True)
        self._language = QToolButton()
        self._build_language()
        self._build()
        self._connect()
        if text_lines:
            self.form.fold_away()

    def attach(self, screen: FindScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen

    def show_state(self, state: State) -> None:
        """Show this state."""
        if self.box.text() != state.query and not self.box.is_composing:
            self.box.setText(state.query)
        self._language.setText(LANGUAGE_MARKS[state.language])
        self.results.show_rows(state.rows, state.chosen)
        self._chips.show_chips(state.chips)
        self.preview.show_pieces(state.preview, state.note)
        self.form.show_blanks(state.blanks, after=self.box)
        self.box.has_blanks = bool(state.blanks)
        self._show_blanks_hint(state)
        self._notice.show_notice(state.notice or state.found or state.standing or _reading(state))
        self._show_hint(state)
        self._fold()

    def focus_blank(self, name: str) -> None:
        """Bring the cursor into a blank that must be filled first."""
        self.form.focus(name)

    def finished(self) -> None:
        """The text is on its way."""
        self.done.emit()

    def focus_search(self) -> None:
        """Bring the cursor into the search box, its text selected."""
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.box.selectAll()

    def focus_form(self) -> None:
        """Bring the cursor into the first blank that is missing, or the first of all."""
        self.form.unfold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape anywhere in the section goes one step back."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Ask for the box, one result and its text; on a low screen all else gives way."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what there is no room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Where the screen is low, leave out chips, empty places, and what is not worked with now.

        A notice then stands where the preview was, the blanks where the results were.
        """
        is_low = self.height() < self._theme.px(_LOW)
        has_rows = not self._hint.isVisibleTo(self)
        is_filling = not self.form.isHidden()
        self._chips.setVisible(not is_low)
        self.results.setMinimumHeight(self.results.row_height + 2 if is_low else 0)
        self._notice.setVisible(not is_low or (self._notice.is_taken and not is_filling))
        self.preview.setVisible(
            has_rows
            and not self.preview.is_empty
            and not (is_low and self._notice.isVisibleTo(self))
        )
        self.results.setVisible(has_rows and not (is_low and is_filling))
        if is_low:
            self._blanks_hint.hide()

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(4))
        column.setSpacing(px(8))
        top = QHBoxLayout()
        top.setSpacing(px(4))
        top.addWidget(self.box, 1)
        top.addWidget(self._language)
        column.addLayout(top)
        column.addWidget(self._chips)
        column.addWidget(self.results, 1)
        column.addWidget(self._hint, 1)
        column.addWidget(self.preview)
        column.addWidget(self._blanks_hint)
        column.addWidget(self.form)
        column.addWidget(self._notice)

    def _build_language(self) -> None:
        self._language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._language.setAccessibleName(_("Customer's language"))
        self._language.setToolTip(_("Customer's language") + "  Ctrl+L")
        self._language.setFixedSize(self._theme.px(40), self._theme.px(38))
        menu = QMenu(self._language)
        for tag, name in LANGUAGE_NAMES.items():
            menu.addAction(name, partial(self._use_language, tag))
        self._language.setMenu(menu)

    def _connect(self) -> None:
        self.box.textChanged.connect(self._typed)
        self.box.moved.connect(self._moved)
        self.box.accepted.connect(self._accepted)
        self.box.cancelled.connect(self.cancelled)
        self.box.tabbed.connect(self.form.unfold)
        self.box.focused.connect(self._search_focused)
        self.form.filled.connect(self._filled)
        self.form.accepted.connect(self._accepted)
        self.form.cancelled.connect(self.focus_search)
        self.results.picked.connect(self._picked)
        self.results.taken.connect(self._taken)
        self._chips.picked.connect(self._scenario)
        self._notice.acted.connect(self.acted)

    def _show_blanks_hint(self, state: State) -> None:
        prompts = ", ".join(blank.prompt for blank in state.blanks)
        self._blanks_hint.show_text(_("Tab: {blanks}").format(blanks=prompts))
        self._blanks_hint.setVisible(bool(prompts) and self.form.isHidden())

    def _search_focused(self) -> None:
        if self._screen:
            self.show_state(self._screen.state)

    def _show_hint(self, state: State) -> None:
        is_empty = not state.rows and state.is_settled
        self._hint.setVisible(is_empty)
        if is_empty and state.query.strip():
            self._hint.setText(
                _(
                    "Nothing fits “{query}”. Try fewer characters, pinyin initials or another word; Ctrl+N writes a new response."
                ).format(query=state.query)
            )
        elif is_empty and state.is_provisional:
            self._hint.setText(_("The library is being read."))
        elif is_empty:
            self._hint.setText(_("The library is empty. Ctrl+N writes the first response."))

    def _typed(self, text: str) -> None:
        if self._screen and text != self._screen.state.query:
            self._screen.typed(text)

    def _moved(self, step: int) -> None:
        if self._screen:
            self._screen.move(step)

    def _accepted(self) -> None:
        if self._screen:
            self._screen.insert()

    def _filled(self, name: str, text: str) -> None:
        if self._screen:
            self._screen.fill_blank(name, text)

    def _picked(self, index: int) -> None:
        if self._screen:
            self._screen.choose(index)

    def _taken(self, index: int) -> None:
        if self._screen:
            self._screen.insert_row(index)

    def _scenario(self, scenario: str) -> None:
        if self._screen:
            self._screen.use_scenario(scenario)

    def _use_language(self, tag: str) -> None:
        if self._screen:
            self._screen.use_language(tag)


def _reading(state: State) -> Notice | None:
    if state.is_provisional:
        return Notice(_("The index is still being read; only titles are searched."), Tone.NOTE)
    return None
