"""A second reading of a Chinese text in which somebody may hide words, with the disguises gone.

The skeleton drops every separator, which suits fixed wordings; rules that look at whole clauses
need a text that still has its commas. Here only what stands inside a word goes.
"""

import re
from typing import Final, NamedTuple

import numpy as np

from agent_assist.text.lint_folding import View, encoded
from agent_assist.text.scripts import HAN
from agent_assist.text.similar_characters import SIMILAR, SOUND_SIGNS

_LETTER: Final = f"[{HAN}\u3105-\u312f]"
_NO_LETTER: Final = re.compile(f"[^{HAN}\u3105-\u312f]")
_STOP: Final = r"\s\w，。；：！？、,;:!?…\"'()《》〈〉「」『』【】{}"
_ODD: Final = rf"(?<={_LETTER})(?:[^{_STOP}]|_){{1,3}}(?={_LETTER})"
# Single characters written apart, at least three of them, with the same one or two signs between.
_GAP: Final = r"[^\w\n。！？!?]{1,2}"
_APART: Final = (
    rf"{_LETTER}(?P<gap>{_GAP}){_LETTER}(?!{_LETTER})(?:(?P=gap){_LETTER}(?!{_LETTER})){{0,24}}"
    rf"(?P=gap){_LETTER}"
)
_GAPS: Final = re.compile(f"{_APART}|{_ODD}")
_SIGNS: Final = re.compile(
    "|".join(sorted(map(re.escape, SOUND_SIGNS), key=len, reverse=True)) + r"|(?<=\d)o+(?=[\d%])"
)


class LaidBare(NamedTuple):
    """The view without disguises, and the places of the source at which one stood."""

    view: View
    disguises: tuple[int, ...]


def laid_bare(view: View) -> LaidBare | None:
    """Return the second reading of a view, None if it is the same as the first."""
    letters = list(view.text.translate(SIMILAR))
    for match in _GAPS.finditer(view.text):
        for place in range(*match.span()):
            if _NO_LETTER.match(view.text[place]):
                letters[place] = ""
    for match in _SIGNS.finditer(view.text):
        letters[match.start() : match.end()] = [""] * len(match[0])
        letters[match.start()] = SOUND_SIGNS.get(match[0], "0" * len(match[0]))
    changed = [place for place, letter in enumerate(letters) if letter != view.text[place]]
    if not changed:
        return None
    places = np.repeat(np.arange(len(letters)), [len(letter) for letter in letters])
    text = "".join(letters)
    origin = places if view.origin is None else view.origin[places]
    return LaidBare(
        View(view.source, text, encoded(text), origin),
        tuple(view.source_span(place, place + 1)[0] for place in changed),
    )
