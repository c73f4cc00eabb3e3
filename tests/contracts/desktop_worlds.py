"""What a contract needs of a desktop: adapters, and hands and eyes; here the one in memory."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from agent_assist.runtime.desktop import Desktop, Outcome, Rect, Target
from tests.fakes.desktop import FakeHotkeys, FakeScreen, FakeWindow, fake_desktop
from tests.fakes.runner import PumpedRunner


class AppWindow(Protocol):
    """A window of another program."""

    def received(self) -> str:
        """Return the text that has been put into it."""
        ...

    def move(self, x: int, y: int) -> None:
        """Move it, as its user does."""
        ...

    def minimise(self) -> None:
        """Put it out of sight."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


class World(Protocol):
    """A desktop together with hands and eyes."""

    desktop: Desktop
    runner: PumpedRunner

    def open_window(self, *, takes: bool = True) -> AppWindow:
        """Open a window in front; one that does not take text never reads the clipboard."""
        ...

    def copied(self) -> str:
        """Return the text that any program would paste."""
        ...

    def press(self, keys: str) -> None:
        """Press keys and let them go."""
        ...

    def hold_shift(self) -> None:
        """Press a modifier and keep it down."""
        ...

    def take_keys(self, keys: str) -> None:
        """Have another program grab a hotkey."""
        ...


def inserted(world: World, text: str, target: Target | None) -> Outcome:
    """Insert and wait for the outcome."""
    outcomes: list[Outcome] = []
    world.desktop.inserter.insert(text, target, outcomes.append)
    world.runner.until(lambda: outcomes)
    return outcomes[0]


class FakeAppWindow:
    """A window of a `FakeScreen`."""

    def __init__(self, screen: FakeScreen, window: FakeWindow) -> None:
        self._screen = screen
        self._window = window

    def received(self) -> str:
        return self._window.text

    def move(self, x: int, y: int) -> None:
        self._window.place = replace(self._window.place, x=x, y=y)
        self._screen.change()

    def minimise(self) -> None:
        self._window.minimised = True
        self._screen.change()

    def close(self) -> None:
        self._screen.close(self._window)


class FakeWorld:
    """The desktop in memory."""

    def __init__(self) -> None:
        self.runner = PumpedRunner()
        self._screen = FakeScreen()
        self.desktop = fake_desktop(self._screen, self.runner)

    def open_window(self, *, takes: bool = True) -> AppWindow:
        window = self._screen.open()
        window.takes = takes
        return FakeAppWindow(self._screen, window)

    def copied(self) -> str:
        return self._screen.clipboard

    def press(self, keys: str) -> None:
        assert isinstance(self.desktop.hotkeys, FakeHotkeys)
        self.desktop.hotkeys.press(keys)

    def hold_shift(self) -> None:
        self._screen.modifiers_down = True

    def take_keys(self, keys: str) -> None:
        self._screen.taken_keys.add(keys)


def place_of(world: World, seen: list[Rect | None], accept: Callable[[Rect | None], bool]) -> None:
    """Wait until the last place seen is accepted."""
    world.runner.until(lambda: bool(seen) and accept(seen[-1]))
