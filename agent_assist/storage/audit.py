"""The audit: who did what to which field when; of values only keyed hashes and masked forms."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from sqlite_utils import Database

from agent_assist.storage.capture_rows import masked_form

_INSERT: Final = "INSERT INTO audit VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)"


class Action(StrEnum):
    """What was done."""

    SAVED = "saved"
    CHANGED = "changed"
    LOOKED = "looked"
    EXPORTED = "exported"
    ERASED = "erased"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing done to a record: by whom, when, and the record's own key for hashes."""

    action: Action
    record_id: str
    agent_no: str
    at: datetime
    secret: bytes


def note(database: Database, doing: Doing, fields: Iterable[Mapping[str, Any]]) -> None:
    """Write an audit row for each field, or one for the record as a whole when there are none."""
    rows = [_row(doing, f["id"], _digest(doing.secret, f), masked_form(f)) for f in fields]
    database.conn.executemany(_INSERT, rows or [_row(doing, "", "", "")])


def blind(database: Database, record_id: str) -> None:
    """Take the masked forms of a record out; with its key gone, the hashes say nothing either."""
    database.execute("UPDATE audit SET masked = '', digest = '' WHERE record_id = ?", (record_id,))


def _row(doing: Doing, field: str, digest: str, masked: str) -> tuple[str, ...]:
    at = doing.at.isoformat(timespec="seconds")
    return (doing.record_id, at, doing.agent_no, doing.action.value, field, digest, masked)


def _digest(secret: bytes, field: Mapping[str, Any]) -> str:
    if field["value"] is None:
        return ""
    return hmac.new(secret, field["value"].encode(), sha256).hexdigest()
