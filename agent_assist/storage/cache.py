"""The compiled library on disk: `cache.db` with keys and rows, and one file of arrays beside it.

Deleting any of it loses nothing; whatever is damaged or from another version is `CacheUnusable`,
and the cure is to build again.
"""

import contextlib
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, overload

import numpy as np

from agent_assist.errors import CacheUnusable, FileProblem
from agent_assist.library.index import INDEX_FORMAT, Index, arrays_of, index_of
from agent_assist.library.response import CannedResponse
from agent_assist.packs.folders import Stamp
from agent_assist.storage import arrays
from agent_assist.storage.response_rows import ROW_FORMAT, packed, unpacked
from agent_assist.text import tables

_DATABASE: Final = "cache.db"
_KEPT: Final = 4096
_MAPPED: Final = 1 << 30
_SCHEMA: Final = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE stamps (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER) WITHOUT ROWID;
CREATE TABLE rows (number INTEGER PRIMARY KEY, row TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class CachedLibrary:
    """A library read from the cache: its index, its responses by number, the files behind it."""

    index: Index
    responses: "StoredResponses"
    stamps: tuple[Stamp, ...]


class StoredResponses(Sequence[CannedResponse]):
    """The responses of the cache, read and decoded when asked for; the last ones are kept."""

    def __init__(self, database: sqlite3.Connection, size: int) -> None:
        self._database = database
        self._size = size
        self._lock = threading.Lock()
        self._read = lru_cache(maxsize=_KEPT)(self._read_anew)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, number: int) -> CannedResponse: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[CannedResponse]: ...
    def __getitem__(self, number: int | slice) -> CannedResponse | Sequence[CannedResponse]:
        """Return the response of a number; raises CacheUnusable when the row is damaged."""
        if isinstance(number, slice):
            return [self[place] for place in range(*number.indices(self._size))]
        if not -self._size <= number < self._size:
            raise IndexError(number)
        return self._read(number % self._size)

    def _read_anew(self, number: int) -> CannedResponse:
        sql = "SELECT row FROM rows WHERE number = ?"
        try:
            with self._lock:
                found = self._database.execute(sql, (number,)).fetchone()
            return unpacked(found[0])
        except (sqlite3.Error, LookupError, ValueError, TypeError) as error:
            raise CacheUnusable(str(error)) from error

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._database.close()


class LibraryCache:
    """The cache of one library in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def save(
        self, index: Index, responses: Iterable[CannedResponse], stamps: Iterable[Stamp]
    ) -> None:
        """Store an index, its responses in the order of numbers, and the files they are from.

        Raises:
            FileProblem: the folder cannot be written.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            values, facts = arrays_of(index)
            name = self._write_arrays(values)
            facts = {"arrays": name, "fingerprint": fingerprint(), **facts}
            self._write_database(facts, responses, stamps)
            self._sweep(name)
        except (OSError, sqlite3.Error) as error:
            raise FileProblem(self._folder, str(error)) from error

    def load(self) -> CachedLibrary:
        """Return what is stored, mapped rather than read.

        Raises:
            CacheUnusable: there is none, or it is damaged or from another version.
        """
        path = self._folder / _DATABASE
        if not path.is_file():
            raise CacheUnusable("no cache")
        try:
            database = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            # Rows are read where the file lies in memory, not copied page by page.
            database.execute(f"PRAGMA mmap_size = {_MAPPED}")
        except sqlite3.Error as error:
            raise CacheUnusable(str(error)) from error
        try:
            return self._loaded(database)
        except BaseException:
            database.close()
            raise

    def _loaded(self, database: sqlite3.Connection) -> CachedLibrary:
        try:
            facts = {
                name: json.loads(value)
                for name, value in database.execute("SELECT name, value FROM facts")
            }
            if facts["fingerprint"] != fingerprint():
                raise CacheUnusable("other version")
            index = index_of(arrays.read(self._folder / str(facts["arrays"])), facts)
            stamps = database.execute("SELECT path, size, mtime_ns FROM stamps ORDER BY path")
            known = tuple(Stamp(*row) for row in stamps)
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            raise CacheUnusable(str(error)) from error
        return CachedLibrary(index, StoredResponses(database, len(index)), known)

    def _write_arrays(self, values: arrays.Arrays) -> str:
        temporary = self._folder / f"arrays.{os.getpid()}.tmp"
        with temporary.open("wb") as file:
            digest = arrays.write(file, values)
        name = f"library-{digest[:32]}.arrays"
        try:
            temporary.replace(self._folder / name)
        except PermissionError:
            # Windows refuses while another window has the same file mapped, which is as good.
            if not (self._folder / name).exists():
                raise
            temporary.unlink()
        return name

    def _write_database(
        self,
        facts: dict[str, object],
        responses: Iterable[CannedResponse],
        stamps: Iterable[Stamp],
    ) -> None:
        temporary = self._folder / f"{_DATABASE}.{os.getpid()}.tmp"
        temporary.unlink(missing_ok=True)
        with closing(sqlite3.connect(temporary)) as database, database:
            # A cache that a crash cuts short is built again, so it need not wait for the disk.
            database.executescript(
                f"PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; {_SCHEMA}"
            )
            database.executemany(
                "INSERT INTO facts VALUES (?, ?)",
                [(name, json.dumps(value)) for name, value in facts.items()],
            )
            database.executemany(
                "INSERT INTO stamps VALUES (?, ?, ?)",
                [(s.path, s.size, s.mtime_ns) for s in stamps],
            )
            database.executemany(
                "INSERT INTO rows VALUES (?, ?)", enumerate(map(packed, responses))
            )
        temporary.replace(self._folder / _DATABASE)

    def _sweep(self, kept: str) -> None:
        for old in self._folder.glob("library-*.arrays"):
            if old.name != kept:
                # Another window may still have it mapped (Windows refuses then); the next
                # build tries again.
                with contextlib.suppress(OSError):
                    old.unlink()


def fingerprint() -> str:
    """Return what a cache must agree with to be usable: formats, tables, byte order."""
    numbers = f"{ROW_FORMAT}.{INDEX_FORMAT}.{np.dtype(np.int64).itemsize}"
    return f"{numbers}.{sys.byteorder}.{tables.digest()[:16]}"
