"""An editor whose paste lags, reads twice or never happens; it logs each text that arrives.

Words: title, lag in ms, `once` | `twice` | `never`.
"""

import json
import os
import sys
import time

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPlainTextEdit

_FIRST_OF_TWO_MS = 10
_SECOND_OF_TWO_MS = 110


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Editor(QPlainTextEdit):
    def __init__(self, lag_ms: int, reads: str) -> None:
        super().__init__()
        self._lag_ms = lag_ms
        self._reads = reads
        self.document().contentsChange.connect(self._log)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste_in_its_own_time()
        else:
            super().keyPressEvent(event)

    def _paste_in_its_own_time(self) -> None:
        if self._reads == "never":
            return
        if self._reads == "twice":
            self._after(_FIRST_OF_TWO_MS, lambda: QGuiApplication.clipboard().text())
            self._after(_SECOND_OF_TWO_MS, self.paste)
        elif self._lag_ms:
            self._after(self._lag_ms, self.paste)
        else:
            self.paste()

    def _after(self, delay_ms: int, call: object) -> None:
        timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        timer.start(delay_ms)

    def _log(self, at: int, removed: int, added: int) -> None:
        now = time.monotonic_ns()
        text = self.toPlainText()[at : at + added]
        if added:
            say(event="piece", at=now, text=text, removed=removed)


def main() -> None:
    title, lag, reads = sys.argv[1:]
    app = QApplication(sys.argv[:1])
    editor = Editor(int(lag), reads)
    editor.setWindowTitle(title)
    editor.resize(420, 260)

    def hear(_: int) -> None:
        if not os.read(0, 4096):
            app.quit()
        editor.clear()
        say(event="cleared")

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    editor.show()
    QTimer.singleShot(0, lambda: say(event="ready"))
    app.exec()


main()
