"""The one bridge between worker threads and the main thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

T = TypeVar("T")
_WORKERS: Final = 4  # a search must not wait while rules and library are read


class QtTaskRunner(QObject):
    """Runs work on a small pool and hands the answers to the main thread's event loop."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="work")
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._is_open = True

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `work` on a worker; then one of `done` and `failed` on the main thread."""
        if self._is_open:
            future = self._pool.submit(work)
            future.add_done_callback(partial(self._answer, done=done, failed=failed))

    def post(self, call: Callable[[], None]) -> None:
        """Call `call` on the main thread soon; safe from any thread."""
        self._posted.emit(call)

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call `call` on the main thread after a delay; the returned function calls it off."""
        timer = QTimer(self, singleShot=True, interval=delay_ms)
        timer.timeout.connect(call)
        timer.timeout.connect(timer.deleteLater)
        timer.start()
        return partial(_call_off, timer)

    def close(self) -> None:
        """Let the work in hand end, call off what was to come later, take no more."""
        self._is_open = False
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _answer(
        self,
        future: Future[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self.post(partial(done, future.result()))
        elif isinstance(error, Exception):
            self.post(partial(failed, error))

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        call()


def _call_off(timer: QTimer) -> None:
    try:
        timer.stop()
    except RuntimeError:
        # The timer has fired and Qt has deleted it: there is nothing left to call off.
        return
