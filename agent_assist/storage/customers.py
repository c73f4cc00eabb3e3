"""A customer known by a confirmed number or order: what is on record of the contacts before."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from sqlite_utils import Database

from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Phase
from agent_assist.capture.record import Customer
from agent_assist.sensitive import Sensitive
from agent_assist.storage.capture_rows import saved_record, stored, value_of

_MOST: Final = 100
_RECORDS: Final = """
SELECT records.* FROM fields JOIN records ON records.number = fields.record
WHERE fields.id = ? AND fields.value = ? AND fields.form = ? AND fields.phase = 'confirmed'
ORDER BY records.saved_at DESC, records.id DESC LIMIT ?
"""
_FIELDS: Final = "SELECT * FROM fields WHERE record = ? ORDER BY place"


def known(database: Database, field_id: str, value: Value) -> Customer | None:
    """Return the contacts that confirmed this value, and the newest value of each field."""
    form, text = stored(value)
    rows = list(database.query(_RECORDS, (field_id, text, form, _MOST)))
    if not rows:
        return None
    values: dict[str, Sensitive[Value]] = {}
    records = []
    for row in rows:
        fields = list(database.query(_FIELDS, (row["number"],)))
        records.append(saved_record(row, iter(fields)))
        for field in filter(_is_known, fields):
            values.setdefault(field["id"], Sensitive(value_of(field["form"], field["value"])))
    return Customer(MappingProxyType(values), tuple(records))


def _is_known(field: Mapping[str, Any]) -> bool:
    """Tell whether a value may be compared with later: confirmed, or one that need not be."""
    if field["value"] is None or field["phase"] == Phase.DECLINED:
        return False
    return not field["is_critical"] or field["phase"] == Phase.CONFIRMED
