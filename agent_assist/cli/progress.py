"""How far a long file has been read: a bar on stderr, only where a person looks on."""

import sys
from pathlib import Path
from typing import BinaryIO, Final

_WORTH_A_BAR: Final = 4_000_000  # bytes
_CELLS: Final = 24


class Bar:
    """Drawn over itself; it is gone when the file is done."""

    def __init__(self, path: Path, *, is_wanted: bool) -> None:
        self._name = path.name
        self._is_wanted = is_wanted and sys.stderr.isatty()
        self._file: BinaryIO | None = None
        self._size = 0

    def watch(self, file: BinaryIO) -> None:
        """Measure by the place that the reading of this file has come to."""
        self._size = file.seek(0, 2)
        file.seek(0)
        self._file = file if self._size > _WORTH_A_BAR else None

    def show(self, line: int) -> None:
        """Say how much has been read, and which line was reached."""
        if self._is_wanted and self._file and not self._file.closed:
            share = self._file.tell() / self._size
            done = round(share * _CELLS)
            bar = "█" * done + "░" * (_CELLS - done)
            sys.stderr.write(f"\r{self._name} {bar} {share:4.0%}  {line:,}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._is_wanted and self._file:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
