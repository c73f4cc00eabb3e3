"""Windows of other programs on Windows: which is in front, and what is known of it."""

from pathlib import PureWindowsPath

from agent_assist.desktop.win32 import WindowCalls
from agent_assist.runtime.desktop import Target


class WindowsTargets:
    """The port `Targets`."""

    def __init__(self, win32: WindowCalls) -> None:
        self._win32 = win32

    def in_front(self) -> Target | None:
        """Return the window in front, None when it is ours or there is none."""
        window = self._win32.foreground()
        return describe(self._win32, window) if window and self.is_foreign(window) else None

    def focus(self, target: Target) -> None:
        """Give the focus back to a window that was in front before."""
        self._win32.bring_to_front(target.window)

    def focus_own(self, window: int) -> None:
        """Give the focus to a window of ours."""
        self._win32.bring_to_front(window)

    def is_foreign(self, window: int) -> bool:
        """Say whether a window belongs to another program."""
        return self._win32.process(window) != self._win32.own_process()


def describe(win32: WindowCalls, window: int) -> Target:
    """Return what is known of a window; its class is the program's name without `.exe`."""
    process = win32.process(window)
    name = PureWindowsPath(win32.executable(process)).name.lower().removesuffix(".exe")
    return Target(window, process, name, win32.title(window))
