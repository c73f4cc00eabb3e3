"""The program under test: the product's desktop adapters behind a palette as large as the real one.

Run as a child process on an X display; JSON lines in (`{"do": "phrase", "text": ...}`), JSON
lines out (`shown`, `outcome`).
"""

import json
import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from agent_assist.desktop.choose import compose
from agent_assist.runtime.desktop import Desktop, Outcome, Target

HOTKEY = "Ctrl+Alt+Space"
TITLE = "bench palette"


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Runner(QObject):
    """The part of the task runner that the adapters use."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._call)

    def post(self, call: Callable[[], None]) -> None:
        """Call on the main thread."""
        self._posted.emit(call)

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call after a delay; the answer calls it off."""
        timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(call)
        timer.start(delay_ms)
        return timer.stop

    def run(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: Callable[[Exception], None],  # noqa: ARG002
    ) -> None:
        """Work at once; the bench has nothing long to do."""
        answer = work()
        self.post(lambda: done(answer))

    def _call(self, call: Callable[[], None]) -> None:
        call()


class Palette(QWidget):
    """A search box over fifty rows; Enter inserts the phrase, Escape goes back."""

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(
            None,
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint,
        )
        self._desktop = desktop
        self._target: Target | None = None
        self._called_early = False
        self.phrase = ""
        self._waiting = QTimer(self, interval=2, timerType=Qt.TimerType.PreciseTimer)
        self._waiting.timeout.connect(self._look)
        self._search = QLineEdit()
        rows = QListWidget()
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.addItems([f"row {number}" for number in range(50)])
        layout = QVBoxLayout(self)
        layout.addWidget(self._search)
        layout.addWidget(rows)
        self.setWindowTitle(TITLE)
        self.setGeometry(320, 120, 640, 420)
        self._search.installEventFilter(self)
        self._search.returnPressed.connect(self._choose)
        QGuiApplication.instance().focusWindowChanged.connect(self._focus_changed)
        self._build_ahead()

    def call(self) -> None:
        """Show the palette, remembering what was in front.

        For some 100 ms after a hide, Qt on X11 still takes the window for the focused one; shown
        then, it would never become active. The grab holds the keys back meanwhile.
        """
        if self._has_focus():
            self._called_early = True
            return
        self._target = self._desktop.targets.in_front()
        self._search.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        self._search.setFocus()
        self._waiting.start()

    def _focus_changed(self, window: QWindow | None) -> None:
        if window is None and self._called_early:
            self._called_early = False
            self.call()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let held keys go when the palette is active."""
        if event.type() == QEvent.Type.ActivationChange and self._has_focus():
            self._ready()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The same, when only the search box hears of it."""
        if event.type() == QEvent.Type.FocusIn and self._has_focus():
            self._ready()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._go()
        else:
            super().keyPressEvent(event)

    def _build_ahead(self) -> None:
        """Do now what the first hotkey would otherwise have to do."""
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.show()
        self.grab()
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)
        self.winId()

    def _has_focus(self) -> bool:
        """Say whether keys reach the palette; Qt calls a tool window active as soon as it shows."""
        return QGuiApplication.focusWindow() is self.windowHandle()

    def _look(self) -> None:
        # After a quick hide and show the toolkit may tell of no change at all.
        if self._has_focus():
            self._ready()

    def _ready(self) -> None:
        self._waiting.stop()
        self._desktop.hotkeys.ready()
        say(event="shown", at=time.monotonic_ns())

    def _choose(self) -> None:
        self.hide()
        self._desktop.inserter.insert(self.phrase, self._target, self._tell)

    def _go(self) -> None:
        self.hide()
        if self._target:
            self._desktop.targets.focus(self._target)

    def _tell(self, outcome: Outcome) -> None:
        say(
            event="outcome",
            at=time.monotonic_ns(),
            kind=outcome.kind.value,
            reason=outcome.reason.value,
            restorable=outcome.restorable,
        )


def main() -> None:
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    runner = Runner()
    desktop = compose(runner)
    desktop.start()
    palette = Palette(desktop)
    state = desktop.hotkeys.grab(HOTKEY, palette.call)

    def hear(_: int) -> None:
        heard = os.read(0, 1 << 16)
        if not heard:
            app.quit()
        for line in heard.splitlines():
            palette.phrase = json.loads(line)["text"]
            say(event="heard")

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(hear)
    QTimer.singleShot(0, lambda: say(event="ready", hotkey=state.value))
    app.exec()
    desktop.stop()


main()
