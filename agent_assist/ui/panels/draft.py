"""The draft section: editor, findings in reading order, counters, insert."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import N_, _
from agent_assist.runtime.context import Channel
from agent_assist.screens.draft import DraftScreen, Row, State
from agent_assist.screens.rows import channel_name
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.draft_editor import DraftEditor
from agent_assist.ui.widgets.elided_button import ElidedButton
from agent_assist.ui.widgets.notice_line import NoticeLine

_SEVERITIES: Final = {"error": N_("error"), "warning": N_("warning"), "hint": N_("hint")}
_ICONS: Final = {"error": "circle-alert", "warning": "triangle-alert", "hint": "info"}
_REASONS: Final = (
    N_("Right in this case"),
    N_("The customer's own words"),
    N_("The rule is wrong"),
)


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
            menu.addAction(fix, partial(self._apply, max(self._chosen, 0), number))
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
        self._counter.setText(_counter(state))
        self._notice.show_notice(state.notice)
        self.summed_up.emit(state.summary)
        self.insert_button.setEnabled(bool(state.text.strip()))

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
        column.addLayout(self._foot())
        column.addWidget(self._notice)

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

    def _show_findings(self, state: State) -> None:
        while item := self._list.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for index, row in enumerate(state.rows):
            self._list.addWidget(self._card(index, row, is_chosen=index == state.chosen))
        self._list.addStretch()

    def _card(self, index: int, row: Row, *, is_chosen: bool) -> QWidget:
        px, colours = self._theme.px, self._theme.colours
        card = QWidget()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(px(8), px(4), px(4), px(4))
        column.setSpacing(px(2))
        head = QHBoxLayout()
        mark = QLabel()
        colour = {"error": colours.error, "warning": colours.warning}.get(
            row.severity, colours.hint
        )
        mark.setPixmap(self._theme.icon(_ICONS[row.severity], colour).pixmap(px(16)))
        mark.setToolTip(_(_SEVERITIES[row.severity]))
        head.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        if row.is_block:
            square = QLabel("■")
            square.setStyleSheet(f"color: {colours.error};")
            square.setToolTip(_("Holds back the insertion"))
            head.addWidget(square, alignment=Qt.AlignmentFlag.AlignTop)
        words = QLabel(row.message)
        words.setWordWrap(True)
        words.setFont(self._theme.font(13, is_bold=is_chosen))
        head.addWidget(words, 1)
        head.addWidget(self._dismiss_button(index), alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if is_chosen:
            why = QLabel(row.why)
            why.setProperty("tone", "secondary")
            why.setWordWrap(True)
            column.addWidget(why)
        for number, fix in enumerate(row.fixes if is_chosen else row.fixes[:1]):
            column.addWidget(self._fix_button(index, number, fix))
        return card

    def _fix_button(self, index: int, number: int, fix: str) -> QPushButton:
        key = " F2" if number == 0 else ""
        button = ElidedButton(f"→{key} {fix}")
        button.setAccessibleName(_("Replace with: {text}").format(text=fix))
        button.clicked.connect(partial(self._apply, index, number))
        return button

    def _dismiss_button(self, index: int) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setIcon(self._theme.icon("x"))
        button.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
        button.setAccessibleName(_("Set aside"))
        button.setToolTip(_("Set aside"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for reason in _REASONS:
            menu.addAction(_(reason), partial(self._dismiss, index, reason))
        button.setMenu(menu)
        return button

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
