"""How the database came to its shape, step by step; a step that was released is never edited."""

from collections.abc import Sequence
from typing import Final

from sqlite_utils import Database

from agent_assist.storage.sqlcipher import transaction

_FIRST: Final = """
CREATE TABLE records (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, revision INTEGER NOT NULL,
    digest TEXT NOT NULL, secret BLOB NOT NULL,
    started_at TEXT NOT NULL, saved_at TEXT NOT NULL, agent_no TEXT NOT NULL,
    language TEXT NOT NULL, channel TEXT, scenario TEXT, disposition TEXT NOT NULL,
    notes TEXT NOT NULL, summary TEXT NOT NULL
);
CREATE INDEX records_by_time ON records (saved_at, id);
CREATE TABLE fields (
    record INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
    place INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, is_critical INTEGER NOT NULL,
    phase TEXT NOT NULL, form TEXT, value TEXT, mode TEXT NOT NULL, reason TEXT NOT NULL,
    digest TEXT, confirmed_by TEXT, confirmed_at TEXT,
    PRIMARY KEY (record, place),
    CHECK (NOT is_critical OR value IS NULL OR phase = 'declined'
           OR (phase = 'confirmed' AND digest IS NOT NULL AND confirmed_by IS NOT NULL))
) WITHOUT ROWID;
CREATE INDEX confirmed_values ON fields (id, value) WHERE phase = 'confirmed';
CREATE VIRTUAL TABLE grams USING fts5 (text, tokenize = "unicode61 remove_diacritics 0");
INSERT INTO grams (grams, rank) VALUES ('secure-delete', 1);
CREATE TABLE audit (
    number INTEGER PRIMARY KEY, record_id TEXT NOT NULL, at TEXT NOT NULL,
    agent_no TEXT NOT NULL, action TEXT NOT NULL, field TEXT NOT NULL,
    digest TEXT NOT NULL, masked TEXT NOT NULL
);
CREATE INDEX audit_of_record ON audit (record_id);
CREATE TABLE outbox (
    operation_id TEXT PRIMARY KEY, record_id TEXT NOT NULL, operation TEXT NOT NULL,
    base_revision INTEGER NOT NULL, revision INTEGER NOT NULL, created_at TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX outbox_of_record ON outbox (record_id);
CREATE TABLE erased (record_id TEXT PRIMARY KEY, certificate_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE certificates (
    id TEXT PRIMARY KEY, erased_at TEXT NOT NULL, agent_no TEXT NOT NULL,
    records INTEGER NOT NULL, backups INTEGER NOT NULL, reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE drafts (
    place INTEGER PRIMARY KEY AUTOINCREMENT, interaction_id TEXT NOT NULL UNIQUE,
    kept_at TEXT NOT NULL, text TEXT NOT NULL
);
"""

STEPS: Final[tuple[str, ...]] = (_FIRST,)


def version(database: Database) -> int:
    """Return how many steps a database has taken."""
    return int(database.execute("PRAGMA user_version").fetchone()[0])


def is_newer(database: Database, steps: Sequence[str] = STEPS) -> bool:
    """Tell whether a later release has written the database."""
    return version(database) > len(steps)


def is_due(database: Database, steps: Sequence[str] = STEPS) -> bool:
    """Tell whether steps are missing."""
    return version(database) < len(steps)


def migrate(database: Database, steps: Sequence[str] = STEPS) -> None:
    """Take the missing steps, all of them or none."""
    with transaction(database):
        for statement in _statements(steps[version(database) :]):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(steps)}")


def _statements(steps: Sequence[str]) -> list[str]:
    return [part for step in steps for part in step.split(";\n") if part.strip()]
