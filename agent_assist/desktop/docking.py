"""Follows a window of another program on X11, so that ours can stand beside it."""

from collections.abc import Callable

from Xlib import X

from agent_assist.desktop.x11_loop import Loop, XEvent
from agent_assist.desktop.x11_thread import Part
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Rect, Target
from agent_assist.runtime.tasks import TaskRunner

_MASK = X.StructureNotifyMask | X.PropertyChangeMask
_MOVES = (X.ConfigureNotify, X.MapNotify, X.UnmapNotify, X.ReparentNotify)
_STATES = ("WM_STATE", "_NET_WM_STATE", "_NET_FRAME_EXTENTS")


class Follower:
    """What of docking lives on the X11 thread."""

    def __init__(self, loop: Loop, windows: Windows) -> None:
        self._loop = loop
        self._windows = windows
        self._window = 0
        self._moved: Callable[[Rect | None], None] = lambda _: None
        self._told: Rect | None = None
        self._looking = False
        self._states = {windows.atom(name) for name in _STATES}
        for kind in _MOVES:
            loop.on(kind, self._on_event)
        loop.on(X.PropertyNotify, self._on_property)
        loop.on(X.DestroyNotify, self._on_destroyed)

    def windows(self) -> tuple[Target, ...]:
        """Return the windows of other programs, topmost first."""
        others = (one for one in self._windows.managed() if not self._windows.is_ours(one))
        return tuple(self._windows.describe(window) for window in others)

    def follow(self, window: int, moved: Callable[[Rect | None], None]) -> None:
        """Tell `moved` the place of a window now and after each change."""
        self.leave()
        self._window = window
        self._moved = moved
        self._loop.watch(window, _MASK)
        self._told = self._place()
        moved(self._told)
        if self._told is None and not self._windows.exists(window):
            self.leave()

    def leave(self) -> None:
        """Stop following."""
        if self._window:
            self._loop.unwatch(self._window, _MASK)
        self._window = 0

    def _on_event(self, event: XEvent) -> None:
        if event.window.id == self._window:
            self._look_soon()

    def _on_property(self, event: XEvent) -> None:
        # An UnmapNotify can fail to come when a window is minimised; its state tells as well.
        if event.window.id == self._window and event.atom in self._states:
            self._look_soon()

    def _on_destroyed(self, event: XEvent) -> None:
        if event.window.id == self._window:
            self._window = 0
            self._tell(None)

    def _look_soon(self) -> None:
        # A window that is dragged reports many places at once; only where it is now matters.
        if not self._looking:
            self._looking = True
            self._loop.later(0, self._look)

    def _look(self) -> None:
        self._looking = False
        if self._window:
            self._tell(self._place())

    def _tell(self, place: Rect | None) -> None:
        if place != self._told:
            self._told = place
            self._moved(place)

    def _place(self) -> Rect | None:
        if self._windows.is_minimised(self._window):
            return None
        return self._windows.frame(self._window)


class X11Docking:
    """The port `Docking`."""

    def __init__(self, part: Part[Follower], runner: TaskRunner) -> None:
        self._part = part
        self._runner = runner
        self._turn = 0

    def windows(self) -> tuple[Target, ...]:
        """Return the windows that one can dock beside, topmost first."""
        return self._part.ask(lambda follower: follower.windows(), ())

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Have `moved` called on the main thread with the frame of `target` (see the port)."""
        self._turn += 1
        turn = self._turn

        def hand_over(place: Rect | None) -> None:
            if turn == self._turn:  # what was on its way when one left is dropped
                moved(place)

        def tell(place: Rect | None) -> None:
            self._runner.post(lambda: hand_over(place))

        self._part.post(lambda follower: follower.follow(target.window, tell))

    def leave(self) -> None:
        """Stop following."""
        self._turn += 1
        self._part.post(lambda follower: follower.leave())
