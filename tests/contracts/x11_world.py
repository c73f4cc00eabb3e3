"""The desktop of real programs on X11, for the contracts."""

import itertools
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event

from agent_assist.desktop import x11
from tests.contracts.desktop_worlds import AppWindow, World
from tests.fakes.runner import PumpedRunner
from tests.rig import targets
from tests.rig.desktop import VirtualDesktop
from tests.rig.waiting import until

_ICONIC_STATE = 3


class X11AppWindow:
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


class X11World:
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
        return X11AppWindow(self._virtual, target, end)

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


@pytest.fixture
def x11_world(virtual_desktop: VirtualDesktop) -> Iterator[World]:
    """The X11 adapters and real windows."""
    with ExitStack() as stack:
        yield X11World(virtual_desktop, stack)
