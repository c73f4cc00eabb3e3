"""Shows the recovery key once, to be printed or written down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from agent_assist.i18n import _
from agent_assist.sensitive import Sensitive
from agent_assist.ui.theme import Theme


class RecoveryKeyDialog(QDialog):
    """The key in large type; it is kept nowhere and cannot be shown again."""

    def __init__(self, theme: Theme, key: Sensitive[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Recovery key"))
        self.setMinimumWidth(theme.px(360))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(12))
        words = QLabel(
            _(
                "Customer data is encrypted. Should this computer lose its key, only the recovery "
                "key opens the records. Write it down and keep it away from this computer."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        shown = QLabel(key.reveal())
        shown.setFont(theme.font(16, is_bold=True))
        shown.setWordWrap(True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(shown)
        box = QDialogButtonBox()
        done = box.addButton(_("I have written it down"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("kind", "primary")
        box.accepted.connect(self.accept)
        column.addWidget(box)
