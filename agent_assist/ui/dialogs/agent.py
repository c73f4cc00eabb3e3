"""Asks who is at work: at the first start, and when the shift changes."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from agent_assist.i18n import _
from agent_assist.settings import Settings
from agent_assist.ui.theme import Theme

_ROWS = ("company", "agent_name", "agent_no")


class AgentDialog(QDialog):
    """Three fields: company, name, number."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        save: Callable[[Mapping[str, str]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.setWindowTitle(_("Who is at work?"))
        self.setMinimumWidth(theme.px(400))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(12))
        words = QLabel(_("Responses say these for you. They stay on this computer."))
        words.setProperty("tone", "secondary")
        words.setWordWrap(True)
        column.addWidget(words)
        form = QFormLayout()
        form.setVerticalSpacing(theme.px(8))
        labels = {
            "company": _("Company"),
            "agent_name": _("Your name"),
            "agent_no": _("Agent number"),
        }
        self.fields = {name: QLineEdit(settings.text(name)) for name in _ROWS}
        for name, field in self.fields.items():
            field.setAccessibleName(labels[name])
            field.setEnabled(name not in settings.bound)
            form.addRow(labels[name], field)
        column.addLayout(form)
        box = QDialogButtonBox()
        go = box.addButton(_("Go on"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        box.addButton(_("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)

    def accept(self) -> None:
        """Keep what was typed."""
        self._save({name: field.text().strip() for name, field in self.fields.items()})
        super().accept()
