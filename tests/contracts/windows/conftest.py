"""The desktop of Windows, over a port in memory, in place of the other desktops."""

import contextlib
import queue
from dataclasses import replace

import pytest

from agent_assist.desktop import windows, windows_keys
from agent_assist.desktop.key_names import parse
from agent_assist.desktop.win32 import MOD_ALT, MOD_CONTROL
from tests.contracts.desktop_worlds import AppWindow, World
from tests.fakes.runner import PumpedRunner
from tests.fakes.win32 import FakeWin32, FakeWin32Window


class WindowsAppWindow:
    """A window of another program."""

    def __init__(self, win32: FakeWin32, window: FakeWin32Window) -> None:
        self._win32 = win32
        self._window = window

    def received(self) -> str:
        return self._window.text

    def move(self, x: int, y: int) -> None:
        assert self._window.place is not None
        self._window.place = replace(self._window.place, x=x, y=y)
        self._win32.change(self._window)

    def minimise(self) -> None:
        self._window.place = None
        self._win32.change(self._window)

    def close(self) -> None:
        self._win32.close_window(self._window)


class SteppedRunner(PumpedRunner):
    """Makes one call a pump, so that a test can look between two steps."""

    def pump(self, timeout_s: float = 0.0) -> None:
        with contextlib.suppress(queue.Empty):
            self._calls.get(timeout=timeout_s)()


class WindowsWorld:
    """The adapters of Windows over `FakeWin32`."""

    def __init__(self) -> None:
        self.runner = SteppedRunner()
        self.win32 = FakeWin32()
        self.desktop = windows.compose(self.runner, (), self.win32)
        self.desktop.start()

    def open_window(self, *, takes: bool = True) -> AppWindow:
        reads = (10,) if takes else ()
        return WindowsAppWindow(self.win32, self.win32.open_window(reads_after_ms=reads))

    def copied(self) -> str:
        return self.win32.read_as(0)

    def press(self, keys: str) -> None:
        parsed = parse(keys)
        assert parsed is not None
        code = windows_keys.code(parsed)
        assert code is not None
        self.win32.press_hotkey(windows_keys.mask(parsed), code)

    def hold_shift(self) -> None:
        self.win32.shift_down = True

    def take_keys(self, keys: str) -> None:
        self.win32.taken_hotkeys.add((MOD_CONTROL | MOD_ALT, ord(keys[-1].upper())))


@pytest.fixture
def world() -> World:
    return WindowsWorld()
