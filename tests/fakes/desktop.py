"""A desktop in memory: windows that take text, a clipboard, a keyboard, an agent's hands."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from agent_assist.runtime.desktop import (
    Capability,
    Desktop,
    HotkeyState,
    Outcome,
    OutcomeKind,
    Reason,
    Rect,
    Target,
)
from agent_assist.runtime.tasks import TaskRunner

_NUMBERS = itertools.count(101)
_AT_FIRST = Rect(100, 100, 400, 300)


@dataclass(eq=False)
class FakeWindow:
    """A window of another program; `takes` is False for one that never reads the clipboard."""

    target: Target
    text: str = ""
    takes: bool = True
    place: Rect = _AT_FIRST
    minimised: bool = False


@dataclass(eq=False)
class FakeScreen:
    """What the agent sees and does; the fakes below look at it and change it."""

    windows: list[FakeWindow] = field(default_factory=list)
    front: FakeWindow | None = None
    focused_own: int = 0
    clipboard: str = ""
    selected: str = ""
    taken_keys: set[str] = field(default_factory=set)
    modifiers_down: bool = False
    watchers: list[Callable[[], None]] = field(default_factory=list)

    def open(self, title: str = "chat") -> FakeWindow:
        """Open a window in front of the others."""
        window = FakeWindow(Target(next(_NUMBERS), 4711, "chat", title))
        self.windows.insert(0, window)
        self.front = window
        return window

    def close(self, window: FakeWindow) -> None:
        """Close a window; the next one comes to the front."""
        self.windows.remove(window)
        self.front = self.windows[0] if self.windows else None
        self.change()

    def find(self, target: Target) -> FakeWindow | None:
        """Return the window that a target names, None when it has been closed."""
        return next((one for one in self.windows if one.target.window == target.window), None)

    def change(self) -> None:
        """Tell whoever watches that something is elsewhere now."""
        for watcher in tuple(self.watchers):
            watcher()


class FakeTargets:
    """The port `Targets` over a `FakeScreen`."""

    def __init__(self, screen: FakeScreen) -> None:
        self._screen = screen

    def in_front(self) -> Target | None:
        """Return the window in front."""
        return self._screen.front.target if self._screen.front else None

    def focus(self, target: Target) -> None:
        """Put a window in front, if it is still there."""
        self._screen.front = self._screen.find(target) or self._screen.front

    def focus_own(self, window: int) -> None:
        """Note which of our windows wanted the focus."""
        self._screen.focused_own = window


class FakeInserter:
    """The port `Inserter` over a `FakeScreen`."""

    def __init__(self, screen: FakeScreen, runner: TaskRunner) -> None:
        self._screen = screen
        self._runner = runner
        self._last: tuple[FakeWindow, str] | None = None

    def insert(self, text: str, target: Target | None, done: Callable[[Outcome], None]) -> None:
        """Put the text into the window, as far as the screen allows."""
        outcome = replace(self._insert(text, target), target=target)
        self._runner.post(lambda: done(outcome))

    def undo(self, done: Callable[[Outcome], None]) -> bool:
        """Give the window of the last insertion its former text back."""
        last, self._last = self._last, None
        if last is None:
            return False
        window, before = last
        window.text = before
        outcome = Outcome(OutcomeKind.INSERTED_UNCONFIRMED, Reason.UNDONE, window.target)
        self._runner.post(lambda: done(outcome))
        return True

    def copy(self, text: str) -> None:
        """Put the text on the screen's clipboard."""
        self._screen.clipboard = text

    def _insert(self, text: str, target: Target | None) -> Outcome:
        self._last = None
        window = self._screen.find(target) if target else None
        if window is None:
            self.copy(text)
            return Outcome(
                OutcomeKind.COPIED_ONLY, Reason.TARGET_GONE if target else Reason.NO_TARGET
            )
        if self._screen.modifiers_down:
            self.copy(text)
            return Outcome(OutcomeKind.COPIED_ONLY, Reason.MODIFIERS_DOWN)
        if not window.takes:
            return Outcome(OutcomeKind.NOT_TAKEN, Reason.NO_READ)
        self._screen.front = window
        self._last = (window, window.text)
        window.text += text
        return Outcome(OutcomeKind.INSERTED, Reason.TAKEN)


class FakeClipboardReader:
    """The port `ClipboardReader` over a `FakeScreen`."""

    def __init__(self, screen: FakeScreen, runner: TaskRunner) -> None:
        self._screen = screen
        self._runner = runner

    def selected_text(self, target: Target | None, done: Callable[[str], None]) -> None:
        """Hand out what the screen says is selected."""
        text = self._screen.selected
        self._runner.post(lambda: done(text))


class FakeHotkeys:
    """The port `Hotkeys`; `press` is the agent's hand."""

    def __init__(self, screen: FakeScreen, runner: TaskRunner) -> None:
        self._screen = screen
        self._runner = runner
        self._grabs: dict[str, Callable[[], None]] = {}
        self.holding_back = False

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Take keys that nobody else has."""
        if not keys.rpartition("+")[2]:
            return HotkeyState.UNKNOWN_KEY
        if keys in self._screen.taken_keys:
            return HotkeyState.TAKEN
        self._grabs[keys] = pressed
        return HotkeyState.GRABBED

    def ready(self) -> None:
        """Let the keys go that were typed since the hotkey."""
        self.holding_back = False

    def release(self, keys: str) -> None:
        """Forget keys."""
        self._grabs.pop(keys, None)

    def press(self, keys: str) -> None:
        """Press keys as the agent does."""
        if pressed := self._grabs.get(keys):
            self.holding_back = True
            self._runner.post(pressed)


class FakeDocking:
    """The port `Docking` over a `FakeScreen`."""

    def __init__(self, screen: FakeScreen, runner: TaskRunner) -> None:
        self._screen = screen
        self._runner = runner
        self._followed: FakeWindow | None = None
        self._told: Rect | None = None
        self._moved: Callable[[Rect | None], None] = lambda _: None
        screen.watchers.append(self._look)

    def windows(self) -> tuple[Target, ...]:
        """Return every window of the screen."""
        return tuple(window.target for window in self._screen.windows)

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Tell the place of a window now and when it changes."""
        self._followed = self._screen.find(target)
        self._moved = moved
        self._told = self._place()
        self._tell()

    def leave(self) -> None:
        """Stop following."""
        self._followed = None

    def _look(self) -> None:
        if self._followed is None:
            return
        place = self._place()
        if place != self._told:
            self._told = place
            self._tell()
        if self._followed not in self._screen.windows:
            self._followed = None

    def _place(self) -> Rect | None:
        window = self._followed
        gone = window is None or window.minimised or window not in self._screen.windows
        return None if gone or window is None else window.place

    def _tell(self) -> None:
        place, moved = self._told, self._moved
        self._runner.post(lambda: moved(place))


def fake_desktop(screen: FakeScreen, runner: TaskRunner) -> Desktop:
    """Return adapters over a screen in memory."""
    return Desktop(
        targets=FakeTargets(screen),
        inserter=FakeInserter(screen, runner),
        clipboard=FakeClipboardReader(screen, runner),
        hotkeys=FakeHotkeys(screen, runner),
        docking=FakeDocking(screen, runner),
        capabilities=lambda: (Capability("insertion", works=True),),
        start=lambda: None,
        stop=lambda: None,
    )
