"""`agent-assist tour`: does the agent's main job by itself, in the real window, step by step.

A fresh temporary profile is used and deleted afterwards. Without a display the tour brings its
own; where that is not installed either, it runs off screen and says "simulated".
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from agent_assist import app, i18n, paths, settings
from agent_assist.desktop import child_process, choose, hands, simulated
from agent_assist.desktop.virtual_display import missing_programs, virtual_display
from agent_assist.i18n import N_, _
from agent_assist.ui import tour_target

FINE: Final = 0
FAILED: Final = 1
_PATIENCE_S: Final = 15.0
_PAINT_S: Final = 0.2
_OWN_NOTE: Final = "my own note"
_AGENT: Final = {"company": "晨星商城", "agent_name": "王丽", "agent_no": "1024"}
_WANTED: Final = "refund_arrival_date"


class StepFailed(Exception):
    """A step whose result did not come in time."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the tour takes place: real or simulated, and the file that holds the chat's text."""

    hands: hands.Hands
    press_hotkey: Callable[[str], None]
    chat: Path
    out: Path
    is_simulated: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the tour: what it is called, what it says, what it does and checks."""

    name: str
    says: str
    act: Callable[["Tour"], None]


class Tour:
    """The program under way on its stage."""

    def __init__(self, program: app.Program, stage: Stage) -> None:
        self.program = program
        self.stage = stage
        self._lines: list[str] = []

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Let the program go on until something holds.

        Raises:
            StepFailed: it did not come in 15 s; `otherwise` says what was missing.
        """
        deadline = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > deadline:
                raise StepFailed(otherwise)
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def let_paint(self) -> None:
        """Let what has changed be painted."""
        deadline = time.monotonic() + _PAINT_S
        while time.monotonic() < deadline:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def picture(self, name: str) -> None:
        """Keep a picture of the screen, or of our window where there is no screen."""
        self.let_paint()
        windows = self.program.windows
        shown = windows.palette if windows.palette.isVisible() else windows.main
        screen = QGuiApplication.primaryScreen()
        image = shown.grab() if self.stage.is_simulated else screen.grabWindow(0)
        image.save(str(self.stage.out / f"{name}.png"))

    def run(self, steps: Sequence[Step]) -> int:
        """Go through the steps; stop at the first that fails."""
        for number, step in enumerate(steps, start=1):
            name = f"{number:02}-{step.name}"
            try:
                step.act(self)
            except StepFailed as error:
                failed = _("failed")
                self._say(f"{number}. {self._mark(step)}: {failed}: {error}")
                self.picture(f"{name}-failed")
                return FAILED
            self._say(f"{number}. {self._mark(step)}")
            self.picture(name)
        return FINE

    def _mark(self, step: Step) -> str:
        mark = " (" + _("simulated") + ")" if self.stage.is_simulated else ""
        return _(step.says) + mark

    def _say(self, line: str) -> None:
        self._lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        text = "\n".join(self._lines) + "\n"
        (self.stage.out / "transcript.txt").write_text(text, encoding="utf-8")


# The steps


def _open(tour: Tour) -> None:
    program = tour.program
    program.start()
    tour.until(program.windows.main.isVisible, "the window is not shown")
    tour.until(lambda: not program.collection.is_provisional, "the library is not read")
    tour.until(lambda: bool(program.panel.state.rows), "nothing is suggested")


def _bring_chat_to_front(tour: Tour) -> None:
    QGuiApplication.clipboard().setText(_OWN_NOTE)
    desktop = tour.program.desktop

    def chats() -> list[object]:
        return [w for w in desktop.docking.windows() if w.title.startswith(tour_target.TITLE)]

    tour.until(lambda: bool(chats()), "the other window is not there")
    chat = next(w for w in desktop.docking.windows() if w.title.startswith(tour_target.TITLE))
    desktop.targets.focus(chat)

    def is_in_front() -> bool:
        front = desktop.targets.in_front()
        return front is not None and front.window == chat.window

    tour.until(is_in_front, "the other window does not come to the front")


def _call_palette(tour: Tour) -> None:
    tour.stage.press_hotkey(tour.program.preferences.settings.text("palette_hotkey"))
    palette = tour.program.windows.palette
    tour.until(lambda: palette.isVisible() and palette.isActiveWindow(), "no palette came")


def _search(tour: Tour) -> None:
    tour.stage.hands.type("tkdz")
    screen = tour.program.palette
    tour.until(
        lambda: screen.state.query == "tkdz" and screen.state.is_settled, "the search is not done"
    )
    response = screen.chosen_response()
    if response is None or response.id != _WANTED:
        raise StepFailed("another response came first")


def _fill_blanks(tour: Tour) -> None:
    state = tour.program.palette.state
    tour.stage.hands.press("Tab")
    for place, blank in enumerate(state.blanks):
        if place:
            tour.stage.hands.press("Tab")
        tour.let_paint()
        tour.stage.hands.type("2026-12-24" if blank.kind == "date" else "12.50")
    tour.until(lambda: not tour.program.palette.state.first_missing, "a blank is still empty")


