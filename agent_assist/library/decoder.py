"""Typed pinyin with one slip: which syllables of the library it may have been meant for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from agent_assist.text.pinyin import beginnings, syllables

_LONGEST: Final = 7
_MOST_AT_ONE_PLACE: Final = 24
_MOST: Final = 32
_ROOM: Final = 512

_Sequence = tuple[int, ...]


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
    reading = _Reading(letters, pairs)
    for start in range(len(letters)):
        reading.go_on(start)
    names = list(syllables())
    found = dict.fromkeys(
        Decoded(tuple([names[number] for number in sequence]), rest)
        for sequence, rest in reading.ends()
        if sequence
    )
    return list(found)[:_MOST]


class _Reading:
    """Reads letters from left to right, with the sequences of syllables that end at each place.

    `clean` have no slip yet, `slipped` one in a syllable; `crossed` have swapped their last letter
    with the next one, of another syllable, and `swapped` are those that went on from there.
    """

    def __init__(self, letters: str, pairs: bytes) -> None:
        self._letters = letters
        self._pairs = pairs
        self._clean, self._slipped, self._crossed, self._swapped = (
            [list[_Sequence]() for _ in range(len(letters) + 1)] for _ in range(4)
        )
        self._clean[0].append(())

    def go_on(self, start: int) -> None:
        """Add the syllables that may begin at a place."""
        letters, numbers = self._letters, syllables()
        clean, crossed = self._clean[start], self._crossed[start]
        if not (clean or crossed or self._slipped[start] or self._swapped[start]):
            return
        for end in range(start + 1, min(start + _LONGEST, len(letters)) + 1):
            piece = letters[start:end]
            if (number := numbers.get(piece)) is not None:
                for places in (self._clean, self._slipped, self._swapped):
                    self._extend(places[end], places[start], number)
            if clean:
                for number in _neighbours(piece):
                    self._extend(self._slipped[end], clean, number)
                if (number := numbers.get(piece[:-1] + letters[end : end + 1])) is not None:
                    self._extend(self._crossed[end], clean, number)
            if crossed and (number := numbers.get(letters[start - 1] + piece[1:])) is not None:
                self._extend(self._swapped[end], crossed, number)

    def _extend(self, into: list[_Sequence], sequences: list[_Sequence], number: int) -> None:
        for sequence in sequences:
            if len(into) >= _MOST_AT_ONE_PLACE:
                return
            if not sequence or self._pairs[_ROOM * sequence[-1] + number]:
                into.append((*sequence, number))

    def ends(self) -> Iterator[tuple[_Sequence, str]]:
        """Yield the sequences with their slip, and what is left of the letters after each."""
        letters = self._letters
        last = range(max(1, len(letters) - _LONGEST), len(letters))
        for places in (self._slipped, self._swapped):
            yield from ((sequence, "") for sequence in places[-1])
            for start in last:
                yield from self._open(places[start], letters[start:])
        for start in last:
            yield from self._open(self._crossed[start], letters[start - 1] + letters[start + 1 :])
            for place in range(start, len(letters) - 1) if self._clean[start] else ():
                a, b = letters[place], letters[place + 1]
                rest = letters[start:place] + b + a + letters[place + 2 :]
                yield from self._open(self._clean[start] if a != b else [], rest)

    def _open(self, sequences: list[_Sequence], rest: str) -> Iterator[tuple[_Sequence, str]]:
        if sequences and rest in beginnings() and rest not in syllables():
            yield from ((sequence, rest) for sequence in sequences)


@lru_cache(maxsize=4096)
def _neighbours(piece: str) -> tuple[int, ...]:
    """Return the numbers of the syllables one slip away: a letter wrong, missing, extra, or two swapped."""
    if len(piece) == 1:
        return tuple(n for s, n in syllables().items() if len(s) == 2 and s[0] == piece)  # noqa: PLR2004
    near = {s for key in (piece, *_without_one(piece)) for s in _by_shortened().get(key, ())}
    return tuple(
        syllables()[s] for s in sorted(near) if OSA.distance(piece, s, score_cutoff=1) == 1
    )


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
