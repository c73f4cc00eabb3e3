"""Notes in the one form that extractors read, with the way back to what was typed."""

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from agent_assist.text.tables import table

_MARKS: Final = "\u00ad\u0300-\u036f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufe20-\ufe2f\ufeff"
_MARK: Final = re.compile(f"[{_MARKS}]")
_CLUSTER: Final = re.compile(f".[{_MARKS}]*", re.DOTALL)
# Tags and entities of pasted pages; an address in angle brackets is no tag.
_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,11})(?:\s[^<>]{0,500})?/?>")
_ENTITY: Final = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_INLINE: Final = frozenset({"b", "i", "em", "strong", "span", "font", "u", "a", "mark", "small"})
_CELLS: Final = frozenset({"td", "th"})
_KEPT: Final = frozenset("№")
CLAIMED: Final = "\ufffc"
"""Stands in a text for each character that an extractor has claimed already."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes as typed and as read.

    `text` has one width, no invisible marks and spoken digits written as digits; `folded` is the
    same length in lower case, simplified, ё as е. `starts` and `ends` give for each character
    the half-open range of `source` it comes from.
    """

    source: str
    text: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that the characters `start` to `end` come from."""
        return self.starts[start], self.ends[end - 1]

    def raw(self, start: int, end: int) -> str:
        """Return what was typed for the characters `start` to `end`."""
        low, high = self.source_span(start, end)
        return self.source[low:high]

    def without(self, spans: Iterable[tuple[int, int]]) -> "Notes":
        """Return the notes with these characters replaced by the mark of a claim."""
        text, folded = list(self.text), list(self.folded)
        for start, end in spans:
            text[start:end] = folded[start:end] = CLAIMED * (end - start)
        return Notes(self.source, "".join(text), "".join(folded), self.starts, self.ends)

    def rewritten(self, replacements: Iterable[tuple[int, int, str]]) -> "Notes":
        """Return the notes with pieces of the text replaced; a piece keeps its place as a whole."""
        pieces: list[tuple[str, int, int]] = []
        done = 0
        for start, end, new in replacements:
            pieces += zip(
                self.text[done:start], self.starts[done:start], self.ends[done:start], strict=True
            )
            low, high = self.source_span(start, end)
            pieces += ((character, low, high) for character in new)
            done = end
        pieces += zip(self.text[done:], self.starts[done:], self.ends[done:], strict=True)
        return _notes(self.source, pieces)


def notes_of(source: str) -> Notes:
    """Return what was typed as notes; tags of pasted pages become line ends or nothing."""
    pieces: list[tuple[str, int, int]] = []
    done = 0
    for start, end, new in _markup(source):
        pieces += _plain(source, done, start)
        pieces += ((character, start, end) for character in new)
        done = end
    pieces += _plain(source, done, len(source))
    return _notes(source, pieces)


def _notes(source: str, pieces: list[tuple[str, int, int]]) -> Notes:
    text = "".join(piece[0] for piece in pieces)
    return Notes(
        source,
        text,
        fold(text),
        tuple(piece[1] for piece in pieces),
        tuple(piece[2] for piece in pieces),
    )


def fold(text: str) -> str:
    """Return the text in lower case and simplified characters, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower if lower.isascii() else lower.translate(_characters())


def _markup(source: str) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if "<" in source:
        for match in _TAG.finditer(source):
            name = match[1].lower()
            between = "\t" if name in _CELLS else "" if name in _INLINE else "\n"
            found.append((*match.span(), between))
    if "&" in source:
        for match in _ENTITY.finditer(source):
            if (plain := html.unescape(match[0])) != match[0]:
                found.append((*match.span(), unicodedata.normalize("NFKC", plain)))
    return sorted(found)


def _plain(source: str, start: int, end: int) -> list[tuple[str, int, int]]:
    part = source[start:end]
    if unicodedata.is_normalized("NFKC", part) and not _MARK.search(part):
        return [(character, start + i, start + i + 1) for i, character in enumerate(part)]
    pieces: list[tuple[str, int, int]] = []
    for match in _CLUSTER.finditer(part):
        cluster = match[0]
        plain = cluster if cluster in _KEPT else unicodedata.normalize("NFKC", cluster)
        low, high = start + match.start(), start + match.end()
        pieces += ((character, low, high) for character in plain if not _MARK.match(character))
    return pieces


@cache
def _characters() -> dict[int, str]:
    pairs: dict[str, str] = table("simplified")["pairs"]
    return {ord(before): after for before, after in {**pairs, "ё": "е"}.items()}
