"""The record section: notes, fields, the sentence to say, and what ends the talk."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.screens.record import RecordScreen
from agent_assist.screens.record_state import State, Step
from agent_assist.ui.actions import button
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.field_list import FieldList
from agent_assist.ui.widgets.notice_line import NoticeLine
from agent_assist.ui.widgets.plain_editor import PlainEditor
from agent_assist.ui.widgets.read_back_card import ReadBackCard
from agent_assist.ui.widgets.search_box import SearchBox

_WIDE: Final = 640
_NOTE_LINES: Final = 3
_MOST_NOTE_LINES: Final = 8
_LOW: Final = 340
_LOWEST: Final = 210
"""Heights before zoom: below the first parts are folded away, the second is the least."""


class RecordPanel(QWidget):
    """Renders the record screen's state and forwards the agent's intents."""

    cancelled = Signal()
    summed_up = Signal(str)
    acted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._screen: RecordScreen | None = None
        self.notes = PlainEditor(theme)
        self.fields = FieldList(theme)
        self.card = ReadBackCard(theme)
        self.value = SearchBox()
        self._history = QLabel()
        self._disposition = QComboBox()
        self._notice = NoticeLine(theme)
        self._summary_button = button("insert_summary", self._insert_summary, theme)
        self._save_button = QPushButton(_("Save") + "  Ctrl+S")
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._is_up = False
        self._dress()
        self._foot = self._build_foot()
        self._build()

    def attach(self, screen: RecordScreen) -> None:
        """Send intents to this screen."""
        self._screen = screen
        self.notes.changed.connect(screen.typed)
        self.notes.inserted.connect(screen.insert_summary)
        self.notes.cancelled.connect(self.cancelled)
        self.fields.picked.connect(screen.choose)
        self.fields.edited.connect(screen.edit)
        self.value.accepted.connect(self._put)
        self.value.moved.connect(screen.move)
        self.value.cancelled.connect(self.fields.setFocus)
        self.card.read.connect(screen.read_back)
        self.card.agreed.connect(screen.yes)
        self.card.denied.connect(screen.no)
        self.card.part_chosen.connect(screen.wrong_part)
        self.card.declined.connect(screen.decline)
        self._save_button.clicked.connect(screen.save)
        self._disposition.activated.connect(self._use_disposition)
        self._notice.acted.connect(self.acted)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the records opened when the section is."""
        super().showEvent(event)
        if self._screen:
            self._screen.shown()

    def show_notes(self, text: str, caret: int, *, forgets: bool) -> None:
        """Put these notes into the editor; with `forgets` nothing can be undone any more."""
        if forgets:
            self.notes.put_for_good(text, caret)
        else:
            self.notes.put(text, (caret, caret))
        self._grow()

    def focus_answer(self) -> None:
        """Bring the cursor to the yes."""
        self.card.yes_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_value(self, text: str) -> None:
        """Bring the cursor into the line for a value, with this text in it."""
        self.value.setText(text)
        self.value.selectAll()
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self, state: State) -> None:
        """Show the fields, the sentence and the notice."""
        self.fields.show_rows(state.rows, state.chosen)
        self.card.show_state(state)
        self.value.setPlaceholderText(_prompt(state))
        self._history.setText("\n".join(state.history))
        self._notice.show_notice(state.notice)
        self._show_dispositions(state)
        self._is_up = state.step in {Step.ANSWER, Step.PART, Step.CLOSING}
        self._fold()
        self._save_button.setEnabled(bool(state.notes.strip() or state.critical))
        self._summary_button.setEnabled(bool(state.notes.strip() or state.critical))
        self.summed_up.emit(state.summary)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand notes and fields side by side where there is room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(_WIDE)
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._grow()
        self._fold()

    def minimumSizeHint(self) -> QSize:
        """Ask for a field, the sentence and its answers; on a low screen all else gives way."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(_LOWEST))

    def _fold(self) -> None:
        """Leave out what is not worked with while a sentence is up, and more on a low screen."""
        is_low = self.height() < self._theme.px(_LOW)
        self.value.setVisible(not self._is_up)
        self._history.setVisible(bool(self._history.text()) and not self._is_up and not is_low)
        self.notes.setVisible(not (self._is_up and is_low))
        self._foot.setVisible(not (self._is_up and is_low))
        self._notice.setVisible(not is_low or (self._notice.is_taken and not self._is_up))

    def _dress(self) -> None:
        self.notes.setAccessibleName(_("Notes"))
        self.notes.setPlaceholderText(
            _("Type or paste what the customer says; the details are picked out.")
        )
        self.notes.textChanged.connect(self._grow)
        self.value.setObjectName("value")
        self.value.setAccessibleName(_("Value"))
        self._history.setProperty("tone", "secondary")
        self._history.setWordWrap(True)
        self._history.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._disposition.setAccessibleName(_("How it ended"))
        self._disposition.setToolTip(_("How it ended"))
        self._save_button.setProperty("kind", "primary")
        self._save_button.setAccessibleName(_("Save"))

    def _build(self) -> None:
        px = self._theme.px
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(px(8))
        left.addWidget(self.notes)
        left.addWidget(self._history)
        right.addWidget(self.fields, 1)
        right.addWidget(self.value)
        right.addWidget(self.card)
        self._columns.setSpacing(px(8))
        self._columns.addLayout(left, 2)
        self._columns.addLayout(right, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(4), px(12), px(4))
        column.setSpacing(px(8))
        column.addLayout(self._columns, 1)
        column.addWidget(self._foot)
        column.addWidget(self._notice)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(4))
        row.addWidget(self._disposition, 1)
        row.addWidget(self._summary_button)
        row.addWidget(self._save_button)
        return foot

    def _grow(self) -> None:
        """Let the notes have as many lines as they need, between three and eight."""
        lines = min(
            max(self.notes.document().size().toSize().height(), _NOTE_LINES), _MOST_NOTE_LINES
        )
        spacing = self.notes.fontMetrics().lineSpacing()
        is_wide = self._columns.direction() is QBoxLayout.Direction.LeftToRight
        margins = self._theme.px(20)
        self.notes.setMinimumHeight(_NOTE_LINES * spacing + margins)
        self.notes.setMaximumHeight(16_777_215 if is_wide else lines * spacing + margins)

    def _show_dispositions(self, state: State) -> None:
        shown = (("", _("How did it end?")), *state.dispositions)
        known = tuple(
            (str(self._disposition.itemData(n)), self._disposition.itemText(n))
            for n in range(self._disposition.count())
        )
        if shown != known:
            self._disposition.clear()
            for disposition, name in shown:
                self._disposition.addItem(name, disposition)
        self._disposition.setCurrentIndex(self._disposition.findData(state.disposition))

    def _put(self) -> None:
        if self._screen:
            text = self.value.text()
            self.value.clear()
            self._screen.put(text)

    def _insert_summary(self) -> None:
        if self._screen:
            self._screen.insert_summary()

    def _use_disposition(self) -> None:
        if self._screen:
            self._screen.use_disposition(str(self._disposition.currentData()))


def _prompt(state: State) -> str:
    row = next((row for row in state.rows if row.id == state.chosen), None)
    if row is None:
        return _("Choose a field")
    if row.is_hidden:
        return _("{field}: what the customer says").format(field=row.label)
    if state.step is Step.RETYPE:
        return _("{field}: the right part").format(field=row.label)
    return _("{field}: type or correct it").format(field=row.label)
