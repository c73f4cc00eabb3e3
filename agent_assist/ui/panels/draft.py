"""The draft section: editor, findings in reading order, counters, insert."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _, ngettext
from agent_assist.runtime.context import Channel
from agent_assist.screens.draft import DraftScreen, State
from agent_assist.screens.draft_rows import Row
from agent_assist.screens.rows import channel_name
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.draft_editor import DraftEditor
from agent_assist.ui.widgets.elided_label import ElidedLabel
from agent_assist.ui.widgets.finding_card import FindingCard
from agent_assist.ui.widgets.notice_line import NoticeLine

_LOW: Final = 260
_LOWEST: Final = 184
"""Heights before zoom: below the first parts are folded away, the second is the least."""


class DraftPanel(QWidget):
    """Renders the draft screen's state and forwards the agent's intents."""

    cancelled = Signal()
    summed_up = Signal(str)
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: DraftScreen | None = None
        self._rows: tuple[Row, ...] = ()
        self._chosen = -1
        self.editor = DraftEditor(theme)
        self.editor.setAccessibleName(_("Draft"))
        self.editor.setPlaceholderText(
            _("Type or paste a reply; what must not be said is underlined.")
        )
        self._list = QVBoxLayout()
        self._channel = QComboBox()
        self._counter = QLabel()
        self._aside = ElidedLabel()
        self._restore = QPushButton(_("Show again"))
        self._notice = NoticeLine(theme)
        self.insert_button = QPushButton(_("Insert") + "  Ctrl+⏎")
        self._build()
        self._connect()

    def attach(self, screen: DraftScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen

    def show_text(self, text: str, selection: tuple[int, int]) -> None:
        """Put this text into the editor and select a range of it."""
        self.editor.put(text, selection)

    def choose_fix(self) -> None:
        """Offer all fixes of the chosen finding as a menu under the caret."""
        row = next((r for i, r in enumerate(self._rows) if i == max(self._chosen, 0)), None)
        if row is None or not row.fixes:
            return
        menu = QMenu(self)
        for number, fix in enumerate(row.fixes):
            menu.addAction(fix.words, partial(self._apply, max(self._chosen, 0), number))
        menu.popup(self.editor.mapToGlobal(self.editor.cursorRect().bottomLeft()))

    def select(self, start: int, end: int) -> None:
        """Select a range of the text."""
        self.editor.select(start, end)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: State) -> None:
        """Show the findings and counters."""
        self.editor.underline(state.rows)
        if (state.rows, state.chosen) != (self._rows, self._chosen):
            self._rows, self._chosen = state.rows, state.chosen
            self._show_findings(state)
        self._channel.setCurrentIndex(self._channel.findData(state.channel))
        self._show_aside(state)
        self._counter.setText(_counter(state))
        self._notice.show_notice(state.notice)
        self._fold()
        self.summed_up.emit(state.summary)
        self.insert_button.setEnabled(bool(state.text.strip()))

    def minimumSizeHint(self) -> QSize:
        """Ask for the editor, a finding and the button; on a low screen all else gives way."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold away what there is no room for."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        is_low = self.height() < self._theme.px(_LOW)
        self._notice.setVisible(not is_low or self._notice.is_taken)
        self._aside.setVisible(not is_low or not self._notice.is_taken)

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(4), px(12), px(4))
        column.setSpacing(px(8))
        column.addWidget(self.editor, 2)
        area = QScrollArea()
        area.setProperty("kind", "plain")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(px(4))
        area.setWidget(inside)
        column.addWidget(area, 3)
        column.addLayout(self._aside_row())
        column.addLayout(self._foot())
        column.addWidget(self._notice)

    def _aside_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        self._aside.setProperty("tone", "secondary")
        self._restore.setProperty("kind", "quiet")
        self._restore.setVisible(False)
        row.addWidget(self._aside, 1)
        row.addWidget(self._restore)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        self._channel.setAccessibleName(_("Channel"))
        for channel in Channel:
            self._channel.addItem(channel_name(channel), channel.value)
        self._counter.setProperty("tone", "secondary")
        self.insert_button.setProperty("kind", "primary")
        self.insert_button.setAccessibleName(_("Insert"))
        row.addWidget(self._channel)
        row.addWidget(self._counter, 1)
        row.addWidget(self.insert_button)
        return row

    def _connect(self) -> None:
        self.editor.changed.connect(self._typed)
        self.editor.inserted.connect(self._insert)
        self.editor.cancelled.connect(self.cancelled)
        self.insert_button.clicked.connect(self._insert)
        self._channel.activated.connect(self._use_channel)
        self._notice.acted.connect(self.acted)
        self._restore.clicked.connect(self._show_again)

    def _show_findings(self, state: State) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for index, row in enumerate(state.rows):
            self._list.addWidget(self._card(index, row, is_chosen=index == state.chosen))
        self._list.addStretch()

    def _show_aside(self, state: State) -> None:
        """Say in one line what was set aside, or that there is nothing to look at."""
        words = ""
        if state.set_aside:
            words = ngettext("{n} set aside", "{n} set aside", state.set_aside)
            words = words.format(n=state.set_aside)
            if state.unused:
                unused = ngettext(
                    "{n} of them is no longer in the text",
                    "{n} of them are no longer in the text",
                    state.unused,
                )
                words = f"{words} · {unused.format(n=state.unused)}"
        elif state.is_checked and not state.rows:
            words = _("Nothing to look at.")
        elif not state.text.strip():
            words = _("What is found stands here: F8 goes to it, F2 mends it.")
        self._aside.show_text(words)
        self._restore.setVisible(bool(state.set_aside))

    def _card(self, index: int, row: Row, *, is_chosen: bool) -> QWidget:
        # F2 applies the first fix of the chosen finding, or of the first that has any.
        has_keys = index == max(self._chosen, 0)
        card = FindingCard(self._theme, row, is_chosen=is_chosen, has_keys=has_keys)
        card.applied.connect(partial(self._apply, index))
        card.dismissed.connect(partial(self._dismiss, index))
        return card

    def _typed(self, text: str, caret: int) -> None:
        if self._screen:
            self._screen.typed(text, caret)

    def _insert(self) -> None:
        if self._screen:
            self._screen.insert()

    def _apply(self, index: int, number: int) -> None:
        if self._screen:
            self._screen.choose(index)
            self._screen.apply_fix(number)

    def _dismiss(self, index: int, reason: str) -> None:
        if self._screen:
            self._screen.choose(index)
            self._screen.dismiss(reason)

    def _show_again(self) -> None:
        if self._screen:
            self._screen.restore()

    def _use_channel(self) -> None:
        if self._screen:
            self._screen.use_channel(str(self._channel.currentData()))


def _counter(state: State) -> str:
    if not state.text.strip():
        return ""
    parts = [_("{n} s to read").format(n=state.seconds)]
    if state.steps:
        parts.insert(0, _("steps: {n}").format(n=state.steps))
    return " · ".join(parts)
