"""The one X11 thread: a connection that no other thread touches, and the way to ask it things."""

import logging
import os
import queue
import select
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from Xlib import error
from Xlib.display import Display

from agent_assist.desktop.x11_loop import Loop, Steps

log = logging.getLogger(__name__)

P = TypeVar("P")
Q = TypeVar("Q")
T = TypeVar("T")

_FAREWELL_S: Final = 1.2
_JOIN_S: Final = 2.0
_ANSWER_S: Final = 0.5

CONNECTION_ERRORS: Final = (
    error.DisplayError,
    error.ConnectionClosedError,
    error.XauthError,
    OSError,
)


@dataclass(frozen=True, slots=True)
class _Command(Generic[P]):
    call: Callable[[P], None]
    refuse: Callable[[], None]


class Part(Generic[Q]):
    """The way from other threads to one thing that lives on the X11 thread."""

    def __init__(self, post: Callable[[Callable[[Q], None], Callable[[], None]], None]) -> None:
        self._post = post

    def post(self, call: Callable[[Q], None], refuse: Callable[[], None] = lambda: None) -> None:
        """Have `call` run on the thread; `refuse` is called instead when the thread has ended."""
        self._post(call, refuse)

    def ask(self, question: Callable[[Q], T], otherwise: T) -> T:
        """Return the thread's answer, `otherwise` when there is none within half a second."""
        answer: Future[T] = Future()
        self._post(
            lambda part: answer.set_result(question(part)),
            lambda: answer.set_result(otherwise),
        )
        try:
            return answer.result(_ANSWER_S)
        except TimeoutError:
            return otherwise


class X11Thread(Generic[P]):
    """Runs the parts that `build` makes on a connection of their own.

    Commands may come from any thread and before the connection stands. A command that cannot be
    carried out any more is refused, so that whoever waits for it gets an answer.
    """

    def __init__(
        self,
        build: Callable[[Loop], P],
        farewell: Callable[[P], Steps[None]],
        display_name: str | None = None,
    ) -> None:
        self._build = build
        self._farewell = farewell
        self._display_name = display_name
        self._commands: queue.SimpleQueue[_Command[P] | None] = queue.SimpleQueue()
        self._awake, self._wake = os.pipe()
        os.set_blocking(self._wake, False)
        self._gate = threading.Lock()
        self._open = False
        self._thread = threading.Thread(target=self._run, name="x11", daemon=True)

    def start(self) -> None:
        """Start the thread; it connects by itself."""
        self._open = True
        self._thread.start()

    def stop(self) -> None:
        """End all work, hand the clipboard over and wait for the thread, two seconds at most."""
        if self._thread.ident is None:
            return
        with self._gate:
            if self._open:
                self._open = False
                self._commands.put(None)
                self._rouse()
        self._thread.join(_JOIN_S)

    def part(self, select: Callable[[P], Q]) -> Part[Q]:
        """Return the way to one of the parts."""
        return Part(lambda call, refuse: self._post(lambda parts: call(select(parts)), refuse))

    def _post(self, call: Callable[[P], None], refuse: Callable[[], None]) -> None:
        with self._gate:
            if self._open:
                self._commands.put(_Command(call, refuse))
                self._rouse()
                return
        refuse()

    def _rouse(self) -> None:
        with suppress(BlockingIOError):  # full of earlier calls: it will wake up all the same
            os.write(self._wake, b"!")

    def _run(self) -> None:
        try:
            display = _connect(self._display_name)
        except CONNECTION_ERRORS as problem:
            log.warning("no X11 display: %s", type(problem).__name__)
            self._end()
            return
        loop = Loop(display)
        try:
            self._serve(loop, self._build(loop))
            display.close()
        except error.ConnectionClosedError:
            log.warning("the X11 server has closed the connection")
        finally:
            self._end()

    def _serve(self, loop: Loop, parts: P) -> None:
        try:
            while self._take_commands(parts):
                loop.turn()
                select.select([loop.display, self._awake], [], [], loop.idle_seconds())
        finally:
            loop.close()
        loop.complete(self._farewell(parts), _FAREWELL_S)

    def _take_commands(self, parts: P) -> bool:
        if select.select([self._awake], [], [], 0)[0]:
            os.read(self._awake, 4096)
        while not self._commands.empty():
            command = self._commands.get()
            if command is None:
                return False
            command.call(parts)
        return True

    def _end(self) -> None:
        """Refuse what nobody will do any more."""
        with self._gate:
            self._open = False
            os.close(self._wake)
            os.close(self._awake)
        while not self._commands.empty():
            if command := self._commands.get():
                command.refuse()


def _connect(name: str | None) -> Display:
    display = Display(name)
    # python-xlib 0.33 registers RandR's errors under the numbers of BadRequest and BadValue, and
    # then fails to read those. Can go when that is mended.
    display.display.error_classes = error.xerror_class.copy()
    return display
