"""A table of responses, one JSON object a line: big or imported libraries (contracts 2)."""

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any, Final

from agent_assist.errors import Fault
from agent_assist.library.response import (
    CannedResponse,
    Placeholder,
    PlaceholderKind,
    Status,
)
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import from_tag

_REQUIRED: Final = ("id", "title", "body")


def rows(lines: Iterator[bytes], path: Path, pack: str) -> Iterator[CannedResponse | Fault]:
    """Yield the response of each line, or the fault that makes the line unusable.

    `lines` are raw lines as a file opened in binary mode gives them; empty lines are skipped.
    """
    for number, line in enumerate(lines, start=1):
        content = line.strip().removeprefix(b"\xef\xbb\xbf")
        if content:
            yield _row(content, path, number, pack)


def _row(content: bytes, path: Path, line: int, pack: str) -> CannedResponse | Fault:
    try:
        row = json.loads(content)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return Fault(path, line, "not_json")
    if not isinstance(row, dict):
        return Fault(path, line, "not_json")
    for key in _REQUIRED:
        if not isinstance(row.get(key), str) or not row[key]:
            return Fault(path, line, "missing_key", (("key", key),))
    tag = str(row.get("language") or row.get("lang") or "")
    language = from_tag(tag)
    if language is None:
        return Fault(path, line, "unknown_language", (("value", tag),))
    try:
        _refuse_half_characters(row, content)
        return _response(row, language, pack, sha256(content).hexdigest())
    except (TypeError, ValueError, AttributeError, OverflowError) as error:
        return Fault(path, line, "bad_row", (("reason", str(error)),))


def _response(row: dict[str, Any], language: str, pack: str, digest: str) -> CannedResponse:
    last_used = row.get("last_used_days")
    return CannedResponse(
        id=row["id"],
        language=language,
        scenario=str(row.get("scenario") or ""),
        title=row["title"],
        body=row["body"],
        shortcut=str(row.get("shortcut") or ""),
        keywords=_texts(row.get("keywords")),
        channels=tuple(Channel(name) for name in _texts(row.get("channels"))),
        subject=str(row.get("subject") or ""),
        note=str(row.get("note") or ""),
        pack=pack,
        valid_from=_day(row.get("valid_from")),
        valid_until=_day(row.get("valid_until")),
        status=Status(row.get("status") or "live"),
        placeholders=_placeholders(row.get("placeholders") or {}),
        digest=digest,
        uses=int(row.get("uses") or 0),
        last_used_days=None if last_used is None else _days(last_used),
    )


def _texts(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise ValueError(f"a list of texts is wanted, not {value!r}")


def _days(value: float | str) -> float:
    days = float(value)
    if not isfinite(days):
        raise ValueError(f"a number of days is wanted, not {value!r}")
    return days


def _refuse_half_characters(row: dict[str, Any], content: bytes) -> None:
    """Raise ValueError for escapes that are half a character: no file could hold the text."""
    if b"\\u" in content:
        json.dumps(row, ensure_ascii=False).encode()


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _placeholders(tables: dict[str, dict[str, Any]]) -> tuple[Placeholder, ...]:
    return tuple(
        Placeholder(
            name=name,
            prompt=str(table.get("prompt") or ""),
            kind=PlaceholderKind(table.get("kind") or "text"),
            default=str(table.get("default") or ""),
            choices=_texts(table.get("choices")),
            required=bool(table.get("required", True)),
        )
        for name, table in tables.items()
    )
