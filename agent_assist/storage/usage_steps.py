"""How `usage.db` came to its shape, step by step; a step that was released is never edited."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from agent_assist.errors import DataNewer

_FIRST: Final = """
CREATE TABLE uses (
    agent TEXT NOT NULL, pack TEXT NOT NULL, id TEXT NOT NULL, language TEXT NOT NULL,
    count INTEGER NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (agent, pack, id, language)
) WITHOUT ROWID;
CREATE TABLE favourites (
    agent TEXT NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (agent, id)
) WITHOUT ROWID;
CREATE TABLE failed_searches (
    agent TEXT NOT NULL, query TEXT NOT NULL, count INTEGER NOT NULL, last TEXT NOT NULL,
    PRIMARY KEY (agent, query)
) WITHOUT ROWID;
CREATE TABLE dismissals (
    agent TEXT NOT NULL, rule TEXT NOT NULL, span TEXT NOT NULL, reason TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE overrides (
    agent TEXT NOT NULL, rule TEXT NOT NULL, at TEXT NOT NULL
);
CREATE TABLE shown (
    rule TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE installation (key BLOB NOT NULL);
"""

STEPS: Final[tuple[str, ...]] = (_FIRST,)


def bring_up_to_date(
    database: sqlite3.Connection, file: Path, steps: Sequence[str] = STEPS
) -> None:
    """Take the steps that a database lacks, all or none; older data is copied to `backups` first.

    Raises:
        DataNewer: a later release has written the database; it is left as it is.
    """
    version = _version(database)
    if version == len(steps):
        return
    if version > len(steps):
        raise DataNewer(file)
    if version:
        _back_up(database, file.parent / "backups" / f"{file.stem}-{version}{file.suffix}")
    database.execute("PRAGMA journal_mode = WAL")
    _take(database, steps)


def _take(database: sqlite3.Connection, steps: Sequence[str]) -> None:
    database.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have taken the steps while this one waited.
        for statement in _statements(steps[_version(database) :]):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(steps)}")
    except sqlite3.Error:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def _back_up(database: sqlite3.Connection, copy: Path) -> None:
    copy.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(copy)) as target:
        database.backup(target)


def _statements(steps: Sequence[str]) -> Iterator[str]:
    return (part for step in steps for part in step.split(";\n") if part.strip())
