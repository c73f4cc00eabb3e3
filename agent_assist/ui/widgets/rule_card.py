"""The card of a rule: what it asks for and why, its examples, where it comes from, its switches."""

import re
from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from agent_assist.i18n import N_, _
from agent_assist.screens.rules import ACTIONS, SEVERITIES, Row
from agent_assist.ui.theme import Theme

_WORDS: Final = {
    "hint": N_("hint"),
    "warning": N_("warning"),
    "error": N_("error"),
    "log": N_("only for reviewers"),
    "warn": N_("show"),
    "block": N_("hold back"),
}
_FOUND: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


class RuleCard(QWidget):
    """Both switches are the team's; a rule that the policy binds has them locked."""

    severity_chosen = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._message = self._label("")
        self._message.setFont(theme.font(13.5, is_bold=True))
        self._why = self._label("secondary")
        self._examples = self._label("")
        self._source = self._label("secondary")
        self._locked = self._label("secondary")
        self._severity = self._choice(SEVERITIES, _("How bad"))
        self._action = self._choice(ACTIONS, _("What it does"))
        self._build()
        self._severity.activated.connect(self._choose_severity)
        self._action.activated.connect(self._choose_action)

    def show_row(self, row: Row) -> None:
        """Show this rule."""
        self._message.setText(escape(row.message))
        self._why.setText(escape(row.why))
        self._examples.setText(self._html(row))
        self._source.setText(escape(f"{row.id} · {row.source}"))
        self._locked.setText(escape(_("Set by your administrator.")))
        self._locked.setVisible(row.is_locked)
        for box, value in ((self._severity, row.severity), (self._action, row.action)):
            box.setCurrentIndex(box.findData(value))
            box.setEnabled(not row.is_locked)

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(12))
        column.setSpacing(px(8))
        column.addWidget(self._message)
        column.addWidget(self._why)
        switches = QGridLayout()
        switches.setHorizontalSpacing(px(8))
        switches.setVerticalSpacing(px(2))
        for place, box in enumerate((self._severity, self._action)):
            label = QLabel(box.accessibleName())
            label.setProperty("tone", "secondary")
            label.setBuddy(box)
            switches.addWidget(label, 0, place)
            switches.addWidget(box, 1, place)
            switches.setColumnStretch(place, 1)
        column.addLayout(switches)
        column.addWidget(self._locked)
        column.addWidget(self._examples)
        column.addWidget(self._source)

    def _label(self, tone: str) -> QLabel:
        label = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if tone:
            label.setProperty("tone", tone)
        return label

    def _choice(self, values: tuple[str, ...], name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value in values:
            box.addItem(_(_WORDS[value]), value)
        return box

    def _html(self, row: Row) -> str:
        """Return the examples: those that are found with the place marked, then those that pass."""
        colours = self._theme.colours
        groups = (
            (_("Is found"), "✕", colours.error, row.bad),
            (_("May be said"), "✓", colours.confirmed, row.good),
        )
        return f"<table>{''.join(self._group(*group) for group in groups if group[3])}</table>"

    def _group(self, title: str, mark: str, colour: str, examples: tuple[str, ...]) -> str:
        ground = self._theme.colours.mark
        lines = "".join(
            f'<tr><td style="color:{colour};padding-right:8px" width="12">{mark}</td><td>'
            + _FOUND.sub(rf'<span style="background:{ground}">\1</span>', escape(example))
            + "</td></tr>"
            for example in examples
        )
        quiet = self._theme.colours.secondary
        head = f'<tr><td colspan="2" style="color:{quiet}">{escape(title)}</td></tr>'
        return head + lines

    def _choose_severity(self) -> None:
        self.severity_chosen.emit(str(self._severity.currentData()))

    def _choose_action(self) -> None:
        self.action_chosen.emit(str(self._action.currentData()))
