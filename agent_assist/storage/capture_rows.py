"""Records as rows of the database, and rows as saved records."""

import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, Final

from agent_assist.capture import secrets
from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.card import Entry, Phase
from agent_assist.capture.fields import Kind, Risk
from agent_assist.capture.masking import masked
from agent_assist.capture.record import Record, SavedField, SavedRecord
from agent_assist.dates import due

Row = dict[str, Any]
_TEXT: Final = "text"
_AMOUNT: Final = "amount"
_DUE: Final = "due"


def record_row(record: Record) -> Row:
    """Return the columns of a record; secrets that are still in its texts are taken out."""
    return {
        "id": record.key.id,
        "secret": record.key.secret.reveal(),
        "started_at": _stamp(record.started_at),
        "saved_at": _stamp(record.saved_at),
        "agent_no": record.agent_no,
        "language": record.language,
        "channel": record.channel.value if record.channel else None,
        "scenario": record.scenario,
        "disposition": record.disposition,
        "notes": without_secrets(record.notes.reveal()),
        "summary": without_secrets(record.summary.reveal()),
    }


def field_rows(record: Record) -> list[Row]:
    """Return the columns of the fields that hold something; what must never be kept is left out."""
    entries = [e for e in record.card.entries.values() if e.phase is not Phase.EMPTY]
    kept = [entry for entry in entries if entry.field.risk is not Risk.NEVER]
    return [_field_row(place, entry) for place, entry in enumerate(kept)]


def content_digest(record: Record, row: Row, fields: list[Row]) -> str:
    """Return the keyed hash of all that is saved, by which a repeated save is known."""
    plain = {name: value for name, value in row.items() if name != "secret"}
    text = json.dumps([plain, fields], ensure_ascii=False, sort_keys=True)
    return hmac.new(record.key.secret.reveal(), text.encode(), sha256).hexdigest()


def searched_text(row: Mapping[str, Any], fields: list[Row]) -> str:
    """Return what a record is found by: its values, notes and summary."""
    values = [field["value"] for field in fields if field["form"] == _TEXT]
    return "\n".join([*values, row["notes"], row["summary"]])


def without_secrets(text: str) -> str:
    """Return a text as it may be kept: the last line of defence behind the notes themselves."""
    return proper(secrets.clean(text).text) if text else text


def proper(text: str) -> str:
    """Return a text that can be stored: half a character, as a cut paste leaves, becomes a mark."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def stored(value: Value) -> tuple[str, str]:
    """Return the form and the text that a value is stored as."""
    if isinstance(value, str):
        return _TEXT, proper(value)
    form = _AMOUNT if isinstance(value, Amount) else _DUE
    return form, json.dumps(value.row(), sort_keys=True)


def value_of(form: str, text: str) -> Value:
    """Return a value from its form and text."""
    if form == _TEXT:
        return text
    row = json.loads(text)
    if form == _DUE:
        return due.from_row(row)
    return Amount(Decimal(row["value"]), row["currency"], bool(row.get("approx")))


def saved_record(row: Mapping[str, Any], fields: Iterator[Mapping[str, Any]]) -> SavedRecord:
    """Return a record as lists show it."""
    return SavedRecord(
        row["id"],
        datetime.fromisoformat(row["saved_at"]),
        row["agent_no"],
        row["language"],
        row["scenario"],
        row["disposition"],
        tuple(SavedField(f["id"], Phase(f["phase"]), masked_form(f)) for f in fields),
    )


def masked_form(field: Mapping[str, Any]) -> str:
    """Return the masked form of a stored field."""
    if field["value"] is None:
        return ""
    return masked(Kind(field["kind"]), value_of(field["form"], field["value"]))


def plain_value(field: Mapping[str, Any]) -> object:
    """Return the value of a stored field as it is exported."""
    if field["value"] is None:
        return None
    value = value_of(field["form"], field["value"])
    return value if isinstance(value, str) else value.row()


def _field_row(place: int, entry: Entry) -> Row:
    value = entry.value.reveal() if entry.value is not None else None
    if isinstance(value, str) and entry.field.kind is Kind.TEXT:
        value = without_secrets(value)
    form, text = stored(value) if value is not None else (None, None)
    by = entry.confirmation
    return {
        "place": place,
        "id": entry.field.id,
        "kind": entry.field.kind.value,
        "is_critical": int(entry.field.is_critical),
        "phase": entry.phase.value,
        "form": form,
        "value": text,
        "mode": entry.mode.value,
        "reason": without_secrets(entry.reason),
        "digest": by.digest if by else None,
        "confirmed_by": by.agent_no if by else None,
        "confirmed_at": _stamp(by.at) if by else None,
    }


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
