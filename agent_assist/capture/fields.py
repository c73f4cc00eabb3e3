"""The fields of a record, parsed from the text of `fields.toml`: a field is an entry there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from agent_assist.errors import Fault, PageUnreadable


class Kind(StrEnum):
    """How a value is checked and read back."""

    TEXT = "text"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NUMBER = "number"
    IDENTITY = "identity"
    AMOUNT = "amount"
    DUE = "due"


class Risk(StrEnum):
    """What a wrong value costs, and so how it is confirmed."""

    SILENT = "silent"
    """Noted and not read back."""
    REPEAT = "repeat"
    """Repeated in passing."""
    FULL = "full"
    """Read back in groups, with a closed question."""
    MASKED = "masked"
    """Shown and compared in part only."""
    NEVER = "never"
    """Never kept."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `label` by language tag, `scenarios` it belongs to (none = all).

    `is_critical` fields are saved only confirmed, or declined with a reason; `says_tail_again`
    asks for the last digits once more; `depends_on` names the field whose change puts it back.
    """

    id: str
    kind: Kind
    risk: Risk
    label: Mapping[str, str]
    is_critical: bool = False
    is_list: bool = False
    says_tail_again: bool = False
    is_off: bool = False
    depends_on: str = ""
    scenarios: frozenset[str] = frozenset()


_KEYS: Final = {
    "id", "kind", "risk", "label", "critical", "list", "tail_again", "off", "depends_on", "scenarios",
}  # fmt: skip


def parse(text: str, path: Path) -> tuple[Field, ...]:
    """Return the fields of a page in its order.

    Raises:
        PageUnreadable: with every fault of the page.
    """
    try:
        rows = tomllib.loads(text).get("field", [])
    except tomllib.TOMLDecodeError as error:
        raise PageUnreadable((Fault(path, 1, "not_toml", (("reason", str(error)),)),)) from error
    fields: list[Field] = []
    faults: list[Fault] = []
    for row in rows if isinstance(rows, list) else []:
        try:
            fields.append(_field(row))
        except (KeyError, TypeError, ValueError) as error:
            named = str(row.get("id", "")) if isinstance(row, dict) else ""
            faults.append(Fault(path, 1, "bad_field", (("field", named), ("reason", str(error)))))
    twice = {field.id for field in fields if [f.id for f in fields].count(field.id) > 1}
    faults += [Fault(path, 1, "field_twice", (("field", name),)) for name in sorted(twice)]
    if faults:
        raise PageUnreadable(tuple(faults))
    return tuple(fields)


def for_scenario(fields: tuple[Field, ...], scenario: str | None) -> tuple[Field, ...]:
    """Return the fields that a scenario asks for; those that are off come only when named."""
    return tuple(
        field
        for field in fields
        if (not field.scenarios and not field.is_off) or (scenario or "") in field.scenarios
    )


def numbered(field: Field, number: int) -> Field:
    """Return the field that holds the value of this number (from 1) of a list field."""
    return field if number == 1 else replace(field, id=f"{field.id}#{number}")


def base_id(field_id: str) -> str:
    """Return the id in `fields.toml` of a field of the card: `phone` for `phone#2`."""
    return field_id.partition("#")[0]


def _field(row: dict[str, Any]) -> Field:
    if unknown := set(row) - _KEYS:
        raise ValueError(f"unknown key {min(unknown)}")
    return Field(
        id=str(row["id"]),
        kind=Kind(row["kind"]),
        risk=Risk(row["risk"]),
        label={str(tag): str(words) for tag, words in row["label"].items()},
        is_critical=bool(row.get("critical", False)),
        is_list=bool(row.get("list", False)),
        says_tail_again=bool(row.get("tail_again", False)),
        is_off=bool(row.get("off", False)),
        depends_on=str(row.get("depends_on", "")),
        scenarios=frozenset(map(str, row.get("scenarios", []))),
    )
