"""`usage.db`: what agents use, per agent number; plain SQLite without any customer's text."""

import hmac
import secrets
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from agent_assist.errors import FileProblem
from agent_assist.library.ports import UseRecord
from agent_assist.library.response import CannedResponse, Key
from agent_assist.linting.finding import Finding
from agent_assist.storage.usage_steps import bring_up_to_date

_BUSY_S: Final = 5.0


class UsageDatabase:
    """The usage store in one file; each call opens it, so that any worker may call."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def uses(self, agent: str) -> Mapping[str, UseRecord]:
        """Return the agent's uses by response id, summed over packs and languages.

        Raises:
            FileProblem: the file cannot be read, as with every call of this class.
            DataNewer: a later release has written it, likewise.
        """
        sql = "SELECT id, SUM(count), MAX(last) FROM uses WHERE agent = ? GROUP BY id"
        with self._open() as database:
            rows = database.execute(sql, (agent,)).fetchall()
        return {row[0]: UseRecord(row[1], datetime.fromisoformat(row[2])) for row in rows}

    def add_use(self, agent: str, response: CannedResponse, now: datetime) -> None:
        """Count one insertion of a response."""
        sql = (
            "INSERT INTO uses VALUES (?, ?, ?, ?, 1, ?) ON CONFLICT DO UPDATE "
            "SET count = count + 1, last = excluded.last"
        )
        row = (agent, response.pack, response.id, response.language, _stamp(now))
        self._write(sql, row)

    def favourites(self, agent: str) -> tuple[str, ...]:
        """Return the ids that the agent has marked, newest first."""
        sql = "SELECT id FROM favourites WHERE agent = ? ORDER BY place DESC"
        with self._open() as database:
            return tuple(row[0] for row in database.execute(sql, (agent,)))

    def set_favourite(self, agent: str, response_id: str, *, is_favourite: bool) -> None:
        """Mark a response as the agent's newest favourite, or unmark it."""
        if is_favourite:
            self._write(
                "INSERT OR IGNORE INTO favourites SELECT ?, ?, COALESCE(MAX(place), 0) + 1 "
                "FROM favourites",
                (agent, response_id),
            )
        else:
            self._write("DELETE FROM favourites WHERE agent = ? AND id = ?", (agent, response_id))

    def recent(self, agent: str, limit: int) -> tuple[Key, ...]:
        """Return what the agent used last, newest first."""
        sql = (
            "SELECT id, language FROM uses WHERE agent = ? GROUP BY id, language "
            "ORDER BY MAX(last) DESC, id LIMIT ?"
        )
        with self._open() as database:
            return tuple(Key(*row) for row in database.execute(sql, (agent, limit)))

    def add_failed_search(self, agent: str, query: str, now: datetime) -> None:
        """Keep a search that found nothing."""
        sql = (
            "INSERT INTO failed_searches VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE "
            "SET count = count + 1, last = excluded.last"
        )
        self._write(sql, (agent, query, _stamp(now)))

    def add_dismissal(self, agent: str, finding: Finding, reason: str, now: datetime) -> None:
        """Keep that a finding was dismissed; its span only as an HMAC with this computer's key."""
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            span = hmac.new(_key(database), finding.text.encode(), sha256).hexdigest()
            row = (agent, finding.rule, span, reason, _stamp(now))
            database.execute("INSERT INTO dismissals VALUES (?, ?, ?, ?, ?)", row)
            database.execute("COMMIT")

    def add_override(self, agent: str, rule: str, now: datetime) -> None:
        """Keep that a text was inserted although a rule held it back."""
        self._write("INSERT INTO overrides VALUES (?, ?, ?)", (agent, rule, _stamp(now)))

    def add_shown(self, rules: Collection[str]) -> None:
        """Count a draft in which these rules found something."""
        sql = "INSERT INTO shown VALUES (?, 1) ON CONFLICT DO UPDATE SET count = count + 1"
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(sql, [(rule,) for rule in rules])
            database.execute("COMMIT")

    def dismissal_rates(self) -> Mapping[str, float]:
        """Return the share of drafts with a finding of each rule in which it was dismissed."""
        sql = (
            "SELECT shown.rule, COUNT(dismissals.rule) * 1.0 / shown.count "
            "FROM shown LEFT JOIN dismissals USING (rule) GROUP BY shown.rule"
        )
        with self._open() as database:
            return dict(database.execute(sql).fetchall())

    def _write(self, sql: str, row: tuple[object, ...]) -> None:
        with self._open() as database:
            database.execute("BEGIN IMMEDIATE")
            database.execute(sql, row)
            database.execute("COMMIT")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with closing(
                sqlite3.connect(self._file, timeout=_BUSY_S, isolation_level=None)
            ) as database:
                bring_up_to_date(database, self._file)
                yield database
        except (OSError, sqlite3.Error) as error:
            raise FileProblem(self._file, str(error)) from error


def _key(database: sqlite3.Connection) -> bytes:
    """Return the key of this installation, made when it is first asked for."""
    row = database.execute("SELECT key FROM installation").fetchone()
    if row:
        return bytes(row[0])
    key = secrets.token_bytes(32)
    database.execute("INSERT INTO installation VALUES (?)", (key,))
    return key


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