def _insert(tour: Tour) -> None:
    wanted = "".join(piece.text for piece in tour.program.palette.state.preview)
    chat = tour.stage.chat
    tour.stage.hands.press("Enter")
    tour.until(lambda: chat.read_text(encoding="utf-8") == wanted, "the text did not arrive")
    tour.until(lambda: not tour.program.windows.palette.isVisible(), "the palette stays")
    tour.program.commands.show_find()
    box = tour.program.windows.desk.finder.box
    tour.until(box.hasFocus, "the search box has not the cursor")
    tour.stage.hands.press("Ctrl+v")
    tour.until(lambda: box.text() == _OWN_NOTE, "the clipboard is not as it was")


def _speak_english(tour: Tour) -> None:
    panel = tour.program.panel
    tour.program.commands.show_find()
    panel.use_language("en")
    panel.typed("refnd date")

    def is_answered() -> bool:
        response = panel.chosen_response()
        return panel.state.is_settled and response is not None and response.language == "en"

    tour.until(is_answered, "no English response came")


def _next_customer(tour: Tour) -> None:
    tour.program.commands.next_customer()
    panel = tour.program.panel
    tour.until(lambda: panel.state.is_settled and not panel.state.query, "the box is not empty")
    if tour.program.current.interaction.values:
        raise StepFailed("a value of the last customer is still there")


def _look(theme: str, language: str, zoom: int) -> Callable[[Tour], None]:
    def act(tour: Tour) -> None:
        tour.program.preferences.change_all({"theme": theme, "language": language, "zoom": zoom})
        windows = tour.program.windows
        wish = (theme == "dark", zoom / 100)
        tour.until(lambda: (windows.theme.is_dark, windows.theme.zoom) == wish, "it looks the same")

    return act


STEPS: Final[tuple[Step, ...]] = (
    Step("window", N_("The window opens and shows how conversations begin"), _open),
    Step("chat", N_("The agent works in another window; a note is on the clipboard"), _bring_chat_to_front),
    Step("palette", N_("The hotkey opens the palette over it"), _call_palette),
    Step("search", N_("Four letters find the response"), _search),
    Step("blanks", N_("Tab goes to the blanks; the text fills as one types"), _fill_blanks),
    Step("insert", N_("Enter puts the text into the chat; the clipboard is as it was"), _insert),
    Step("english", N_("An English customer, a slip of the finger: the response comes in English"), _speak_english),
    Step("dark", N_("Dark, in Russian"), _look("dark", "ru", 100)),
    Step("large", N_("At 150 %, in Chinese"), _look("light", "zh", 150)),
    Step("next", N_("The next customer: nothing of the last one is left"), _next_customer),
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Run the tour and return its exit code."""
    parser = argparse.ArgumentParser(prog="agent-assist tour", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for pictures and transcript")
    parser.add_argument("--target", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.target:
        return tour_target.main(options.target)
    i18n.use("system")
    out = options.out or Path(tempfile.mkdtemp(prefix="agent-assist-tour-"))
    out.mkdir(parents=True, exist_ok=True)
    if os.environ.get("DISPLAY") or sys.platform == "win32":
        return _with_profile(out, is_simulated=False)
    if missing_programs():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        return _with_profile(out, is_simulated=True)
    with virtual_display(1366, 900) as display:
        command = [sys.executable, *_own_arguments(), "tour", "--out", str(out)]
        return subprocess.run(command, env=dict(display.environ), check=False).returncode


def _own_arguments() -> list[str]:
    return [] if getattr(sys, "frozen", False) else ["-m", "agent_assist"]


def _with_profile(out: Path, *, is_simulated: bool) -> int:
    sys.stdout.write(_("Pictures and transcript: {folder}").format(folder=out) + "\n")
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="agent-assist-")))
        os.environ["AGENT_ASSIST_HOME"] = str(home)
        places = paths.places()
        settings.save(
            places.settings_file, {**_AGENT, "language": i18n.current(), "theme": "light"}
        )
        application = app.application([sys.argv[0]])
        chat = home / "chat.txt"
        if is_simulated:
            program, stage = _simulated(places, chat, out)
        else:
            program, stage = _real(places, chat, out, stack)
        code = Tour(program, stage).run(STEPS)
        program.stop()
        application.processEvents()
        return code


def _real(
    places: paths.Places, chat: Path, out: Path, stack: ExitStack
) -> tuple[app.Program, Stage]:
    command = [sys.executable, *_own_arguments(), "tour", "--target", str(chat)]
    stack.enter_context(child_process.running(command, dict(os.environ)))
    fingers = stack.enter_context(closing(hands.ServerHands()))
    return app.Program(places, choose.compose), Stage(
        fingers, fingers.press, chat, out, is_simulated=False
    )


def _simulated(places: paths.Places, chat: Path, out: Path) -> tuple[app.Program, Stage]:
    editor = tour_target.TourTarget(chat)
    hotkeys = simulated.SimulatedHotkeys()
    program = app.Program(
        places,
        lambda runner: simulated.compose(
            runner, hotkeys, tour_target.TITLE, editor.insertPlainText
        ),
    )
    fingers = hands.SimulatedHands()
    return program, Stage(fingers, hotkeys.press, chat, out, is_simulated=True)
