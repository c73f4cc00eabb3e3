"""A plain window of another program: what the tour inserts into. It writes its text to a file."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from agent_assist.i18n import _


def title() -> str:
    """Return what the window is called, in the language of the tour."""
    return _("Customer chat")


class TourTarget(QPlainTextEdit):
    """An editor that keeps a file in step with its text."""

    def __init__(self, file: Path, title: str) -> None:
        super().__init__()
        self._file = file
        self.setWindowTitle(title)
        self.resize(520, 320)
        self.textChanged.connect(self._write)
        self._write()

    def _write(self) -> None:
        self._file.write_text(self.toPlainText(), encoding="utf-8")


def main(file: Path, title: str) -> int:
    """Show the window until the tour ends it."""
    application = QApplication([sys.argv[0]])
    target = TourTarget(file, title)
    target.move(40, 60)
    target.show()
    return application.exec()
