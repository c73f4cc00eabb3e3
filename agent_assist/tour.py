"""`agent-assist tour`: does the agent's main job by itself, in the real window, step by step.

The stage (`stage.py`) is a fresh temporary profile on this display, on one of its own, or off
screen, where each line says "simulated".
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from agent_assist import i18n, stage
from agent_assist.i18n import N_, _
from agent_assist.stage import Stage, StepFailed, chat_window
from agent_assist.ui import tour_target

FINE: Final = 0
FAILED: Final = 1
_PAINT_S: Final = 0.2
_OWN_NOTE: Final = "my own note"
_NUMBER: Final = "13812345678"
_WANTED: Final = "refund_arrival_date"


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the tour: what it is called, what it says, what it does and checks."""

    name: str
    says: str
    act: Callable[["Tour"], None]


class Tour:
    """The program under way on its stage."""

    def __init__(self, scene: Stage, out: Path) -> None:
        self.program = scene.program
        self.stage = scene
        self.until = stage.until
        self._out = out
        self._lines: list[str] = []

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
        image.save(str(self._out / f"{name}.png"))

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
        (self._out / "transcript.txt").write_text(text, encoding="utf-8")


# The steps


def _open(tour: Tour) -> None:
    stage.open_window(tour.program)


def _bring_chat_to_front(tour: Tour) -> None:
    QGuiApplication.clipboard().setText(_OWN_NOTE)
    targets = tour.program.desktop.targets
    chat = chat_window(tour.program)
    targets.focus(chat)

    def is_in_front() -> bool:
        front = targets.in_front()
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
    stage.paste_and_find(tour.stage, _OWN_NOTE)


def _take_down(tour: Tour) -> None:
    record = tour.program.recording.record
    tour.program.commands.show_record()
    tour.until(tour.program.windows.desk.record.notes.hasFocus, "the notes have no cursor")
    tour.stage.hands.type(f"tel {_NUMBER}")
    tour.until(lambda: _phase(tour) == "captured", "the number was not found")
    record.save()
    if record.state.is_saved:
        raise StepFailed("it was saved unconfirmed")


def _read_back(tour: Tour) -> None:
    record = tour.program.recording.record
    record.read_back()
    yes = tour.program.windows.desk.record.card.yes_button
    for _answer in ("the number", "its end"):
        tour.until(yes.hasFocus, "the cursor is not on the yes")
        tour.stage.hands.press("Enter")
        tour.let_paint()
    tour.until(lambda: _phase(tour) == "confirmed", "the number is not confirmed")
    tour.until(lambda: tour.program.recording.cabinet.state == "open", "the records stay shut")
    record.save()
    tour.until(lambda: record.state.is_saved, "the record was not saved")


def _phase(tour: Tour) -> str:
    rows = tour.program.recording.record.state.rows
    return next((row.phase.value for row in rows if row.id == "phone"), "")


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
    Step("record", N_("A number is picked out of the notes; unconfirmed it is not saved"), _take_down),
    Step("read_back", N_("It is read back, the customer says yes, and it is saved encrypted"), _read_back),
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
    parser.add_argument("--title", default="", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.target:
        return tour_target.main(options.target, options.title)
    i18n.use("system")
    out = options.out or Path(tempfile.mkdtemp(prefix="agent-assist-tour-"))
    out.mkdir(parents=True, exist_ok=True)
    code = stage.on_own_display("tour", "--out", str(out))
    if code is not None:
        return code
    sys.stdout.write(_("Pictures and transcript: {folder}").format(folder=out) + "\n")
    with stage.opened() as scene:
        return Tour(scene, out).run(STEPS)
