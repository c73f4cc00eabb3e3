"""The port by which screens have work done off the main thread."""

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class TaskRunner(Protocol):
    """Run work elsewhere and bring the answer to the main thread."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `work` on a worker; then one of `done` and `failed` on the main thread."""
        ...

    def post(self, call: Callable[[], None]) -> None:
        """Call `call` on the main thread soon; safe from any thread."""
        ...

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call `call` on the main thread after a delay; the returned function calls it off."""
        ...
