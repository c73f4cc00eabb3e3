"""The value that a generated response is, and its row in ``responses.jsonl``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Response:
    """One canned response with the words its title is made of.

    `uses` counts insertions, `last_used_days` is the age of the last one in days (``None`` =
    never used). `words` are the title's words in title order; they are known because the title
    was built from them, and are not part of the row.
    """

    id: str
    language: str
    scenario: str
    title: str
    body: str
    shortcut: str
    keywords: tuple[str, ...]
    uses: int
    last_used_days: int | None
    words: tuple[str, ...]

    def row(self) -> dict[str, object]:
        """Return the fields that `responses.jsonl` has, empty ones left out."""
        fields: dict[str, object] = {
            "id": self.id,
            "language": self.language,
            "scenario": self.scenario,
            "title": self.title,
            "shortcut": self.shortcut,
            "keywords": list(self.keywords),
            "body": self.body,
            "uses": self.uses,
            "last_used_days": self.last_used_days,
        }
        return {key: value for key, value in fields.items() if value not in ("", [], None)}


def write_responses(responses: Iterable[Response], path: Path) -> None:
    """Write one JSON row a line, UTF-8, in the given order."""
    with path.open("w", encoding="utf-8") as out:
        for response in responses:
            out.write(json.dumps(response.row(), ensure_ascii=False) + "\n")
