"""The record store: saving, finding, looking, exporting and erasing, each in one transaction."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from sqlite_utils import Database

from agent_assist.capture.candidate import Value
from agent_assist.capture.ports import NoSuchRecord, NotConfirmed
from agent_assist.capture.record import Certificate, Customer, Query, Record, SavedRecord
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.topics import Topic
from agent_assist.sensitive import Sensitive
from agent_assist.storage import audit, capture_rows, customers, erasure, grams
from agent_assist.storage.audit import Action, Doing
from agent_assist.storage.capture_rows import Row
from agent_assist.storage.vault import RecordVault

_OLDER: Final = "SELECT number, revision, digest FROM records WHERE id = ?"
_FIELDS: Final = "SELECT * FROM fields WHERE record = ? ORDER BY place"


class RecordDatabase:
    """The port `RecordStore` over an open vault."""

    def __init__(self, vault: RecordVault, clock: Clock, new_id: Callable[[], str]) -> None:
        self._vault = vault
        self._clock = clock
        self._new_id = new_id

    def save(self, record: Record) -> tuple[Topic, ...]:
        """Save a record unless a critical field is unproven; the same record again changes nothing."""
        if unproven := record.unproven():
            raise NotConfirmed(unproven)
        row, fields = capture_rows.record_row(record), capture_rows.field_rows(record)
        row["digest"] = capture_rows.content_digest(record, row, fields)
        with self._vault.writing() as database:
            if erasure.is_erased(database, record.key.id):
                return ()
            older = database.execute(_OLDER, (record.key.id,)).fetchone()
            if older and older[2] == row["digest"]:
                return ()
            revision = older[1] + 1 if older else 1
            changed = _written(database, {**row, "revision": revision}, fields)
            action = Action.CHANGED if older else Action.SAVED
            doing = Doing(action, row["id"], row["agent_no"], self._clock.now(), row["secret"])
            audit.note(database, doing, changed)
            self._enqueue(database, row["id"], revision)
        return (Topic.CAPTURES,)

    def find(self, query: Query) -> tuple[SavedRecord, ...]:
        """Return the records that match, newest first."""
        sql, values = _search(query)
        with self._vault.reading() as database:
            return tuple(
                capture_rows.saved_record(row, database.query(_FIELDS, (row["number"],)))
                for row in list(database.query(sql, values))
            )

    def customer(self, field_id: str, value: Value) -> Customer | None:
        """Return who is known by a confirmed number or order."""
        with self._vault.reading() as database:
            return customers.known(database, field_id, value)

    def look(self, record_id: str, field_id: str, agent_no: str) -> Sensitive[Value]:
        """Return the full value of a field, and note who has seen it."""
        with self._vault.writing() as database:
            record = _record(database, record_id)
            fields = database.query(_FIELDS, (record["number"],))
            field = next((f for f in fields if f["id"] == field_id), None)
            if field is None or field["value"] is None:
                raise NoSuchRecord(record_id)
            audit.note(database, self._doing(Action.LOOKED, record, agent_no), [field])
            return Sensitive(capture_rows.value_of(field["form"], field["value"]))

    def export(self, record_ids: tuple[str, ...], agent_no: str) -> Sensitive[str]:
        """Return all that is kept of these records, and note who took it."""
        with self._vault.writing() as database:
            rows = []
            for record_id in record_ids:
                record = _record(database, record_id)
                rows.append(_exported(database, record))
                audit.note(database, self._doing(Action.EXPORTED, record, agent_no), [])
        told = {"exported_at": _stamp(self._clock), "records": rows}
        return Sensitive(json.dumps(told, ensure_ascii=False, indent=1))

    def erase(
        self, record_ids: tuple[str, ...], agent_no: str, reason: str
    ) -> tuple[Certificate, tuple[Topic, ...]]:
        """Erase records for good, in backups too."""
        order = erasure.Order(
            self._new_id(), record_ids, agent_no, self._clock.now(), reason, Action.ERASED
        )
        certificate = erasure.carry_out(self._vault, order, self._new_id)
        return certificate, (Topic.CAPTURES,) if certificate.records else ()

    def _enqueue(self, database: Database, record_id: str, revision: int) -> None:
        row = (self._new_id(), record_id, "save", revision - 1, revision, _stamp(self._clock))
        database.execute("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?)", row)

    def _doing(self, action: Action, record: Row, agent_no: str) -> Doing:
        return Doing(action, record["id"], agent_no, self._clock.now(), record["secret"])


def _written(database: Database, row: Row, fields: list[Row]) -> list[Row]:
    """Write a record with its fields in place of an older one; return the fields that differ."""
    names = ", ".join(row)
    gaps = ", ".join(f":{name}" for name in row)
    news = ", ".join(f"{name} = excluded.{name}" for name in row if name not in {"id", "secret"})
    sql = (
        f"INSERT INTO records ({names}) VALUES ({gaps}) "  # noqa: S608  (our own column names)
        f"ON CONFLICT (id) DO UPDATE SET {news} RETURNING number"
    )
    (number,) = database.execute(sql, row).fetchone()
    before: list[Row] = []
    if row["revision"] > 1:
        before = list(database.query(_FIELDS, (number,)))
        database.execute("DELETE FROM fields WHERE record = ?", (number,))
        database.execute("DELETE FROM grams WHERE rowid = ?", (number,))
    database.conn.executemany(
        "INSERT INTO fields VALUES (:record, :place, :id, :kind, :is_critical, :phase, :form, "
        ":value, :mode, :reason, :digest, :confirmed_by, :confirmed_at)",
        [{"record": number, **field} for field in fields],
    )
    text = grams.indexed(capture_rows.searched_text(row, fields))
    database.execute("INSERT INTO grams (rowid, text) VALUES (?, ?)", (number, text))
    known = [_compared(field) for field in before]
    return [field for field in fields if _compared(field) not in known]


def _compared(field: Row) -> tuple[object, ...]:
    return tuple(field[name] for name in ("id", "phase", "form", "value", "reason", "digest"))


def _record(database: Database, record_id: str) -> Row:
    for row in database.query("SELECT * FROM records WHERE id = ?", (record_id,)):
        return row
    raise NoSuchRecord(record_id)


def _search(query: Query) -> tuple[str, dict[str, Any]]:
    conditions, values = ["1"], dict[str, Any](limit=query.limit)
    if text := query.text.reveal().strip():
        conditions.append("number IN (SELECT rowid FROM grams WHERE grams MATCH :match)")
        values["match"] = grams.query(text) or '""'
    if query.since:
        conditions.append("saved_at >= :since")
        values["since"] = query.since.isoformat()
    if query.until:
        conditions.append("saved_at < :until")
        values["until"] = (query.until + timedelta(days=1)).isoformat()
    sql = (
        f"SELECT * FROM records WHERE {' AND '.join(conditions)} "  # noqa: S608  (fixed conditions)
        "ORDER BY saved_at DESC, id DESC LIMIT :limit"
    )
    return sql, values


def _exported(database: Database, record: Row) -> Row:
    """Return all that is kept of a record, but for keys and hashes that say nothing to people."""
    fields = [
        {
            "id": field["id"],
            "phase": field["phase"],
            "value": capture_rows.plain_value(field),
            "reason": field["reason"],
            "confirmed_by": field["confirmed_by"],
            "confirmed_at": field["confirmed_at"],
        }
        for field in database.query(_FIELDS, (record["number"],))
    ]
    sql = "SELECT at, agent_no, action, field FROM audit WHERE record_id = ? ORDER BY number"
    hidden = {"number", "secret", "digest", "revision"}
    plain = {name: value for name, value in record.items() if name not in hidden}
    return {**plain, "fields": fields, "audit": list(database.query(sql, (record["id"],)))}


def _stamp(clock: Clock) -> str:
    return clock.now().isoformat(timespec="seconds")
