"""The event loop of the X11 thread: events to who asked for them, timers, and work in steps.

A piece of work is a generator that yields what it waits for; meanwhile the loop serves everybody
else, so that a clipboard request is answered while an insertion waits for its window.
"""

import heapq
import itertools
import logging
import math
import time
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias, TypeVar

from Xlib import X, error
from Xlib.display import Display

log = logging.getLogger(__name__)

T = TypeVar("T")
XEvent: TypeAlias = Any
XWindow: TypeAlias = Any
Call: TypeAlias = Callable[[], None]

_NO_WINDOW_EVENTS: Final = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """Let the loop go on until `ready` says yes, `seconds` at most."""

    seconds: float
    ready: Callable[[], bool] | None = None


Steps: TypeAlias = Generator[Wait, None, T]
"""Work in steps with an answer at its end; closing it early runs its `finally` clauses."""


@dataclass(order=True, slots=True)
class _Timer:
    due: float
    number: int
    call: Call | None = field(compare=False)

    def call_off(self) -> None:
        self.call = None


class Running:
    """Work that the loop carries on with."""

    def __init__(self, steps: Steps[None]) -> None:
        self._steps = steps
        self._wait = Wait(0)
        self.deadline = 0.0
        self.ended = False

    def advance(self, now: float) -> bool:
        """Take the next step if what the work waits for has come, or its time is over."""
        if self.ended or not (now >= self.deadline or (self._wait.ready and self._wait.ready())):
            return False
        try:
            self._wait = next(self._steps)
        except StopIteration:
            self.ended = True
        else:
            self.deadline = time.monotonic() + self._wait.seconds
        return True

    def cancel(self) -> None:
        """End the work where it stands."""
        self.ended = True
        self._steps.close()


class Loop:
    """Events, timers and running work of one connection; used by its own thread alone."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.root: XWindow = display.screen().root
        self._listeners: dict[int, list[Callable[[XEvent], None]]] = defaultdict(list)
        self._timers: list[_Timer] = []
        self._numbers = itertools.count()
        self._running: list[Running] = []
        self._moved = False
        self._masks: dict[int, int] = {}
        display.set_error_handler(_note_error)

    def on(self, kind: int, listener: Callable[[XEvent], None]) -> Call:
        """Have `listener` called for events of this kind; the returned call ends that."""
        self._listeners[kind].append(listener)
        return lambda: self._listeners[kind].remove(listener)

    def later(self, seconds: float, call: Call) -> Call:
        """Call `call` after a time; the returned call calls it off."""
        timer = _Timer(time.monotonic() + seconds, next(self._numbers), call)
        heapq.heappush(self._timers, timer)
        return timer.call_off

    def start(self, steps: Steps[None]) -> Running:
        """Carry on with `steps` until they end."""
        running = Running(steps)
        self._running.append(running)
        return running

    def complete(self, steps: Steps[None], seconds: float) -> None:
        """Turn until `steps` have ended, at most for a time; they are cancelled then."""
        running = self.start(steps)
        deadline = time.monotonic() + seconds
        while not running.ended and time.monotonic() < deadline:
            self.turn()
            time.sleep(0.002)
        running.cancel()

    def watch(self, window: int, mask: int) -> None:
        """Ask for more kinds of events of another program's window."""
        self._select(window, self._masks.get(window, 0) | mask)

    def unwatch(self, window: int, mask: int) -> None:
        """Do without kinds of events that were asked for."""
        self._select(window, self._masks.get(window, 0) & ~mask)

    def window(self, number: int) -> XWindow:
        """Return the window with this number."""
        return self.display.create_resource_object("window", number)

    def own_window(self) -> XWindow:
        """Create an unmapped window of ours that reports changes of its properties."""
        return self.root.create_window(
            0, 0, 1, 1, 0, X.CopyFromParent, X.InputOnly, event_mask=X.PropertyChangeMask
        )

    def turn(self) -> None:
        """Deal with everything that is due now."""
        while self.display.pending_events():
            event = self.display.next_event()
            for listener in tuple(self._listeners[event.type]):
                listener(event)
        self._ring_timers()
        now = time.monotonic()
        # A step may bring about what another piece of work waits for: look again before sleeping.
        moves = [running.advance(now) for running in tuple(self._running)]
        self._moved = any(moves)
        self._running = [running for running in self._running if not running.ended]
        self.display.flush()

    def idle_seconds(self) -> float:
        """Return how long one may sleep when nothing arrives; 0 when something is due."""
        if self._moved or self.display.pending_events():
            return 0.0
        due = min((running.deadline for running in self._running), default=math.inf)
        if self._timers:
            due = min(due, self._timers[0].due)
        return max(0.0, min(due - time.monotonic(), 3600.0))

    def close(self) -> None:
        """End all work, latest first, so that each leaves things as it should."""
        for running in reversed(self._running):
            with suppress(error.ConnectionClosedError):
                running.cancel()
        self._running.clear()

    def _ring_timers(self) -> None:
        now = time.monotonic()
        while self._timers and self._timers[0].due <= now:
            if call := heapq.heappop(self._timers).call:
                call()

    def _select(self, window: int, mask: int) -> None:
        # One client has one mask a window: without the sum, who asks last deafens who asked first.
        if mask == _NO_WINDOW_EVENTS:
            self._masks.pop(window, None)
        else:
            self._masks[window] = mask
        self.window(window).change_attributes(event_mask=mask, onerror=ignore_error)


def ignore_error(*_: object) -> bool:
    """Let an error of a request pass: the window that it was for has just gone."""
    return True


def _note_error(problem: object, _: object) -> None:
    log.debug("X11 error: %s", type(problem).__name__)
