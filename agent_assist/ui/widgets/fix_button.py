"""A button that shows a better wording in its sentence, as it will stand, over several lines."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from agent_assist.i18n import _
from agent_assist.screens.draft_rows import Offer
from agent_assist.ui.theme import Theme


class FixButton(QPushButton):
    """The words that come in are strong, those around them quiet; a deletion is struck out."""

    def __init__(
        self, theme: Theme, offer: Offer, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "fix")
        self.setAccessibleName(_("Replace with: {text}").format(text=offer.words))
        self.setToolTip(_("Replace with: {text}").format(text=offer.words))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(8))
        words = QLabel(_html(theme, offer))
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        if keys:
            hint = QLabel(keys)
            hint.setProperty("tone", "secondary")
            row.addWidget(hint, alignment=Qt.AlignmentFlag.AlignTop)
        for label in self.findChildren(QLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the words go on in another line."""
        return QSize(0, self._row.minimumSize().height())


def _html(theme: Theme, offer: Offer) -> str:
    quiet = theme.colours.secondary
    comes = (
        f"<b>{_lines(offer.text)}</b>" if offer.text.strip() else f"<s>{_lines(offer.replaced)}</s>"
    )
    return (
        f'<span style="color:{quiet}">{_lines(offer.before)}</span>{comes}'
        f'<span style="color:{quiet}">{_lines(offer.after)}</span>'
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
