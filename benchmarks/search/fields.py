"""What a person would hold a query against: a response's words, sounds and folded texts.

Readings come from pypinyin, traditional characters from OpenCC: nothing here is the engine's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import opencc

from benchmarks.search.readings import syllables

if TYPE_CHECKING:
    from benchmarks.search.responses import Response

_TO_SIMPLIFIED = opencc.OpenCC("t2s")
_TO_TRADITIONAL = opencc.OpenCC("s2t")

_BORDER = re.compile(r"\{\{.*?\}\}|[.,;:!?()«»—，。；：！？（）]")


class Unit(NamedTuple):
    """A Chinese character with its toneless reading, or another run of letters twice."""

    text: str
    sound: str


def is_han(text: str) -> bool:
    """Return whether the text is Chinese characters only (URO and extension A)."""
    return bool(text) and all("㐀" <= char <= "鿿" for char in text)


def fold(text: str) -> str:
    """Return the text as people compare it: width, case, script and punctuation aside.

    Other marks than letters and digits become one space, which falls away beside Chinese.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    if any("㐀" <= char <= "鿿" for char in plain):
        plain = simplified(plain)
    tokens = "".join(char if char.isalnum() else " " for char in plain).split()
    folded = ""
    for token in tokens:
        if folded and not is_han(folded[-1]) and not is_han(token[0]):
            folded += " "
        folded += token
    return folded


def simplified(text: str) -> str:
    """Return the text in simplified characters (OpenCC t2s)."""
    return str(_TO_SIMPLIFIED.convert(text))


def traditional(text: str) -> str:
    """Return the text in traditional characters (OpenCC s2t)."""
    return str(_TO_TRADITIONAL.convert(text))


@cache
def units_of(word: str) -> tuple[Unit, ...]:
    """Return the units of a folded word: each character with its reading within this word."""
    units: list[Unit] = []
    run = ""
    for char in f"{word} ":
        if run and _script(char) != _script(run[-1]):
            units += _read(run)
            run = ""
        run += char.strip()
    return tuple(units)


def _script(char: str) -> str:
    return "chinese" if is_han(char) else "other" if char.isalnum() else "none"


def _read(run: str) -> list[Unit]:
    if not is_han(run):
        return [Unit(run, run)]
    return [Unit(char, sound) for char, sound in zip(run, syllables(run), strict=True)]


class View:
    """A response as searchers know it; texts folded, computed when first asked for."""

    def __init__(self, response: Response) -> None:
        """Keep the response; `title` is folded at once, the rest on demand."""
        self.response = response
        self.title = fold(response.title)
        self.is_chinese = response.language.startswith("zh")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The title's words, folded, in title order."""
        return tuple(fold(word) for word in self.response.words)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The title's units in order; each word is read by itself."""
        return tuple(unit for word in self.words for unit in units_of(word))

    @cached_property
    def word_starts(self) -> tuple[int, ...]:
        """Unit numbers at which a word begins."""
        starts, place = [], 0
        for word in self.words:
            starts.append(place)
            place += len(units_of(word))
        return tuple(starts)

    @cached_property
    def letters(self) -> str:
        """The sounds of all units joined: `tuikuandaozhang`."""
        return "".join(unit.sound for unit in self.units)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Places in `letters` at which a unit begins."""
        places, place = [], 0
        for unit in self.units:
            places.append(place)
            place += len(unit.sound)
        return frozenset(places)

    @cached_property
    def sounds(self) -> str:
        """The sounds of all units between bars: `|tui|kuan|`."""
        return "|" + "".join(f"{unit.sound}|" for unit in self.units)

    @cached_property
    def accented(self) -> str:
        """`sounds` with southern accents levelled, see `level`."""
        return "|" + "".join(f"{level(unit.sound)}|" for unit in self.units)

    @cached_property
    def initials(self) -> str:
        """First letters of the Chinese units; a bar for any other unit."""
        return "".join(unit.sound[0] if is_han(unit.text) else "|" for unit in self.units)

    @cached_property
    def body(self) -> str:
        """The body's clauses, folded, between bars; placeholders are left out."""
        return "|".join(fold(clause) for clause in _BORDER.split(self.response.body))

    @cached_property
    def texts(self) -> str:
        """Title and body, a tab between them."""
        return f"{self.title}\t{self.body}"

    @cached_property
    def spelled(self) -> str:
        """Title and its letters, a tab between them."""
        return f"{self.title}\t{self.letters}"

    @cached_property
    def filing(self) -> str:
        """Title, keywords and scenario, folded, between bars."""
        texts = (self.response.title, *self.response.keywords, self.response.scenario)
        return "|".join(fold(text) for text in texts)

    @cached_property
    def shortcut(self) -> str:
        """The shortcut, folded."""
        return fold(self.response.shortcut)


def level(syllable: str) -> str:
    """Return the syllable with zh/z, ch/c, sh/s, l/n, and -ng/-n taken as one."""
    if syllable[:2] in ("zh", "ch", "sh"):
        syllable = syllable[0] + syllable[2:]
    elif syllable[0] == "l":
        syllable = "n" + syllable[1:]
    return syllable[:-1] if syllable[-3:] in ("ang", "eng", "ing") else syllable
