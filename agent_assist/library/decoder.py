"""Typed pinyin with one slip: which syllables of the library it may have been meant for."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from agent_assist.text.pinyin import beginnings, syllables

_LONGEST: Final = 7
_MOST_AT_ONE_PLACE: Final = 24
_MOST: Final = 32
_ROOM: Final = 512


@dataclass(frozen=True, slots=True, order=True)
class Decoded:
    """Whole syllables and the beginning of one more, which may be empty."""

    whole: tuple[str, ...]
    open: str = ""


def decode(letters: str, pairs: bytes) -> list[Decoded]:
    """Return the readings of typed letters with one slip in them.

    Only syllables that are neighbours in the library follow each other; `pairs` is as
    `lexicon.Lexicon.pairs` gives it.
    """
    found: dict[Decoded, None] = {}
    for one in _read(letters, pairs, slips=1):
        found.setdefault(one)
    for place in range(len(letters) - 1):
        if letters[place] != letters[place + 1]:
            swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
            for one in _read(swapped, pairs, slips=0):
                found.setdefault(one)
    return list(found)[:_MOST]


def _read(letters: str, pairs: bytes, *, slips: int) -> list[Decoded]:
    """Read from left to right, keeping at each place the sequences without and with the slip."""
    clean: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
    slipped: list[list[tuple[str, ...]]] = [[], *([] for _ in letters)]
    numbers = syllables()
    for start in range(len(letters)):
        if not clean[start] and not slipped[start]:
            continue
        for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1):
            piece = letters[start:end]
            if piece in numbers:
                _extend(clean[end], clean[start], piece, pairs)
                _extend(slipped[end], slipped[start], piece, pairs)
            if slips and clean[start]:
                for syllable in _neighbours(piece):
                    _extend(slipped[end], clean[start], syllable, pairs)
    wanted = slipped if slips else clean
    found = [Decoded(sequence) for sequence in wanted[-1] if sequence]
    for start in range(max(1, len(letters) - _LONGEST), len(letters)):
        if (piece := letters[start:]) in beginnings() and piece not in numbers:
            found += [Decoded(sequence, piece) for sequence in wanted[start] if sequence]
    return found


def _extend(
    into: list[tuple[str, ...]], sequences: list[tuple[str, ...]], syllable: str, pairs: bytes
) -> None:
    number = syllables()[syllable]
    for sequence in sequences:
        if len(into) >= _MOST_AT_ONE_PLACE:
            return
        if not sequence or pairs[_ROOM * syllables()[sequence[-1]] + number]:
            into.append((*sequence, syllable))


@lru_cache(maxsize=4096)
def _neighbours(piece: str) -> tuple[str, ...]:
    """Return the syllables one slip away: a letter wrong, missing, extra, or two swapped."""
    if len(piece) == 1:
        return tuple(s for s in syllables() if len(s) == 2 and s[0] == piece)  # noqa: PLR2004
    near = {s for key in (piece, *_without_one(piece)) for s in _by_shortened().get(key, ())}
    return tuple(sorted(s for s in near if OSA.distance(piece, s, score_cutoff=1) == 1))


def _without_one(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


@cache
def _by_shortened() -> dict[str, list[str]]:
    """Return the syllables by themselves and by themselves less one letter."""
    table: dict[str, list[str]] = defaultdict(list)
    for syllable in syllables():
        for key in {syllable, *_without_one(syllable)}:
            table[key].append(syllable)
    return dict(table)


def forget() -> None:
    """Empty the memo table of neighbours."""
    _neighbours.cache_clear()
