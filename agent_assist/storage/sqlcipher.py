"""The one door to encrypted databases: SQLCipher under sqlite-utils.

SQLCipher's exceptions are not those of the standard module, and sqlite-utils catches the ones of
`pysqlite3` when there is one; so the driver takes that name before sqlite-utils is imported.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import sqlcipher3
import sqlcipher3.dbapi2

from agent_assist.capture.ports import DatabaseInUse, SpaceLacking
from agent_assist.errors import AgentAssistError, FileProblem
from agent_assist.storage.durable import problem, put_in_place

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", sqlcipher3.dbapi2)

from sqlite_utils import Database  # noqa: E402  (see above)

KEY_BYTES: Final = 32
BUSY_MS: Final = 5_000
ERRORS: Final = (sqlcipher3.Error, OSError)
"""What goes wrong in a database, to be caught in place of the standard module's errors."""
_BESIDE: Final = ("-wal", "-shm", "-journal")
_INDEX: Final = "-shm"
_FULL_SYNC: Final = 2
_ROOM_BYTES: Final = 128 * 1024
"""Less than this is left: an error of reading or writing comes from the full disk."""
_FULL_CODES: Final = {sqlcipher3.SQLITE_FULL}
_READ_ONLY_CODES: Final = {
    sqlcipher3.SQLITE_READONLY,
    sqlcipher3.SQLITE_CANTOPEN,
    sqlcipher3.SQLITE_PERM,
}
# What copying raises carries its text only.
_UNCODED: Final = {
    "database or disk is full": sqlcipher3.SQLITE_FULL,
    "attempt to write a readonly database": sqlcipher3.SQLITE_READONLY,
    "unable to open database file": sqlcipher3.SQLITE_CANTOPEN,
    "disk I/O error": sqlcipher3.SQLITE_IOERR,
    "database is locked": sqlcipher3.SQLITE_BUSY,
    "file is not a database": sqlcipher3.SQLITE_NOTADB,
    "database disk image is malformed": sqlcipher3.SQLITE_CORRUPT,
}
_IN_USE_CODES: Final = {sqlcipher3.SQLITE_BUSY, sqlcipher3.SQLITE_LOCKED}


class NotReadable(AgentAssistError):
    """The first page makes no sense: another key, or a damaged file; nobody can tell from it."""


class Malformed(AgentAssistError):
    """The key is right and some page is not."""


def connect(file: Path, key: bytes | None) -> Database:
    """Open a database with a raw key of 32 bytes; None opens a plain one, for measuring only.

    Raises:
        NotReadable, Malformed, SpaceLacking, DatabaseInUse: see there.
    """
    with told_apart(file):
        connection = sqlcipher3.connect(
            str(file), timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key)
            # No plug-ins: code that others have installed sees no customer.
            return Database(connection, execute_plugins=False)
        except BaseException:
            connection.close()
            raise


def _prepare(connection: Any, key: bytes | None) -> None:  # noqa: ANN401  (no types in sqlcipher3)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        if len(key) != KEY_BYTES:
            raise ValueError("a key has 32 bytes")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    # Backups have a journal that is deleted at the end of a transaction; only EXTRA has that on
    # the disk too. Without it a power cut brings erased records back.
    connection.execute("PRAGMA synchronous = EXTRA")


def use_wal(database: Database) -> None:
    """Have a database survive a power cut with every save that was acknowledged: WAL and FULL.

    Raises:
        Malformed: the database did not take it, so that nothing may be promised.
    """
    (mode,) = database.execute("PRAGMA journal_mode = WAL").fetchone()
    database.execute("PRAGMA synchronous = FULL")
    (sync,) = database.execute("PRAGMA synchronous").fetchone()
    if (mode, sync) != ("wal", _FULL_SYNC):
        raise Malformed(f"journal {mode}, synchronous {sync}")


@contextmanager
def transaction(database: Database) -> Iterator[Database]:
    """Run a use case in one immediate transaction: all of it is written, or nothing."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
        database.execute("COMMIT")
    except BaseException:
        with suppress(sqlcipher3.Error):
            if database.conn.in_transaction:
                database.execute("ROLLBACK")
        raise


@contextmanager
def told_apart(file: Path) -> Iterator[None]:
    """Turn errors of the driver and the system into ours."""
    try:
        yield
    except sqlcipher3.Error as error:
        raise _ours(file, error) from error
    except OSError as error:
        raise problem(file, error) from error


def _ours(file: Path, error: Exception) -> AgentAssistError:
    code = (getattr(error, "sqlite_errorcode", None) or _UNCODED.get(str(error), 0)) & 0xFF
    if code in _FULL_CODES or (code == sqlcipher3.SQLITE_IOERR and _is_full(file)):
        return SpaceLacking(file, "full")
    if code in _READ_ONLY_CODES:
        return SpaceLacking(file, "read_only")
    if code in _IN_USE_CODES:
        return DatabaseInUse(str(file))
    if code == sqlcipher3.SQLITE_NOTADB:
        return NotReadable(str(file))
    if code == sqlcipher3.SQLITE_CORRUPT:
        return Malformed(str(file))
    return FileProblem(file, str(error))


def _is_full(file: Path) -> bool:
    """Tell whether there is hardly any room, as for the index of the journal, which is mapped."""
    try:
        return shutil.disk_usage(file.parent).free < _ROOM_BYTES
    except OSError:
        return False


def copy(source: Database, file: Path, key: bytes | None) -> None:
    """Write a whole copy of a database into a new file under a key, as one file without WAL.

    In one step: copying page by page begins anew with each foreign write. What could not be
    finished is removed, so that a full disk has its room again.
    """
    remove(file)
    make_private(file)
    target = connect(file, key)
    try:
        with told_apart(file):
            source.conn.backup(target.conn)
            target.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        target.close()
        remove(file)
        raise
    target.close()


def make_private(file: Path) -> None:
    """Make an empty file that only this user can read; what stands beside it later is so too."""
    with told_apart(file):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600))


def remove(file: Path) -> None:
    """Remove a database and what stands beside it."""
    with told_apart(file):
        for path in (file, *(file.with_name(file.name + end) for end in _BESIDE)):
            path.unlink(missing_ok=True)


def replace(fresh: Path, file: Path) -> None:
    """Put a database in the place of a closed one.

    Raises:
        DatabaseInUse: there are still changes of the old one outside its file, which the next
            opening would write into the new one.
    """
    with told_apart(file):
        for end in _BESIDE:
            beside = file.with_name(file.name + end)
            if end != _INDEX and beside.exists() and beside.stat().st_size:
                raise DatabaseInUse(str(beside))
            beside.unlink(missing_ok=True)
        put_in_place(fresh, file)


def set_aside(file: Path, place: Path) -> None:
    """Move a closed database with what belongs to it to another name, in place of what was there."""
    if not file.exists():
        # Cut short the last time: what was set aside then is the only one there is.
        return
    remove(place)
    with told_apart(file):
        for end in ("", *_BESIDE):
            moved = file.with_name(file.name + end)
            if moved.exists():
                moved.replace(place.with_name(place.name + end))


def faults(database: Database) -> list[str]:
    """Return what is wrong with a database's pages and tables; nothing when it is sound."""
    with told_apart(Path(_file_of(database))):
        pages = [row[0] for row in database.execute("PRAGMA cipher_integrity_check")]
        tables = [row[0] for row in database.execute("PRAGMA integrity_check(10)")]
    return [*pages[:10], *(line for line in tables if line != "ok")]


def _file_of(database: Database) -> str:
    return str(database.execute("PRAGMA database_list").fetchone()[2])
