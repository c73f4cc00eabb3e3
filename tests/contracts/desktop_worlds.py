"""Two desktops to hold the same contract against: one in memory, one of real programs on X11."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Protocol, TypeVar

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event

from agent_assist.desktop import x11
from agent_assist.runtime.desktop import Desktop, Outcome, Rect, Target
from tests.fakes.desktop import FakeHotkeys, FakeScreen, FakeWindow, fake_desktop
from tests.fakes.runner import PumpedRunner
from tests.rig import targets
from tests.rig.desktop import VirtualDesktop
from tests.rig.waiting import until

T = TypeVar("T")

_ICONIC_STATE = 3


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


class RealAppWindow:
    """An editor on a virtual display."""

    def __init__(self, virtual: VirtualDesktop, target: targets.Target, end: ExitStack) -> None:
        self._virtual = virtual
        self._target = target
        self._end = end

    def received(self) -> str:
        return self._target.received()

    def move(self, x: int, y: int) -> None:
        self._virtual.windows.move(self._target.window, x, y)

    def minimise(self) -> None:
        windows = self._virtual.windows
        message = event.ClientMessage(
            window=self._target.window,
            client_type=windows.display.get_atom("WM_CHANGE_STATE"),
            data=(32, [_ICONIC_STATE, 0, 0, 0, 0]),
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        windows.root.send_event(message, event_mask=mask)
        windows.display.sync()

    def close(self) -> None:
        self._end.close()
        until(lambda: self._target.window not in self._virtual.windows.all())


class RealWorld:
    """Real programs on a virtual display."""

    def __init__(self, virtual: VirtualDesktop, stack: ExitStack) -> None:
        self.runner = PumpedRunner()
        self.desktop = x11.compose(self.runner, display_name=virtual.name)
        self._virtual = virtual
        self._stack = stack
        self._lags = itertools.count()
        self.desktop.start()
        stack.callback(self.desktop.stop)

    def open_window(self, *, takes: bool = True) -> AppWindow:
        end = self._stack.enter_context(ExitStack())
        reads = "once" if takes else "never"
        # The rig tells editors apart by their titles, which name the lag.
        lag_ms = next(self._lags)
        target = end.enter_context(self._virtual.target("editor", reads=reads, lag_ms=lag_ms))
        return RealAppWindow(self._virtual, target, end)

    def copied(self) -> str:
        return self._virtual.clipboard().get("UTF8_STRING", b"").decode()

    def press(self, keys: str) -> None:
        self._virtual.keyboard.press(keys)

    def hold_shift(self) -> None:
        self._virtual.keyboard.down("Shift")
        self._stack.callback(self._virtual.keyboard.up, "Shift")

    def take_keys(self, keys: str) -> None:
        other = Display(self._virtual.name)
        self._stack.callback(other.close)
        code = other.keysym_to_keycode(ord(keys.rpartition("+")[2].lower()))
        mask = X.ControlMask | X.Mod1Mask
        other.screen().root.grab_key(code, mask, False, X.GrabModeAsync, X.GrabModeAsync)
        other.sync()


@contextmanager
def real_world(virtual: VirtualDesktop) -> Iterator[World]:
    """Run the X11 adapters and real windows for the length of a block."""
    with ExitStack() as stack:
        yield RealWorld(virtual, stack)


def place_of(world: World, seen: list[Rect | None], accept: Callable[[Rect | None], bool]) -> None:
    """Wait until the last place seen is accepted."""
    world.runner.until(lambda: bool(seen) and accept(seen[-1]))
