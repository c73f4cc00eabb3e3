"""One job after the other: two insertions may not overlap, as both need the one clipboard."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent_assist.desktop.x11_loop import Loop, Steps, Wait

_FOREVER_S: Final = 3600.0


@dataclass(frozen=True, slots=True)
class Job:
    """Work in steps; `abandoned` is called when it cannot be finished."""

    steps: Callable[[], Steps[None]]
    abandoned: Callable[[], None]


class Jobs:
    """A queue of jobs on the X11 thread."""

    def __init__(self, loop: Loop) -> None:
        self._waiting: deque[Job] = deque()
        loop.start(self._work())

    def add(self, job: Job) -> None:
        """Have a job done after those that wait already."""
        self._waiting.append(job)

    def _work(self) -> Steps[None]:
        try:
            while True:
                yield Wait(_FOREVER_S, lambda: bool(self._waiting))
                # It stays in the queue while it is done, so that stopping abandons it too.
                if self._waiting:
                    yield from self._waiting[0].steps()
                    self._waiting.popleft()
        finally:
            for job in self._waiting:
                job.abandoned()
