"""Follows a window of another program on Windows, so that ours can stand beside it."""

from collections.abc import Callable

from agent_assist.desktop.targets_windows import WindowsTargets, describe
from agent_assist.desktop.win32 import WindowCalls
from agent_assist.runtime.desktop import Rect, Target
from agent_assist.runtime.tasks import TaskRunner


class WindowsDocking:
    """The port `Docking`."""

    def __init__(self, win32: WindowCalls, targets: WindowsTargets, runner: TaskRunner) -> None:
        self._win32 = win32
        self._targets = targets
        self._runner = runner
        self._following: _Following | None = None

    def windows(self) -> tuple[Target, ...]:
        """Return the windows that one can dock beside, topmost first."""
        foreign = filter(self._targets.is_foreign, self._win32.top_windows())
        return tuple(describe(self._win32, window) for window in foreign)

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Have `moved` called on the main thread with the frame of `target`."""
        self.leave()
        self._following = _Following(self._win32, target.window, moved, self._runner)

    def leave(self) -> None:
        """Stop following."""
        if self._following:
            self._following.end()
        self._following = None


class _Following:
    """One window that is followed until it is closed or we leave it."""

    def __init__(
        self,
        win32: WindowCalls,
        window: int,
        moved: Callable[[Rect | None], None],
        runner: TaskRunner,
    ) -> None:
        self._win32 = win32
        self._window = window
        self._moved = moved
        self._runner = runner
        self._over = False
        self._told = win32.frame(window)
        self._unwatch = win32.watch(window, self._look)
        self._tell()

    def end(self) -> None:
        """Tell no more."""
        if not self._over:
            self._over = True
            self._unwatch()

    def _look(self) -> None:
        place = self._win32.frame(self._window)
        if place != self._told:
            self._told = place
            self._tell()
        if not self._win32.exists(self._window):
            self.end()

    def _tell(self) -> None:
        place = self._told
        self._runner.post(lambda: self._moved(place))
