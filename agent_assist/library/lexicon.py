"""Which words and which neighbouring syllables a library knows, for putting slips right."""

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import Final

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from agent_assist.library.forms import SYLLABLES_FROM
from agent_assist.library.index import Index

_ROOM: Final = 512
_LEAST_LETTERS: Final = 3
_LONG: Final = 8


class Lexicon:
    """The words of an index and its pairs of neighbouring syllables, read when first needed."""

    def __init__(self, index: Index) -> None:
        self._index = index
        # While a word is typed, those before it are put right again at each key.
        self._corrections = lru_cache(maxsize=64)(self._find_corrections)
        self._beginnings = lru_cache(maxsize=32)(self._make_beginnings)

    @cached_property
    def words(self) -> list[str]:
        """The words of titles and keywords that are not Chinese, in order."""
        return self._index.words.of(np.arange(len(self._index.words.offsets) - 1))

    @cached_property
    def pairs(self) -> bytes:
        """One byte for each pair of syllable numbers, set when they are neighbours somewhere.

        The pair a, b stands at 512 a + b.
        """
        codes = self._index.head.codes
        first, second, third = codes >> 42, (codes >> 21) & 0x1FFFFF, codes & 0x1FFFFF
        last = SYLLABLES_FROM + _ROOM
        held = (first >= SYLLABLES_FROM) & (first < last) & (second >= SYLLABLES_FROM)
        held &= (second < last) & (third == 0)
        known = np.zeros(_ROOM * _ROOM, np.uint8)
        known[(first[held] - SYLLABLES_FROM) * _ROOM + second[held] - SYLLABLES_FROM] = 1
        return known.tobytes()

    def knows(self, word: str) -> bool:
        """Tell whether a word of the library begins so."""
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place].startswith(word)

    def is_word(self, word: str) -> bool:
        """Tell whether this is a whole word of the library."""
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def corrections(self, typed: str, most: int, *, is_open: bool) -> list[str]:
        """Return what words of the library may have been meant, one slip away at most.

        Two slips are allowed in long words. `is_open` takes beginnings of words as well as words.
        """
        return self._corrections(typed, is_open=is_open)[:most]

    def _find_corrections(self, typed: str, *, is_open: bool) -> list[str]:
        if len(typed) < _LEAST_LETTERS:
            return []
        slips = 2 if len(typed) > _LONG else 1
        near: list[tuple[int, bool, int, str]] = []
        for length in range(len(typed) - 1, len(typed) + 2):
            if length < _LEAST_LETTERS:
                continue
            for distance, word in _near(typed, self._beginnings(length), slips):
                if word != typed and (is_open or self.is_word(word)):
                    near.append((distance, word[0] != typed[0], abs(length - len(typed)), word))
        return [entry[-1] for entry in sorted(near)]

    def _make_beginnings(self, length: int) -> list[str]:
        return sorted({word[:length] for word in self.words if len(word) >= length})


def _near(typed: str, words: list[str], slips: int) -> list[tuple[int, str]]:
    if not words:
        return []
    apart = cdist([typed], words, scorer=OSA.distance, score_cutoff=slips, dtype=np.uint8)[0]
    return [(int(apart[place]), words[place]) for place in np.flatnonzero(apart <= slips)]
