"""The stage for `tour` and `self-test`: the real program in a profile that is deleted afterwards.

It stands on this display, on a virtual one where there is none, or off screen, where another
program's window is only simulated.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from agent_assist import app, bootstrap, i18n, paths, settings
from agent_assist.desktop import child_process, choose, hands, simulated
from agent_assist.desktop.virtual_display import missing_programs, virtual_display
from agent_assist.runtime.desktop import Target
from agent_assist.ui import tour_target
from agent_assist.ui.application import application

_OFF_SCREEN: Final = "offscreen"
_PATIENCE_S: Final = 15.0
_SLICE_MS: Final = 20
_AGENT: Final = {"company": "晨星商城", "agent_name": "王丽", "agent_no": "1024"}


class StepFailed(Exception):
    """Something that did not come in time, or came out wrong."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The program, who types into it, and the file that holds the other window's text."""

    program: app.Program
    hands: hands.Hands
    press_hotkey: Callable[[str], None]
    chat: Path
    is_simulated: bool


def until(holds: Callable[[], bool], otherwise: str) -> None:
    """Let the program go on until something holds.

    Raises:
        StepFailed: it did not come in 15 s; `otherwise` says what was missing.
    """
    deadline = time.monotonic() + _PATIENCE_S
    while not holds():
        if time.monotonic() > deadline:
            raise StepFailed(otherwise)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _SLICE_MS)


def open_window(program: app.Program) -> None:
    """Start the program and wait until its window can be worked with.

    Raises:
        StepFailed: the window or the library does not come.
    """
    program.start()
    until(program.windows.main.isVisible, "the window is not shown")
    until(lambda: not program.collection.is_provisional, "the library is not read")
    until(lambda: bool(program.panel.state.rows), "nothing is suggested")


def chat_window(program: app.Program) -> Target:
    """Return the other program's window once it is there.

    Raises:
        StepFailed: it does not come.
    """

    def chats() -> list[Target]:
        windows = program.desktop.docking.windows()
        return [window for window in windows if window.title.startswith(tour_target.title())]

    until(lambda: bool(chats()), "the other window is not there")
    return chats()[0]


def paste_and_find(stage: Stage, text: str) -> None:
    """Paste into our own search box, as the agent would, and find this text there.

    Raises:
        StepFailed: something else is on the clipboard.
    """
    program = stage.program
    program.commands.show_find()
    box = program.windows.desk.finder.box

    def has_the_keys() -> bool:
        # Qt hears late that another window had the focus: the display is asked too.
        is_in_front = stage.is_simulated or program.desktop.targets.in_front() is None
        return is_in_front and box.hasFocus()

    until(has_the_keys, "the search box has not the cursor")
    stage.hands.press("Ctrl+v")
    until(lambda: box.text() == text, "the clipboard is not as it was")


def on_own_display(*words: str) -> int | None:
    """Run this command again on a virtual display and return its exit code.

    None when it is to run here: there is a display, or none can be had and it runs off screen.
    """
    if os.environ.get("DISPLAY") or sys.platform == "win32":
        return None
    if missing_programs():
        os.environ["QT_QPA_PLATFORM"] = _OFF_SCREEN
        return None
    with virtual_display(1366, 900) as display:
        environ = dict(display.environ)
        return subprocess.run(own_command(*words), env=environ, check=False).returncode


def own_command(*words: str) -> list[str]:
    """Return the command line that starts this program, frozen or not, with these words."""
    start = [] if getattr(sys, "frozen", False) else ["-m", "agent_assist"]
    return [sys.executable, *start, *words]


@contextmanager
def opened() -> Iterator[Stage]:
    """Put the program on its stage for the length of the block; its window is not open yet."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="agent-assist-")))
        os.environ["AGENT_ASSIST_HOME"] = str(home)
        places = paths.places()
        settings.save(
            places.settings_file, {**_AGENT, "language": i18n.current(), "theme": "light"}
        )
        running = application([sys.argv[0]])
        chat = home / "chat.txt"
        if os.environ.get("QT_QPA_PLATFORM") == _OFF_SCREEN:
            stage = _simulated(places, chat)
        else:
            stage = _real(places, chat, stack)
        yield stage
        stage.program.stop()
        running.processEvents()


def _real(places: paths.Places, chat: Path, stack: ExitStack) -> Stage:
    command = own_command("tour", "--target", str(chat), "--title", tour_target.title())
    stack.enter_context(child_process.running(command, dict(os.environ)))
    fingers = _hands(stack)
    program = app.Program(places, choose.compose, bootstrap.passing_records)
    return Stage(program, fingers, fingers.press, chat, is_simulated=False)


def _hands(stack: ExitStack) -> hands.Hands:
    """Return hands on the X server's keyboard; elsewhere they reach our own windows only."""
    if QGuiApplication.platformName() == "xcb":
        return stack.enter_context(closing(hands.ServerHands()))
    return hands.SimulatedHands()


def _simulated(places: paths.Places, chat: Path) -> Stage:
    editor = tour_target.TourTarget(chat, tour_target.title())
    hotkeys = simulated.SimulatedHotkeys()
    program = app.Program(
        places,
        lambda runner: simulated.compose(
            runner, hotkeys, tour_target.title(), editor.insertPlainText
        ),
        bootstrap.passing_records,
    )
    return Stage(program, hands.SimulatedHands(), hotkeys.press, chat, is_simulated=True)
