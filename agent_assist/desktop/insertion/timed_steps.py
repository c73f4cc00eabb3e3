"""Carries on with work in steps on the main thread, one piece at a time, without ever blocking."""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias

from agent_assist.runtime.tasks import TaskRunner

Work: TypeAlias = Generator[int, None, None]
"""Yields the ms for which it wants to be left alone."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work
    abandoned: Callable[[], None]


class TimedSteps:
    """A queue of work."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner
        self._jobs: deque[_Job] = deque()
        self._call_off: Callable[[], None] | None = None

    def add(self, work: Work, abandoned: Callable[[], None]) -> None:
        """Do `work` after what waits already; `abandoned` is called if it cannot be finished."""
        self._jobs.append(_Job(work, abandoned))
        if self._call_off is None:
            self._call_off = self._runner.later(0, self._advance)

    def stop(self) -> None:
        """Abandon everything; what is under way puts things back first."""
        if self._call_off:
            self._call_off()
        self._call_off = None
        jobs, self._jobs = tuple(self._jobs), deque()
        for job in jobs:
            job.work.close()
            job.abandoned()

    def _advance(self) -> None:
        self._call_off = None
        if not self._jobs:
            return
        try:
            pause_ms = next(self._jobs[0].work)
        except StopIteration:
            self._jobs.popleft()
            pause_ms = 0
        if self._jobs and self._call_off is None:
            self._call_off = self._runner.later(pause_ms, self._advance)
