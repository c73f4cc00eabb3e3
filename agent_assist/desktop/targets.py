"""Which window of another program is in front, on X11."""

from agent_assist.desktop.insertion.jobs import Job, Jobs
from agent_assist.desktop.insertion.procedure import Procedure
from agent_assist.desktop.x11_thread import Part
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Target


class Watching:
    """What of the targets lives on the X11 thread."""

    def __init__(self, windows: Windows, jobs: Jobs, procedure: Procedure) -> None:
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
        self._part.post(lambda watching: watching.focus(window))
