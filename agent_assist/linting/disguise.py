"""Decides whether what looks like a phrase in the skeleton was hidden on purpose.

The conditions come from research: a few innocent signs must not make a word, so a Chinese wording
counts when every gap in it is filled or an odd sign stands in one, and a word of letters when most
gaps are filled, or a digit, a symbol, another script or a tripled letter is in it.
"""

import re
from typing import Final

import numpy as np

from agent_assist.linting.surroundings import language_of
from agent_assist.text import letter_classes as lc
from agent_assist.text.lint_folding import Places

_SENTENCE_END: Final = re.compile(r"[。！？!?\n]|[.](?=\s)")
_TRIPLED: Final = re.compile(r"([^\W\d_])\1\1")
_MOST_GAPS: Final = 0.6
_BEYOND_ASCII: Final = 0x7F


def is_hidden(text: str, classes: lc.Classes, places: Places) -> bool:
    """Tell whether the characters at `places` of the folded text hide the wording they spell."""
    start, end = int(places[0]), int(places[-1]) + 1
    part = text[start:end]
    inside = classes[start:end]
    counts = lc.counts(inside).tolist()
    letters = counts[lc.HAN] + counts[lc.LATIN] + counts[lc.CYRILLIC] + counts[lc.LOOKALIKE]
    if letters * 2 < len(places) or _SENTENCE_END.search(part):
        return False
    filled = int(np.count_nonzero(np.diff(places) > 1))
    if language_of(counts) == "zh" or counts[lc.LOOKALIKE]:
        return _is_hidden_chinese(counts, filled, len(places))
    return _is_hidden_word(part, inside, counts, filled, len(places))


def _is_hidden_chinese(counts: list[int], filled: int, kept: int) -> bool:
    odd = counts[lc.OTHER] + counts[lc.MARK] + counts[lc.LEET] + counts[lc.AT]
    return bool(counts[lc.LOOKALIKE]) or filled == kept - 1 > 0 or (odd > 0 and filled > 0)


def _is_hidden_word(
    part: str, inside: lc.Classes, counts: list[int], filled: int, kept: int
) -> bool:
    if filled >= _MOST_GAPS * (kept - 1):
        return True
    if counts[lc.DIGIT] + counts[lc.LEET] + counts[lc.AT]:
        return _is_sign_in_word(inside)
    if counts[lc.LATIN] and counts[lc.CYRILLIC]:
        return True
    has_accent = any(
        letter_class == lc.LATIN and ord(letter) > _BEYOND_ASCII
        for letter, letter_class in zip(part, inside.tolist(), strict=True)
    )
    return has_accent or _TRIPLED.search(part) is not None


def _is_sign_in_word(inside: lc.Classes) -> bool:
    """Tell whether a digit or symbol has a letter beside it, not a blank on both sides."""
    signs = np.isin(inside, (lc.DIGIT, lc.LEET, lc.AT))
    letters = np.isin(inside, (lc.LATIN, lc.CYRILLIC))
    return bool((signs[1:] & letters[:-1]).any() or (signs[:-1] & letters[1:]).any())
