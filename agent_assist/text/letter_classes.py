"""A class for every code point of a folded text: script, digit, blank, punctuation and so on."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent_assist.text.lint_folding import CODE_POINTS, Codes
from agent_assist.text.similar_characters import SIMILAR

Classes = NDArray[np.uint8]

OTHER: Final = 0  # symbols, emoji, hyphens: what people put between characters to hide a word
HAN: Final = 1
LATIN: Final = 2
CYRILLIC: Final = 3
DIGIT: Final = 4
BLANK: Final = 5
PUNCTUATION: Final = 6
LINE_END: Final = 7
AT: Final = 8
LEET: Final = 9
LOOKALIKE: Final = 10
MARK: Final = 11
COUNT: Final = 12

_HAN_RANGES: Final = (
    range(0x3007, 0x3008), range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00),
    range(0x20000, 0x323B0),
)  # fmt: skip
_LATIN_RANGES: Final = (range(0x61, 0x7B), range(0xC0, 0x250), range(0x1E00, 0x1F00))
_CYRILLIC_RANGES: Final = (range(0x400, 0x530),)
_SOUND_SIGNS: Final = range(0x3105, 0x3130)
_NAMED: Final = {
    BLANK: " ",
    PUNCTUATION: "，。；：！？、,;:!?…\"'()（）《》〈〉「」『』【】«»“”",
    LINE_END: "\n",
    AT: "@",
    LEET: "$",
    LOOKALIKE: "".join(map(chr, (*SIMILAR, *_SOUND_SIGNS))),
    MARK: "{}[]<>=|_\t",
}


def classes(codes: Codes) -> Classes:
    """Return the class of each code point."""
    found: Classes = _table()[codes]
    return found


def counts(found: Classes) -> NDArray[np.int64]:
    """Return how many code points of each class there are."""
    return np.bincount(found, minlength=COUNT)


def runs(found: Classes, letter_class: int) -> list[int]:
    """Return where runs of a class begin."""
    of_class = np.concatenate(([False], found == letter_class))
    starts: list[int] = np.flatnonzero(of_class[1:] & ~of_class[:-1]).tolist()
    return starts


def members(some: Sequence[int]) -> NDArray[np.int64]:
    """Return the code points of some classes; not of `OTHER`, to which most belong."""
    codes = np.flatnonzero(_table())
    members: NDArray[np.int64] = codes[np.isin(_table()[codes], some)]
    return members


@cache
def _table() -> Classes:
    table = np.zeros(CODE_POINTS, dtype=np.uint8)
    for letter_class, ranges in (
        (HAN, _HAN_RANGES),
        (LATIN, _LATIN_RANGES),
        (CYRILLIC, _CYRILLIC_RANGES),
    ):
        for block in ranges:
            table[block.start : block.stop] = letter_class
    for code in range(0x660):
        if unicodedata.category(chr(code)) == "Nd":
            table[code] = DIGIT
    table[[0xD7, 0xF7]] = OTHER
    for letter_class, letters in _NAMED.items():
        table[[ord(letter) for letter in letters]] = letter_class
    return table
