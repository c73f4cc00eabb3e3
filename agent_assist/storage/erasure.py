"""Erasing records for good: in the database, its journal and index, and in every backup."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlite_utils import Database

from agent_assist.capture.record import Certificate
from agent_assist.storage import audit, copies, sqlcipher
from agent_assist.storage.audit import Action, Doing
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault import RecordVault

_CERTIFICATE: Final = "INSERT INTO certificates VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Order:
    """An order to erase: which records, on whose behalf and why."""

    id: str
    record_ids: tuple[str, ...]
    agent_no: str
    at: datetime
    reason: str
    action: Action


def carry_out(vault: RecordVault, order: Order, new_id: Callable[[], str]) -> Certificate:
    """Erase the records, the backups first, and return the proof.

    Until the transaction at the end the records are still in the database, so that an erasure
    that was cut short is found and repeated.
    """
    vault.files.make_folder()
    with vault.custody() as key:
        return _erased(vault, key, order, new_id)


def _erased(vault: RecordVault, key: bytes, order: Order, new_id: Callable[[], str]) -> Certificate:
    gone = tuple((record_id, order.id) for record_id in order.record_ids)
    sqlcipher.remove(vault.files.aside)
    cleaned = _cleaned_backups(vault, key, gone)
    with vault.writing() as database:
        present = [pair for pair in gone if _number(database, pair[0]) is not None]
        forget_records(database, present)
        for record_id, _ in present:
            doing = Doing(order.action, record_id, order.agent_no, order.at, b"")
            audit.note(database, doing, [])
            row = (new_id(), record_id, "erase", 0, 0, order.at.isoformat(timespec="seconds"))
            database.execute("INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?)", row)
        certificate = Certificate(
            order.id, order.at, order.agent_no, len(present), cleaned, order.reason
        )
        if present:
            database.execute(_CERTIFICATE, _row(certificate))
    with vault.reading() as database:
        # The journal still holds the pages as they were.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return certificate


def forget_records(database: Database, gone: Iterable[tuple[str, str]]) -> None:
    """Delete records with all that hangs on them; ids and certificates stay, so that they stay gone."""
    for record_id, certificate_id in gone:
        number = _number(database, record_id)
        if number is not None:
            database.execute("DELETE FROM grams WHERE rowid = ?", (number,))
            database.execute("DELETE FROM records WHERE number = ?", (number,))
        database.execute("DELETE FROM outbox WHERE record_id = ?", (record_id,))
        audit.blind(database, record_id)
        row = (record_id, certificate_id)
        database.execute("INSERT OR IGNORE INTO erased VALUES (?, ?)", row)


def is_erased(database: Database, record_id: str) -> bool:
    """Tell whether a record was erased."""
    found = database.execute("SELECT 1 FROM erased WHERE record_id = ?", (record_id,))
    return found.fetchone() is not None


def _cleaned_backups(vault: RecordVault, key: bytes, gone: tuple[tuple[str, str], ...]) -> int:
    """Erase in every backup; one that cannot be read any more is removed. Return how many."""
    cleaned = 0
    for leftover in vault.files.backups.glob("*.db.new"):
        sqlcipher.remove(leftover)
    for file in copies.files(vault.files.backups):
        try:
            with closing(sqlcipher.connect(file, key)) as database, sqlcipher.told_apart(file):
                held = [pair for pair in gone if _number(database, pair[0]) is not None]
                if held:
                    with sqlcipher.transaction(database):
                        forget_records(database, held)
                    cleaned += 1
        except (NotReadable, Malformed):
            sqlcipher.remove(file)
            cleaned += 1
    return cleaned


def _number(database: Database, record_id: str) -> int | None:
    found = database.execute("SELECT number FROM records WHERE id = ?", (record_id,)).fetchone()
    return int(found[0]) if found else None


def _row(certificate: Certificate) -> tuple[object, ...]:
    return (
        certificate.id,
        certificate.erased_at.isoformat(timespec="seconds"),
        certificate.agent_no,
        certificate.records,
        certificate.backups,
        certificate.reason,
    )
