"""`database.lock`: shared by who uses the records, exclusive for who rebuilds them (contracts 7)."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from agent_assist.capture.ports import DatabaseInUse
from agent_assist.storage.durable import problem

if sys.platform == "win32":
    from agent_assist.storage.process_lock_windows import release, take
else:
    from agent_assist.storage.process_lock_posix import release, take

_POLL_S: Final = 0.02


class ProcessLock:
    """A lock between processes in one file; it goes with the process that held it."""

    def __init__(
        self,
        file: Path,
        patience_s: float = 5.0,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._file = file
        self._tries = max(1, round(patience_s / _POLL_S))
        self._wait = wait
        self._descriptor: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this process holds it in either way."""
        return self._descriptor is not None

    def share(self) -> None:
        """Hold the lock together with others.

        Raises:
            DatabaseInUse: another process has it for itself.
        """
        self._take(exclusive=False)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the lock for oneself, and share it again afterwards if it was shared before.

        Raises:
            DatabaseInUse: another process holds it.
        """
        was_held = self.is_held
        self._take(exclusive=True)
        try:
            yield
        finally:
            self.release()
            if was_held:
                self.share()

    def release(self) -> None:
        """Let go of it."""
        if self._descriptor is not None:
            release(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None

    def _take(self, *, exclusive: bool) -> None:
        self.release()
        try:
            descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise problem(self._file, error) from error
        for _ in range(self._tries):
            if take(descriptor, exclusive=exclusive):
                self._descriptor = descriptor
                return
            self._wait(_POLL_S)
        os.close(descriptor)
        raise DatabaseInUse(str(self._file))
