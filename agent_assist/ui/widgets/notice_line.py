"""The place that is kept for notices, so that one never pushes the list down."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from agent_assist.i18n import _
from agent_assist.screens.actions import BY_ID
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.ui.theme import Theme

_ICONS: Final = {
    Tone.QUIET: "check",
    Tone.NOTE: "info",
    Tone.WARNING: "triangle-alert",
    Tone.ERROR: "circle-alert",
}


_HEIGHT: Final = 54
"""Three lines of small text: what the longest sentence takes at 360 px."""


class NoticeLine(QWidget):
    """One notice with its shape and word, and a button for what can be done at once."""

    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._action = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._icon = QLabel()
        self._icon.setFixedSize(QSize(theme.px(18), theme.px(18)))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setFont(theme.font(12))
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(theme.px(_HEIGHT))
        self.show_notice(None)

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or an empty line."""
        self._text.setText(notice.text if notice else "")
        self._text.setToolTip(notice.text if notice else "")
        self._icon.setVisible(notice is not None)
        self._action = notice.action if notice else ""
        self._button.setVisible(bool(self._action))
        if notice is None:
            return
        colours = self._theme.colours
        colour = {Tone.ERROR: colours.error, Tone.WARNING: colours.warning}.get(
            notice.tone, colours.accent
        )
        icon = self._theme.icon(_ICONS[notice.tone], colour)
        self._icon.setPixmap(icon.pixmap(self._icon.size()))
        if self._action:
            self._button.setText(_(BY_ID[self._action].label))

    @property
    def is_taken(self) -> bool:
        """Whether a notice stands here."""
        return bool(self._text.text())

    def _act(self) -> None:
        self.acted.emit(self._action)
