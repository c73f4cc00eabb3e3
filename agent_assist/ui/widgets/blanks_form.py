"""The blanks of the chosen response as an inline form; Tab goes from one to the next."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSizePolicy, QWidget

from agent_assist.i18n import _
from agent_assist.screens.find import Blank
from agent_assist.ui.actions import belongs_to_window
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.elided_label import ElidedLabel

_COLUMNS: Final = 2
_HINTS: Final = {
    "date": "+2, 3-12, 2026-03-12",
    "time": "15:00",
    "amount": "12.00",
}


class BlanksForm(QWidget):
    """One field a blank; the fields stay while only their values change."""

    filled = Signal(str, str)
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setVerticalSpacing(theme.px(2))
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._label_height = theme.px(18)
        self._has_blanks = False
        self._folds = False
        self._fields: dict[str, QLineEdit | QComboBox] = {}
        self._shown: tuple[tuple[str, str], ...] = ()
        self._values: dict[str, str] = {}
        self._typed_in = ""

    def show_blanks(self, blanks: tuple[Blank, ...], after: QWidget) -> None:
        """Show a field for each blank, with its value unless the agent is typing in it.

        In the order of tabs the fields follow the widget `after`.
        """
        names = tuple((blank.name, blank.prompt) for blank in blanks)
        if names != self._shown:
            self._rebuild(blanks)
            self._shown = names
            for field in self._fields.values():
                QWidget.setTabOrder(after, field)
                after = field
        for blank in blanks:
            self._put(blank)
        self._has_blanks = bool(blanks)
        self._fold()

    def fold_away(self) -> None:
        """Show only while the cursor is in it, so that the results have the room."""
        self._folds = True

    def unfold(self) -> bool:
        """Show the fields, if there are any, and bring the cursor into the first empty one."""
        if not self._has_blanks:
            return False
        self.show()
        empty = (name for name, field in self._fields.items() if not _text(field))
        self.focus(next(empty, next(iter(self._fields))))
        return True

    def focus(self, name: str) -> None:
        """Bring the cursor into a field."""
        if field := self._fields.get(name):
            self.show()
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave keys of its actions to the window, but Ctrl+C only while nothing is selected."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            line = watched.lineEdit() if isinstance(watched, QComboBox) else watched
            is_copy = event.matches(QKeySequence.StandardKey.Copy)
            has_selection = isinstance(line, QLineEdit) and line.hasSelectedText()
            if not (is_copy and has_selection) and belongs_to_window(event, self):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter inserts from any field, Escape goes back to the search box."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _fold(self) -> None:
        is_in_use = any(field.hasFocus() for field in self._fields.values())
        self.setVisible(self._has_blanks and (is_in_use or not self._folds))

    def _rebuild(self, blanks: tuple[Blank, ...]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._fields = {}
        for place, blank in enumerate(blanks):
            row, column = divmod(place, _COLUMNS)
            field = self._field(blank)
            prompt = blank.prompt if blank.is_required else _optional(blank.prompt)
            label = ElidedLabel(prompt)
            label.setFixedHeight(self._label_height)
            label.setProperty("tone", "secondary")
            label.setBuddy(field)
            field.setAccessibleName(prompt)
            field.setToolTip(prompt)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column)
            self._fields[blank.name] = field

    def _field(self, blank: Blank) -> QLineEdit | QComboBox:
        if blank.choices:
            box = QComboBox()
            box.setEditable(True)
            box.addItems(list(blank.choices))
            box.setEditText(blank.value)
            box.editTextChanged.connect(partial(self._typed, blank.name))
            box.installEventFilter(self)
            return box
        line = QLineEdit()
        line.installEventFilter(self)
        line.setPlaceholderText(_HINTS.get(blank.kind, ""))
        line.textEdited.connect(partial(self._typed, blank.name))
        return line

    def _typed(self, name: str, text: str) -> None:
        self._typed_in = name
        self.filled.emit(name, text)
        self._typed_in = ""

    def _put(self, blank: Blank) -> None:
        """Show a value; what the agent is typing stays unless the value changed elsewhere."""
        field = self._fields[blank.name]
        is_news = self._values.get(blank.name, "") != blank.value
        self._values[blank.name] = blank.value
        if blank.name != self._typed_in and (is_news or not field.hasFocus()):
            _put(field, blank.value)


def _optional(prompt: str) -> str:
    return _("{prompt} (if known)").format(prompt=prompt)


def _text(field: QLineEdit | QComboBox) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.currentText()


def _put(field: QLineEdit | QComboBox, value: str) -> None:
    if isinstance(field, QLineEdit):
        if field.text() != value:
            field.setText(value)
    elif field.currentText() != value:
        field.blockSignals(True)
        field.setEditText(value)
        field.blockSignals(False)
