"""Grams: the short pieces of text by which the index finds candidates.

A gram is one 64-bit code, up to three code points of 21 bits. Chinese characters give grams of one
and two (two with digits beside them), letters of three, initials of one to three, syllables of
one and two, accent-free letters of three; `forms` says how each kind is written.
"""

from functools import cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from agent_assist.library.forms import (
    ACCENT_FREE_FROM,
    INITIALS_FROM,
    START,
    SYLLABLES_FROM,
)

Codes = npt.NDArray[np.int64]
_NONE, _LETTER, _DIGIT, _HAN, _START, _SYLLABLE, _INITIAL, _PLAIN = range(8)
_HAN_RANGES: Final = (
    (0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x323B0),
)  # fmt: skip
_SEPARATORS: Final = (0x00, 0x01, 0x09, 0x0A, 0x20, 0x27, 0x7C)


def code(gram: str) -> int:
    """Return the code of a gram of one to three characters."""
    value = ord(gram[0]) << 42
    if len(gram) > 1:
        value |= ord(gram[1]) << 21
    if len(gram) > 2:  # noqa: PLR2004
        value |= ord(gram[2])
    return value


def pieces(text: str, length: int) -> list[int]:
    """Return the codes of all grams of this length in a text that has no gaps."""
    points = [ord(character) for character in text]
    if length == 1:
        return [a << 42 for a in points]
    if length == 2:  # noqa: PLR2004
        return [a << 42 | b << 21 for a, b in pairwise(points)]
    return [a << 42 | b << 21 | c for a, b, c in zip(points, points[1:], points[2:], strict=False)]


def coded(streams: list[str], *, bodies: bool = False) -> tuple[Codes, npt.NDArray[np.int32]]:
    """Return the gram codes of many streams and the number of the stream each is from.

    Codes are neither sorted nor unique. Bodies give no single characters and no sounds: a Chinese
    character alone would be in almost all of them.
    """
    joined = "\0\0".join(streams) + "\0\0\0"
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter((len(stream) + 2 for stream in streams), np.int64, len(streams))
    owner = np.repeat(np.arange(len(streams), dtype=np.int32), lengths)
    kind = _kinds()[points]
    wide = points.astype(np.int64)
    first, second, third = (kind[i : len(kind) - 2 + i] for i in range(3))
    a, b, c = (wide[i : len(wide) - 2 + i] for i in range(3))
    one, two, three = _masks(first, second, third)
    if bodies:
        one = np.zeros_like(one)
    found = [(a << 42)[one], (a << 42 | b << 21)[two], (a << 42 | b << 21 | c)[three]]
    owner = owner[: len(a)]
    return np.concatenate(found), np.concatenate([owner[mask] for mask in (one, two, three)])


def _masks(
    first: npt.NDArray[np.uint8], second: npt.NDArray[np.uint8], third: npt.NDArray[np.uint8]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    one = (first == _HAN) | (first == _SYLLABLE) | (first == _INITIAL)
    same_two = (second == first) & ((first == _SYLLABLE) | (first == _INITIAL))
    character = (first == _HAN) | (first == _DIGIT)
    two = same_two | (character & ((second == _HAN) | (second == _DIGIT)))
    word = (second == _LETTER) | (second == _DIGIT)
    word &= (third == _LETTER) | (third == _DIGIT)
    word &= (first == _LETTER) | (first == _DIGIT) | (first == _START)
    same_three = (first == second) & (second == third)
    three = word | (same_three & ((first == _INITIAL) | (first == _PLAIN)))
    return one, two, three


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.full(0x110000, _LETTER, dtype=np.uint8)
    kinds[SYLLABLES_FROM : SYLLABLES_FROM + 0x400] = _SYLLABLE
    kinds[INITIALS_FROM:ACCENT_FREE_FROM] = _INITIAL
    kinds[ACCENT_FREE_FROM:] = _PLAIN
    for start, end in _HAN_RANGES:
        kinds[start:end] = _HAN
    kinds[ord("0") : ord("9") + 1] = _DIGIT
    kinds[ord(START)] = _START
    kinds[list(_SEPARATORS)] = _NONE
    return kinds
