"""The chosen text as it will be inserted, its blanks told apart by colour and underline."""

from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.screens.find import Look, Piece
from agent_assist.ui.theme import Theme

_LOW: Final = 56
_HIGH: Final = 120


class Preview(QScrollArea):
    """Shows filled text; what is inserted is what is seen here."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("preview")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setFont(theme.font(13.5))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setProperty("tone", "secondary")
        column.addWidget(self._text)
        column.addWidget(self._note)
        column.addStretch()
        self._inside = inside
        self.setWidget(inside)
        # Where the screen is low for the zoom, it gives way and scrolls.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def show_pieces(self, pieces: tuple[Piece, ...], note: str) -> None:
        """Show a filled response and the note for the agent, or nothing."""
        self._text.setText("".join(self._html(piece) for piece in pieces))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.updateGeometry()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._text.text()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text, within bounds; it scrolls beyond them."""
        height = self._inside.heightForWidth(max(self.width(), self._theme.px(300))) + 2
        low, high = self._theme.px(_LOW), self._theme.px(_HIGH)
        return QSize(self.width(), min(max(height, low), high))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width breaks the lines differently."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def selected_text(self) -> str:
        """Return what is selected with the mouse."""
        return self._text.selectedText()

    def _html(self, piece: Piece) -> str:
        text = escape(piece.text).replace("\n", "<br>")
        if piece.look is Look.PLAIN:
            return text
        if piece.look is Look.FILLED:
            return f'<span style="color:{self._theme.colours.accent}">{text}</span>'
        warning = self._theme.colours.warning
        return f'<span style="color:{warning};text-decoration:underline">{text}</span>'
