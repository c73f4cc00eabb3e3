"""Edits one response: what it is called, how it is found, what it says."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.runtime.context import Channel
from agent_assist.screens.library import FREE_SCENARIO, PageForm, Save
from agent_assist.screens.rows import channel_name
from agent_assist.ui.theme import Theme
from agent_assist.ui.widgets.find_view import LANGUAGE_NAMES
from agent_assist.ui.widgets.fitted_area import FittedArea, fit
from agent_assist.ui.widgets.flow_row import FlowRow
from agent_assist.ui.widgets.notice_line import NoticeLine


class ResponseEditor(QDialog):
    """A form over one response; it stays open until the response can be saved."""

    def __init__(
        self,
        theme: Theme,
        form: PageForm,
        scenarios: Mapping[str, str],
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._save = save
        self._theme = theme
        self.setWindowTitle(_("New response") if form.is_new else _("Edit response"))
        self.setMinimumWidth(theme.px(480))
        self.title = QLineEdit(form.title)
        self.title.setPlaceholderText(_("The one job, in your words: say when the refund arrives"))
        self.body = QPlainTextEdit(form.body)
        self.body.setTabChangesFocus(True)
        self.body.setMinimumHeight(theme.px(140))
        self.shortcut = QLineEdit(form.shortcut)
        self.shortcut.setMaxLength(5)
        self.keywords = QLineEdit(form.keywords)
        self.note = QLineEdit(form.note)
        self.language = self._box(LANGUAGE_NAMES, form.language)
        self.scenario = self._box({FREE_SCENARIO: _("No scenario"), **scenarios}, form.scenario)
        self.channels = {channel: QCheckBox(channel_name(channel)) for channel in Channel}
        for channel, box in self.channels.items():
            box.setChecked(channel.value in form.channels)
        self._notice = NoticeLine(theme)
        self._build()

    def edited(self) -> PageForm:
        """Return the form as it stands now."""
        return replace(
            self._form,
            title=self.title.text(),
            body=self.body.toPlainText(),
            shortcut=self.shortcut.text(),
            keywords=self.keywords.text(),
            note=self.note.text(),
            language=self.language.currentData(),
            scenario=self.scenario.currentData(),
            channels=frozenset(c.value for c, box in self.channels.items() if box.isChecked()),
        )

    def accept(self) -> None:
        """Save and close, or say what is missing."""
        notice = self._save(self.edited())
        self._notice.show_notice(notice)
        if notice is None:
            super().accept()

    def _box(self, choices: Mapping[str, str], chosen: str) -> QComboBox:
        box = QComboBox()
        for value, label in choices.items():
            box.addItem(label, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        return box

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(12))
        column.setSpacing(px(8))
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(px(4))
        for label, field in self._rows():
            words = QLabel(label)
            words.setBuddy(field)
            field.setAccessibleName(label)
            form.addRow(words, field)
        form.addRow(QLabel(_("Channels (none marked: all but internal)")), self._channel_row())
        column.addWidget(FittedArea(inside))
        column.addWidget(self._notice)
        column.addWidget(self._buttons())
        fit(self)

    def _rows(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (_("Title"), self.title),
            (_("Text; blanks are written {{name}}"), self.body),
            (_("Shortcut, two to five letters"), self.shortcut),
            (_("Keywords, between commas"), self.keywords),
            (_("Language"), self.language),
            (_("Scenario"), self.scenario),
            (_("Note for yourself, never inserted"), self.note),
        )

    def _channel_row(self) -> QWidget:
        row = FlowRow(self._theme.px(12))
        for box in self.channels.values():
            row.add(box)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        save = box.addButton(_("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("kind", "primary")
        box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box
