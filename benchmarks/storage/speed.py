"""What encryption costs: the same saves with a key, without one, and in plain SQLite."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlite_utils import Database

from agent_assist.capture.record import Query
from agent_assist.runtime.clock import SystemClock
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage import migrations, sqlcipher
from agent_assist.storage.captures import RecordDatabase
from benchmarks.storage.material import details, record

KEY = bytes(range(32))
_WIPES = (3, 42)
_WIPING = "INSERT INTO grams (grams, rank) VALUES ('secure-delete', 1);\n"
ENCRYPTED, SAME_ENGINE, PLAIN = "SQLCipher", "SQLCipher without a key", "plain SQLite"


class OpenDatabase:
    """What the store needs of a vault, over one open connection."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Give the connection."""
        yield self._database

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Give the connection within one immediate transaction."""
        with sqlcipher.transaction(self._database):
            yield self._database


def databases(folder: Path) -> dict[str, RecordDatabase]:
    """Return the same store over an encrypted and two plain databases, all with WAL and FULL."""
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA synchronous = FULL")
    plain.execute("PRAGMA secure_delete = ON")
    made = {
        ENCRYPTED: sqlcipher.connect(folder / "encrypted.db", KEY),
        SAME_ENGINE: sqlcipher.connect(folder / "unkeyed.db", None),
        PLAIN: Database(plain, execute_plugins=False),
    }
    for database in made.values():
        sqlcipher.use_wal(database)
        migrations.migrate(database, _steps(database))
    return {name: _store(database) for name, database in made.items()}


def save_times_ms(stores: dict[str, RecordDatabase], saves: int) -> dict[str, list[float]]:
    """Save the same records into each store in turns; return the time of each save."""
    taken: dict[str, list[float]] = {name: [] for name in stores}
    names = list(stores)
    for number in range(saves):
        one = record(number)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            taken[name].append(timed_ms(partial(stores[name].save, one)))
    return taken


def find_times_ms(store: RecordDatabase, finds: int) -> Sequence[float]:
    """Return the times of finding one record by its name, and another by its last digits."""
    texts = [str(details(number)["name"]) for number in range(finds // 2)]
    texts += [f"{number:04d}" for number in range(finds // 2)]
    return [timed_ms(lambda text=text: store.find(Query(Sensitive(text)))) for text in texts]


def _steps(database: Database) -> tuple[str, ...]:
    """Return the steps of the shape; Python's own SQLite may be too old to wipe its index."""
    (version,) = database.execute("SELECT sqlite_version()").fetchone()
    if tuple(map(int, version.split(".")[:2])) >= _WIPES:
        return migrations.STEPS
    return tuple(step.replace(_WIPING, "") for step in migrations.STEPS)


def timed_ms(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def _store(database: Database) -> RecordDatabase:
    vault = OpenDatabase(database)
    return RecordDatabase(vault, SystemClock(), Ids().new)  # type: ignore[arg-type]
