"""The labelled notes: sets that were written from the conventions, each a file of rows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from agent_assist.paths import bundle
from agent_assist.runtime.languages import from_tag

SETS = bundle() / "tests" / "content" / "notes"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A note and what is to be found in it.

    `expect` has the keys of the contract; `invalid` lists by field what must be shown as wrong;
    `must_not` lists by field what must not be offered there, under `any` what must appear nowhere
    in stored output.
    """

    id: str
    language: str
    now: datetime
    text: str
    expect: Mapping[str, Any]
    invalid: Mapping[str, list[str]]
    must_not: Mapping[str, list[str]]
    removed: tuple[str, ...] | None = None


def read(path: Path) -> list[Labelled]:
    """Return the notes of a file of JSON rows."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines if line.strip()]


def sets() -> list[Path]:
    """Return the files of the project's own sets."""
    return sorted(SETS.glob("*.jsonl"))


def _labelled(row: dict[str, Any]) -> Labelled:
    expect = dict(row.get("expect", {}))
    invalid = row.get("invalid") or expect.pop("invalid", {})
    must_not = row.get("must_not") or expect.pop("must_not", {})
    removed = row.get("removed", expect.pop("removed", None))
    return Labelled(
        str(row["id"]), from_tag(row["lang"]) or "en", datetime.fromisoformat(row["now"]),
        row["text"], expect, _lists(invalid), _lists(must_not),
        None if removed is None else tuple(removed),
    )  # fmt: skip


def _lists(rows: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        key: [_text(value) for value in (values if isinstance(values, list) else [values])]
        for key, values in rows.items()
    }


def _text(value: object) -> str:
    return str(value["value"]) if isinstance(value, dict) and "value" in value else str(value)
