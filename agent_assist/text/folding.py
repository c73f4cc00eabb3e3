"""One form for every way of writing the same text: width, case, script variant, punctuation.

Library and query go through the same function, so `/TK1`, `tk1` and `ＴＫ１` are one thing.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from agent_assist.text.scripts import HAN
from agent_assist.text.tables import table

# Marks that sit on or between characters and are never typed: combining accents that did not
# compose, joiners, direction marks, variation selectors, soft hyphen, byte-order mark.
_MARKS: Final = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0100-\U000e01ef"
)
_MARK: Final = re.compile(f"[{_MARKS}]+")
_GAP: Final = re.compile(r"[\W_]+")
_WORD: Final = re.compile(r"[^\W_]+")
_CLUSTER: Final = re.compile(f".[{_MARKS}]*", re.DOTALL)
_LOOSE: Final = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text and, for each of its characters, the half-open range of the source it is from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the source that the characters `start` to `end` come from."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> str:
    """Return the text as search compares it: lower case, simplified, words set apart by a space."""
    if text.isascii():
        return _GAP.sub(" ", text.lower()).strip()
    if not unicodedata.is_normalized("NFKC", text):
        text = "".join(_composed(cluster) for cluster in _CLUSTER.findall(text))
    return _GAP.sub(" ", _MARK.sub("", text.casefold()).translate(_characters())).strip()


def fold_with_offsets(text: str) -> Folded:
    """Return what `fold` returns, together with where each character comes from."""
    plain = text.casefold().translate(_characters())
    if len(plain) == len(text) and _is_normal(text):
        return _word_by_word(plain)
    pieces = [piece for piece in _pieces(text) if piece[0]]
    kept: list[tuple[str, int, int]] = []
    while pieces and pieces[-1][0] == " ":
        pieces.pop()
    for piece in pieces:
        if piece[0] != " " or (kept and kept[-1][0] != " "):
            kept.append(piece)
    return _folded(kept)


def tight(folded: str) -> str:
    """Return folded text without the spaces beside Chinese characters."""
    return folded if folded.isascii() else _LOOSE.sub("", folded)


def tightened(folded: Folded) -> Folded:
    """Return `tight` of folded text, together with where each character comes from."""
    if " " not in folded.text:
        return folded
    dropped = {match.start() for match in _LOOSE.finditer(folded.text)}
    kept = zip(folded.text, folded.starts, folded.ends, strict=True)
    return _folded([piece for index, piece in enumerate(kept) if index not in dropped])


def is_traditional(text: str) -> bool:
    """Tell whether folding would turn a character of the text into its simplified form."""
    return not text.isascii() and any(character in _pairs() for character in text)


def _folded(pieces: list[tuple[str, int, int]]) -> Folded:
    return Folded(
        "".join(piece[0] for piece in pieces),
        tuple(piece[1] for piece in pieces),
        tuple(piece[2] for piece in pieces),
    )


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _CLUSTER.finditer(text):
        plain = _MARK.sub("", _composed(match[0]).casefold()).translate(_characters())
        for character in plain:
            letter = " " if _GAP.match(character) else character
            yield letter, match.start(), match.end()


def _is_normal(text: str) -> bool:
    return text.isascii() or (
        unicodedata.is_normalized("NFKC", text) and _MARK.search(text) is None
    )


def _word_by_word(plain: str) -> Folded:
    """Return the offsets where each character stands for itself: the usual case, the quick one."""
    words = list(_WORD.finditer(plain))
    places: list[int] = []
    for word in words:
        if places:
            places.append(places[-1] + 1)
        places += range(word.start(), word.end())
    text = " ".join(word[0] for word in words)
    return Folded(text, tuple(places), tuple(place + 1 for place in places))


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFKC", cluster)


@cache
def _pairs() -> dict[str, str]:
    pairs: dict[str, str] = table("simplified")["pairs"]
    return pairs


@cache
def _characters() -> dict[int, str]:
    return {ord(before): after for before, after in {**_pairs(), "ё": "е"}.items()}
