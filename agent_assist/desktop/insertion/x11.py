"""Insertion on X11: hands texts to the X11 thread and brings the outcomes back."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent_assist.desktop.insertion.jobs import Job, Jobs
from agent_assist.desktop.insertion.procedure import Procedure
from agent_assist.desktop.insertion.profiles import Profiles
from agent_assist.desktop.x11_loop import Steps
from agent_assist.desktop.x11_thread import Part
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason, Target
from agent_assist.runtime.tasks import TaskRunner

_UNDO_WITHIN_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class Inserting:
    """What of insertion lives on the X11 thread."""

    jobs: Jobs
    procedure: Procedure


class X11Inserter:
    """The port `Inserter`: one insertion at a time, the next ones queue."""

    def __init__(self, part: Part[Inserting], runner: TaskRunner, profiles: Profiles) -> None:
        self._part = part
        self._runner = runner
        self._profiles = profiles
        self._last: tuple[Target, float] | None = None

    def insert(self, text: str, target: Target | None, done: Callable[[Outcome], None]) -> None:
        """Insert `text` into `target`; `done` is called once, on the main thread.

        What cannot go in is only copied, but for a target that has lost the focus for good: then
        the clipboard stays as it is.
        """
        self._last = None

        def finish(outcome: Outcome) -> None:
            if outcome.kind is OutcomeKind.INSERTED and target is not None:
                self._last = (target, time.monotonic())
            done(outcome)

        once = _Once(self._runner, finish, target)
        self._queue(lambda procedure: procedure.insert(text, target, once), once)

    def undo(self, done: Callable[[Outcome], None]) -> bool:
        """Take the last insertion back by the target's own keys, within five seconds.

        False when there is nothing to undo, or the program has no keys for it.
        """
        last, self._last = self._last, None
        if last is None or time.monotonic() > last[1] + _UNDO_WITHIN_S:
            return False
        target = last[0]
        keys = self._profiles.of(target).undo
        if keys is None:
            return False
        once = _Once(self._runner, done, target)
        self._queue(lambda procedure: procedure.undo(target, keys, once), once)
        return True

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard as the agent's own copy."""
        self._add(lambda procedure: procedure.copy(text), lambda: None)

    def _queue(self, steps: Callable[[Procedure], Steps[None]], once: "_Once") -> None:
        self._add(steps, once.stopped)

    def _add(
        self, steps: Callable[[Procedure], Steps[None]], abandoned: Callable[[], None]
    ) -> None:
        self._part.post(
            lambda part: part.jobs.add(Job(lambda: steps(part.procedure), abandoned)), abandoned
        )


class _Once:
    """Brings the first outcome to the main thread; later ones say nothing new."""

    def __init__(
        self, runner: TaskRunner, done: Callable[[Outcome], None], target: Target | None
    ) -> None:
        self._runner = runner
        self._done = done
        self._target = target
        self._free = threading.Lock()

    def __call__(self, outcome: Outcome) -> None:
        if self._free.acquire(blocking=False):
            self._runner.post(lambda: self._done(outcome))

    def stopped(self) -> None:
        """Say that the program stops before the outcome is known."""
        self(Outcome(OutcomeKind.NOT_TAKEN, Reason.STOPPED, self._target))
