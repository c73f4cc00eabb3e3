"""One section of the column: a header that always shows, and a body that can be shut."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from agent_assist.ui.theme import Theme


class Section(QWidget):
    """Shut it is one line with a live summary; a click on the line opens it."""

    opened = Signal()

    def __init__(self, theme: Theme, title: str, keys: str, body: QWidget) -> None:
        super().__init__()
        self.body = body
        self._summary = QLabel()
        self._summary.setProperty("tone", "secondary")
        self._button = QPushButton(title)
        self._button.setProperty("kind", "section")
        self._button.setAccessibleName(title)
        self._button.setToolTip(f"{title}  {keys}")
        self._button.clicked.connect(self.opened)
        head = QWidget()
        head.setObjectName("section")
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(4), theme.px(2), theme.px(12), theme.px(2))
        row.addWidget(self._button)
        row.addStretch()
        row.addWidget(self._summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(body, 1)

    def show_summary(self, text: str) -> None:
        """Show what the section holds in a word or two."""
        self._summary.setText(text)

    def set_open(self, *, is_open: bool) -> None:
        """Open or shut the body."""
        self.body.setVisible(is_open)
        # Fixed would hold the window at the height of the body until the layout is made anew.
        vertical = QSizePolicy.Policy.Expanding if is_open else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
