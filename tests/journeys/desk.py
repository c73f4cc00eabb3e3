"""An agent at her desk: the program before her, a keyboard under her hands, eyes on the screen."""

import itertools
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from Xlib import X
from Xlib.protocol import event

from agent_assist import settings
from agent_assist.paths import Places, places
from agent_assist.settings import Value
from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop
from tests.rig.waiting import until

PALETTE, SAVE, CHECK = "Ctrl+Alt+Space", "Ctrl+Alt+S", "Ctrl+Alt+D"
AGENT: Mapping[str, Value] = {
    "company": "晨星商城",
    "agent_name": "王丽",
    "agent_no": "1024",
    "language": "en",
    "theme": "light",
    "close_to_tray": False,
}
Sight = dict[str, Any]
"""What the program shows, by screen; `observed.py` says what stands in it."""

_OBSERVED = Path(__file__).with_name("observed.py")
_ICONIC_STATE = 3
_PATIENCE_S = 10.0
_LOOK_S = 0.01
_MOST_TABS = 30
_MOST_NOTICES = 5
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789 .,;-'")


class Profile:
    """The folders of one agent."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.places: Places = places({"AGENT_ASSIST_HOME": str(home)})

    def choose(self, **changed: Value) -> None:
        """Write the settings of an agent who has answered what the first start asks for."""
        settings.save(self.places.settings_file, {**AGENT, **changed})

    def uses(self) -> dict[str, int]:
        """Return how often each response was used, by its id."""
        if not self.places.usage_db.exists():
            return {}
        with closing(sqlite3.connect(self.places.usage_db)) as database:
            return dict(database.execute("SELECT id, SUM(count) FROM uses GROUP BY id"))


class Desk:
    """The running program, watched from inside; keys reach it through the X server."""

    def __init__(self, desktop: VirtualDesktop, child: Child) -> None:
        self._child = child
        self._desktop = desktop

    @property
    def window(self) -> int:
        """The program's main window."""
        return self._desktop.windows.titled("Agent Assist")

    def look(self) -> Sight:
        """Return what the program shows now; anything it stumbled over fails the test here."""
        answer = self._child.ask("answer", timeout_s=_PATIENCE_S, do="look")
        failures = [m for m in self._child.lines.messages if m["event"] == "failure"]
        assert not failures, "".join(failures[0]["lines"])
        return answer

    def see(self, holds: Callable[[Sight], object], timeout_s: float = _PATIENCE_S) -> Sight:
        """Wait until what the program shows is as wished, and return it."""
        last: list[Sight] = []

        def is_seen() -> Sight | None:
            last[:] = [self.look()]
            return last[0] if holds(last[0]) else None

        try:
            seen = until(is_seen, timeout_s, _LOOK_S)
        except TimeoutError as error:
            raise AssertionError(json.dumps(last, ensure_ascii=False, indent=1)) from error
        assert seen is not None
        return seen

    def press(self, keys: str, *, times: int = 1) -> None:
        """Press keys written like `Ctrl+k`."""
        for _ in range(times):
            self._desktop.keyboard.press(keys)

    def type(self, text: str) -> None:
        """Type; what is on no key of the keyboard comes from an input method."""
        for is_plain, part in itertools.groupby(text, lambda character: character in _PLAIN):
            if is_plain:
                self._desktop.keyboard.type("".join(part))
            else:
                self.compose(commit="".join(part))

    def compose(self, preedit: str = "", commit: str = "") -> None:
        """Be the input method: show a text that is being composed, or commit one."""
        self._child.ask("answer", do="compose", preedit=preedit, commit=commit)

    def call_palette(self) -> Sight:
        """Press the hotkey and wait for the palette to have the keys."""
        self.press(PALETTE)
        return self.see(lambda s: s["palette"]["is_active"] and s["palette"]["is_settled"])

    def search(self, text: str, place: str = "palette") -> Sight:
        """Type a search and wait for its answer."""
        self.type(text)
        return self.see(lambda s: s[place]["query"] == text and s[place]["is_settled"])

    def fill(self, values: Mapping[str, str]) -> str:
        """Go to the blanks of the palette, fill them in this order and return the whole text."""
        for name, value in values.items():
            self.press("Tab")
            self.type(value)
            self.see(lambda s, n=name, v=value: s["palette"]["blanks"][n] == v)
        return str(self.look()["palette"]["text"])

    def go_to(self, name: str) -> None:
        """Go on by Tab to the control of this accessible name."""
        passed: list[str] = []
        while len(passed) < _MOST_TABS:
            sight = self.look()
            passed.append(sight["cursor"])
            if passed[-1] == name:
                return
            self.press("Tab")
            # Under load keys arrive many milliseconds later: a second Tab too early skips a stop.
            self.see(lambda s, before=sight["moves"]: s["moves"] > before)
        raise AssertionError(f"no way to “{name}” by Tab, the cursor went through {passed}")

    def read_notices_until(self, text: str) -> None:
        """Read what stands below the search; typing passes on to the next notice."""
        for _ in range(_MOST_NOTICES):
            shown = self.see(lambda s: s["panel"]["notice"]["text"])["panel"]["notice"]["text"]
            if text in shown:
                return
            self.type("a")
            self.see(lambda s, before=shown: s["panel"]["notice"]["text"] != before)
        raise AssertionError(f"no notice says “{text}”, the last one was “{shown}”")

    def come_to_front(self) -> Sight:
        """Bring the program's own window to the front, as a click on it does."""
        self._desktop.windows.raise_window(self.window)
        return self.see(lambda s: s["window"]["is_active"])


def has_library(sight: Sight) -> bool:
    """Tell whether the library is read."""
    return not sight["is_reading"] and bool(sight["panel"]["titles"])


@contextmanager
def at_work(
    desktop: VirtualDesktop,
    profile: Profile,
    **more: str,
) -> Iterator[Desk]:
    """Run the program for the length of the block; it is ready for work when the block begins."""
    environ = desktop.environ | {"AGENT_ASSIST_HOME": str(profile.home), **more}
    child = Child((sys.executable, "-m", "tests.journeys.observed"), environ)
    try:
        child.wait_for("ready", timeout_s=20.0)
        desk = Desk(desktop, child)
        desk.see(has_library, 20.0)
        yield desk
        desk.look()
    finally:
        child.end()


def minimise(desktop: VirtualDesktop, window: int) -> None:
    """Minimise a window as its title bar's button does."""
    windows = desktop.windows
    message = event.ClientMessage(
        window=window,
        client_type=windows.display.get_atom("WM_CHANGE_STATE"),
        data=(32, [_ICONIC_STATE, 0, 0, 0, 0]),
    )
    mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
    windows.root.send_event(message, event_mask=mask)
    windows.display.sync()
