"""The sound of a folded text: each Chinese character as its syllable without tone."""

from functools import cache
from typing import Final

import numpy as np

from agent_assist.text.lint_folding import CODE_POINTS, Codes, decoded, encoded, fold_text
from agent_assist.text.pinyin import syllables
from agent_assist.text.tables import table

_FIRST: Final = 0xF0000  # syllables are numbered in a private plane


def sound(codes: Codes) -> str:
    """Return the sounds of a folded text, one character for one; places stay the same."""
    return decoded(_sounds()[codes])


def sound_of_phrase(phrase: str) -> str:
    """Return the sounds of a phrase that rules look for."""
    return sound(encoded(fold_text(phrase)))


@cache
def _sounds() -> Codes:
    sounds = np.arange(CODE_POINTS, dtype=np.uint32)
    numbers = syllables()
    for syllable, characters in table("readings")["usual"].items():
        if syllable in numbers:
            sounds[[ord(c) for c in characters]] = _FIRST + numbers[syllable]
    return sounds
