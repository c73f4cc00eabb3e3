"""Asks for the passphrase of the records, on computers that keep no keys."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.sensitive import Sensitive
from agent_assist.ui.theme import Theme


class PassphraseDialog(QDialog):
    """One hidden line; the first passphrase given is the one to keep."""

    def __init__(
        self, theme: Theme, give: Callable[[Sensitive[str]], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._give = give
        self.setWindowTitle(_("Passphrase of the records"))
        self.setMinimumWidth(theme.px(360))
        words = QLabel(
            _(
                "This computer has no key store, so a passphrase protects customer data. The first "
                "one that you type is the one to keep; without it only the recovery key helps."
            )
        )
        words.setWordWrap(True)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(_("Passphrase of the records"))
        box = QDialogButtonBox()
        go = box.addButton(_("Unlock"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        box.addButton(_("Later"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(12))
        for part in (words, self.field, box):
            column.addWidget(part)

    def accept(self) -> None:
        """Hand the passphrase over; an empty one is none."""
        if self.field.text():
            self._give(Sensitive(self.field.text()))
            super().accept()
