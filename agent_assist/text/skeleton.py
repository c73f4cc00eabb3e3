"""The skeleton of a folded text: what is left of it when disguises are taken away.

Separators go, digits and symbols become the letters that they stand for, Cyrillic and Latin
look-alike letters become one letter, repeats become one. Much that is innocent looks alike in a skeleton,
so it is asked only where there is evidence that somebody hides a word.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent_assist.text import letter_classes as lc
from agent_assist.text.lint_folding import (
    CODE_POINTS,
    Codes,
    Places,
    decoded,
    encoded,
    fold_text,
)
from agent_assist.text.similar_characters import SIMILAR

_DROP: Final = 0
_ALIKE: Final = {
    **dict(zip("авекмнорстухіїѕјԁпиьбзчґ", "abekmhopctyxiisjdnubbear", strict=True)),
    **dict(zip("013456789@$", "oieasbtbgas", strict=True)),
    "l": "i",
    "ı": "i",
    **{chr(odd): plain for odd, plain in SIMILAR.items()},
    "ㄅ": "不",
}
_APOSTROPHE: Final = 39
_LETTERS: Final = (lc.HAN, lc.LATIN, lc.CYRILLIC, lc.DIGIT, lc.AT, lc.LEET, lc.LOOKALIKE)
# Single characters written apart and the characters that a writer may use as a different letter.
_GAP: Final = (lc.OTHER, lc.BLANK, lc.PUNCTUATION, lc.MARK)
_ODD: Final = (lc.OTHER, lc.MARK, lc.AT, lc.LEET)
_WORD: Final = (lc.LATIN, lc.CYRILLIC)


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """The skeleton of a view, and the place in the view that each of its characters is from."""

    text: str
    places: Places


def skeleton(codes: Codes) -> Skeleton:
    """Return the skeleton of a folded text, given as code points."""
    bones = _bones()[codes]
    places = np.flatnonzero(bones != _DROP)
    bones = bones[places]
    kept = np.ones(len(bones), dtype=bool)
    kept[1:] = bones[1:] != bones[:-1]
    return Skeleton(decoded(bones[kept]), places[kept])


def skeleton_of_phrase(phrase: str) -> str:
    """Return the skeleton of a phrase that rules look for."""
    return skeleton(encoded(fold_text(phrase))).text


def evidence(codes: Codes, classes: lc.Classes) -> Places:
    """Return the places of a folded text at which somebody may have hidden a word.

    Evidence is an odd character between Chinese ones, single characters written apart, a digit or
    symbol inside a word, Latin beside Cyrillic, a letter three times, a look-alike, an accent.
    """
    size = len(codes)
    wide = np.full(size + 4, lc.LINE_END, dtype=np.int16)
    wide[:size] = classes
    triples = wide[:-2] * (lc.COUNT * lc.COUNT) + wide[1:-1] * lc.COUNT + wide[2:]
    kinds = _triples()[triples]
    apart = (kinds & _APART) != 0
    found = ((kinds & _TELLS) != 0)[:size]
    found |= (apart[:-2] & apart[2:])[:size]
    found |= (classes == lc.LATIN) & (codes > 0x7F)  # noqa: PLR2004 - beyond ASCII
    found |= _single_letters(codes, classes)
    same = (codes[:-2] == codes[1:-1]) & (codes[1:-1] == codes[2:])
    found[: len(same)] |= same & ((kinds[: len(same)] & _SAME) != 0)
    places: Places = np.flatnonzero(found)
    return places


def _single_letters(codes: Codes, classes: lc.Classes) -> NDArray[np.bool_]:
    """Tell for each place whether three letters stand alone from there on, one sign between."""
    size = len(codes)
    letters = np.zeros(size + 2, dtype=bool)
    letters[1:-1] = (classes == lc.LATIN) | (classes == lc.CYRILLIC) | (codes == _APOSTROPHE)
    alone = np.zeros(size + 4, dtype=bool)
    alone[:size] = letters[1:-1] & ~letters[:-2] & ~letters[2:]
    return alone[:size] & alone[2 : size + 2] & alone[4:]


_TELLS: Final = 1
_APART: Final = 2
_SAME: Final = 4


@cache
def _bones() -> Codes:
    bones = np.zeros(CODE_POINTS, dtype=np.uint32)  # what is zero in the table takes no memory
    letters = lc.members(_LETTERS)
    bones[letters] = letters
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0]
        if "a" <= plain <= "z":
            bones[code] = ord(_ALIKE.get(plain, plain))
    for before, after in _ALIKE.items():
        bones[ord(before)] = ord(after)
    return bones


@cache
def _triples() -> NDArray[np.uint8]:
    """Return for each triple of classes what it may be evidence of."""
    table = np.zeros((lc.COUNT, lc.COUNT, lc.COUNT), dtype=np.uint8)
    for odd in _ODD:
        table[lc.HAN, odd, lc.HAN] |= _TELLS
    for first in _WORD:
        for third in _WORD:
            for middle in (lc.DIGIT, lc.LEET, lc.AT):
                table[first, middle, third] |= _TELLS
    for symbol in (lc.LEET, lc.AT):
        for letter in _WORD:
            table[:, symbol, letter] |= _TELLS
            table[symbol, letter, :] |= _TELLS
    for first, second in ((lc.LATIN, lc.CYRILLIC), (lc.CYRILLIC, lc.LATIN)):
        table[first, second, :] |= _TELLS
        table[:, first, second] |= _TELLS
    for place in range(3):
        index: list[slice | int] = [slice(None)] * 3
        index[place] = lc.LOOKALIKE
        table[tuple(index)] |= _TELLS
    for gap in _GAP:
        table[lc.HAN, gap, lc.HAN] |= _APART
    for letter in (lc.HAN, *_WORD):
        table[letter, letter, letter] |= _SAME
    return table.reshape(-1)
