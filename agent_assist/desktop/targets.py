"""Which window of another program is in front, on X11."""

import time
from typing import Final

from agent_assist.desktop.insertion.jobs import Job, Jobs
from agent_assist.desktop.insertion.procedure import Procedure
from agent_assist.desktop.x11_loop import Loop, Steps, Wait
from agent_assist.desktop.x11_thread import Part
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Target

_MAPPED_WITHIN_S: Final = 0.5
_LOOK_S: Final = 0.005


class Watching:
    """What of the targets lives on the X11 thread."""

    def __init__(self, loop: Loop, windows: Windows, jobs: Jobs, procedure: Procedure) -> None:
        self._loop = loop
        self._windows = windows
        self._jobs = jobs
        self._procedure = procedure

    def in_front(self) -> Target | None:
        """Return the window in front and get ready for an insertion into it."""
        window = self._windows.in_front()
        # The manager may still name a window that has just been destroyed.
        if not self._windows.exists(window) or self._windows.is_ours(window):
            return None
        target = self._windows.describe(window)
        self._jobs.add(Job(lambda: self._procedure.look_ahead(target), lambda: None))
        return target

    def focus(self, window: int) -> None:
        """Bring a window to the front."""
        self._windows.bring_to_front(window)

    def focus_own(self, window: int) -> None:
        """Bring a window of ours to the front, once it is on the screen."""
        self._loop.start(self._come_forward(window))

    def _come_forward(self, window: int) -> Steps[None]:
        deadline = time.monotonic() + _MAPPED_WITHIN_S
        while time.monotonic() < deadline and not self._windows.is_in_front(window):
            # A manager takes no notice of a window that it has not got to know yet.
            if self._windows.is_managed(window):
                self._windows.bring_to_front(window)
                return
            yield Wait(_LOOK_S)


class X11Targets:
    """The port `Targets`."""

    def __init__(self, part: Part[Watching]) -> None:
        self._part = part

    def in_front(self) -> Target | None:
        """Return the window in front, None when it is ours or there is none."""
        return self._part.ask(lambda watching: watching.in_front(), None)

    def focus(self, target: Target) -> None:
        """Give the focus back to a window that was in front before."""
        self._part.post(lambda watching: watching.focus(target.window))

    def focus_own(self, window: int) -> None:
        """Give the focus to a window of ours that is on the screen."""
        self._part.post(lambda watching: watching.focus_own(window))
