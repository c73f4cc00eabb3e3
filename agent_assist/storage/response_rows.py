"""Responses as stored rows: compact JSON that gives the same response back."""

import json
from datetime import date
from typing import Final

from agent_assist.library.response import (
    CannedResponse,
    Placeholder,
    PlaceholderKind,
    Status,
)
from agent_assist.runtime.context import Channel

# Stands in the fingerprint of the cache: raise it whenever a row changes its form.
ROW_FORMAT: Final = 1


def packed(response: CannedResponse) -> str:
    """Return a response as a row; lone surrogates, which SQLite does not take, are escaped."""
    row = json.dumps(
        [
            response.id,
            response.language,
            response.scenario,
            response.title,
            response.body,
            response.shortcut,
            response.keywords,
            response.channels,
            response.subject,
            response.note,
            response.pack,
            _day(response.valid_from),
            _day(response.valid_until),
            response.status,
            [_packed_placeholder(placeholder) for placeholder in response.placeholders],
            response.digest,
            response.based_on,
            response.uses,
            response.last_used_days,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return row.encode("utf-8", "backslashreplace").decode()


def unpacked(row: str) -> CannedResponse:
    """Return the response of a row; raises ValueError or TypeError for what is not one."""
    values = json.loads(row)
    days, rest = values[11:13], values[15:]
    return CannedResponse(
        id=values[0],
        language=values[1],
        scenario=values[2],
        title=values[3],
        body=values[4],
        shortcut=values[5],
        keywords=tuple(values[6]),
        channels=tuple(Channel(name) for name in values[7]),
        subject=values[8],
        note=values[9],
        pack=values[10],
        valid_from=date.fromisoformat(days[0]) if days[0] else None,
        valid_until=date.fromisoformat(days[1]) if days[1] else None,
        status=Status(values[13]),
        placeholders=tuple(_unpacked_placeholder(*values) for values in values[14]),
        digest=rest[0],
        based_on=rest[1],
        uses=rest[2],
        last_used_days=rest[3],
    )


def _packed_placeholder(blank: Placeholder) -> list[object]:
    return [blank.name, blank.prompt, blank.kind, blank.default, blank.choices, blank.required]


def _unpacked_placeholder(
    name: str, prompt: str, kind: str, default: str, choices: list[str], *required: bool
) -> Placeholder:
    return Placeholder(
        name, prompt, PlaceholderKind(kind), default, tuple(choices), required=required[0]
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
