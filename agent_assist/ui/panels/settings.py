"""The settings page, drawn from the settings table."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.settings import SETTINGS, Group, Setting, Settings, Value
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.wrapped_label import WrappedLabel

Changed = Callable[[str, Value], None]


class SettingsPanel(QWidget):
    """One field a row; a change is in force at once. Rows that a policy binds are locked."""

    def __init__(self, theme: Theme, settings: Settings, changed: Changed) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._changed = changed
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(4))
        for group in Group:
            rows = [row for row in SETTINGS if row.group is group]
            if group and rows:
                self._add_group(column, group, rows)
        column.addStretch()

    def _add_group(self, column: QVBoxLayout, group: Group, rows: list[Setting]) -> None:
        title = QLabel(_(group))
        title.setProperty("tone", "title")
        title.setContentsMargins(0, self._theme.px(12), 0, self._theme.px(4))
        column.addWidget(title)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(self._theme.px(4))
        for row in rows:
            self._add_row(form, row)
        column.addLayout(form)

    def _add_row(self, form: QFormLayout, row: Setting) -> None:
        field = self._field(row)
        is_bound = row.name in self._settings.bound
        field.setEnabled(not is_bound)
        field.setAccessibleName(_(row.label))
        field.setAccessibleDescription(_(row.help))
        if isinstance(field, QCheckBox):
            form.addRow(field)
        else:
            label = QLabel(_(row.label))
            label.setBuddy(field)
            form.addRow(label, field)
        words = _("Set by your administrator.") if is_bound else _(row.help)
        if words:
            help_line = WrappedLabel(words)
            help_line.setProperty("tone", "secondary")
            form.addRow(help_line)

    def _field(self, row: Setting) -> QWidget:
        value = self._settings[row.name]
        if row.choices:
            return self._choice(row, str(value))
        if isinstance(value, bool):
            box = QCheckBox(_(row.label))
            box.setChecked(value)
            box.toggled.connect(partial(self._changed, row.name))
            return box
        if isinstance(value, int):
            spin = QSpinBox()
            spin.setRange(row.low, row.high)
            spin.setMinimumWidth(self._theme.px(80))
            spin.setSingleStep(10)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
            spin.setValue(value)
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(partial(self._changed, row.name))
            return spin
        if isinstance(value, tuple):
            return self._lines(row, value)
        line = QLineEdit(value)
        line.editingFinished.connect(partial(self._finish, row.name, line))
        return line

    def _choice(self, row: Setting, value: str) -> QComboBox:
        box = QComboBox()
        for choice, label in row.choices:
            box.addItem(_(label), choice)
        box.setCurrentIndex(box.findData(value, Qt.ItemDataRole.UserRole))
        box.activated.connect(lambda: self._changed(row.name, str(box.currentData())))
        return box

    def _lines(self, row: Setting, value: tuple[str, ...]) -> QPlainTextEdit:
        field = _Lines("\n".join(value))
        field.setTabChangesFocus(True)
        field.setFixedHeight(self._theme.px(64))
        field.finished.connect(partial(self._changed, row.name))
        return field

    def _finish(self, name: str, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self._changed(name, line.text().strip())


class _Lines(QPlainTextEdit):
    """Several lines, taken over when the cursor leaves: packs are not read letter by letter."""

    finished = Signal(object)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the lines out when they were changed."""
        super().focusOutEvent(event)
        if self.document().isModified():
            self.document().setModified(False)
            lines = (line.strip() for line in self.toPlainText().splitlines())
            self.finished.emit(tuple(line for line in lines if line))
