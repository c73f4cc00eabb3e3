"""A task runner without a toolkit: what is posted waits until the test pumps."""

import queue
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class PumpedRunner:
    """Carries calls to the test's own thread; `post` may come from any thread."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, call: Callable[[], None]) -> None:
        """Keep a call for the next pump."""
        self._calls.put(call)

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do the work at the next pump, on the test's thread."""

        def call() -> None:
            try:
                answer = work()
            except Exception as error:  # noqa: BLE001
                failed(error)
            else:
                done(answer)

        self.post(call)

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Keep a call for the next pump, however long the delay; it can be called off."""
        off: list[bool] = []
        self.post(lambda: None if off else call())
        return lambda: off.append(True)

    def pump(self, timeout_s: float = 0.0) -> None:
        """Make the calls that wait, waiting at most so long for the first."""
        try:
            self._calls.get(timeout=timeout_s)() if timeout_s else self._calls.get_nowait()()
            while True:
                self._calls.get_nowait()()
        except queue.Empty:
            return

    def until(self, condition: Callable[[], T], timeout_s: float = 5.0) -> T:
        """Pump until `condition` is true and return it; TimeoutError when that takes too long."""
        deadline = time.monotonic() + timeout_s
        while not (answer := condition()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"not within {timeout_s} s")
            self.pump(0.01)
        return answer
