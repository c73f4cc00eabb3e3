"""Readings of Chinese text without tones, and typed letters cut into syllables."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from agent_assist.text.scripts import HAN
from agent_assist.text.tables import table

_RUN: Final = re.compile(f"[{HAN}]|[^ {HAN}]+")
_LONGEST_WORD: Final = 4
_LONGEST_SYLLABLE: Final = 6
_FULL, _UNFINISHED, _INITIAL, _STRAY = 1.0, 1.05, 1.15, 4.0
_NO_INITIALS: Final = frozenset("iuv")
_AMBIGUOUS_NG: Final = re.compile("ng(?=[aeiouv])")


@dataclass(frozen=True, slots=True)
class Unit:
    """A Chinese character with its reading, or a word of another script that is its own reading.

    `start` and `end` are places in the tight folded text; `other` is a second reading or empty.
    """

    start: int
    end: int
    reading: str
    is_han: bool
    other: str = ""


def units(tight_text: str) -> list[Unit]:
    """Return the units of tight folded text in order."""
    found = []
    readings = _usual()
    covered = 0
    for match in _RUN.finditer(tight_text):
        start, end = match.span()
        if start < covered:
            continue
        character = match[0]
        usual = readings.get(ord(character)) if len(character) == 1 else None
        if usual is None:
            found.append(Unit(start, end, character, is_han=False))
            continue
        if word := _word_at(tight_text, start):
            found += [
                _word_unit(tight_text, start + index, reading) for index, reading in enumerate(word)
            ]
            covered = start + len(word)
            continue
        found.append(Unit(start, end, usual, is_han=True, other=_seconds().get(character, "")))
    return found


def unit_places(tight_text: str) -> list[tuple[int, int]]:
    """Return where each unit of tight folded text stands, without reading it."""
    return [match.span() for match in _RUN.finditer(tight_text)]


def reading(character: str) -> str:
    """Return the usual reading of a Chinese character, empty when none is known."""
    return _usual().get(ord(character), "")


def syllables() -> dict[str, int]:
    """Return the number of each syllable, in alphabetical order."""
    return _syllables()


@lru_cache(maxsize=256)
def segment(letters: str) -> tuple[tuple[str, ...], float]:
    """Return the cheapest cut of typed letters into syllables and initials, and its cost.

    An unfinished syllable is allowed at the very end only; a letter that begins nothing is dear.
    """
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(letters) + 1):
        choices = []
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            cost = _piece_cost(letters[start:end], is_last=end == len(letters))
            if cost is not None:
                before, pieces = best[start]
                choices.append((before + cost, (*pieces, letters[start:end])))
        best.append(min(choices))
    cost, pieces = best[-1]
    return pieces, cost


def accent_free(letters: str) -> str:
    """Return letters with the sounds made one that southern accents mix up.

    These are zh/z, ch/c, sh/s, ang/an, eng/en, ing/in and l/n. Syllables must be set apart, or a
    syllable that ends in n swallows the g of the next one; for typed letters see below.
    """
    folded = letters.replace("ng", "n").replace("zh", "z").replace("ch", "c")
    return folded.replace("sh", "s").replace("l", "n")


def accent_free_forms(letters: str) -> tuple[str, ...]:
    """Return what typed letters may be without accent: `fangan` is fan-gan or fang-an."""
    kept = accent_free(_AMBIGUOUS_NG.sub("n\0g", letters)).replace("\0", "")
    dropped = accent_free(letters)
    return (dropped,) if kept == dropped else (kept, dropped)


def _piece_cost(piece: str, *, is_last: bool) -> float | None:
    if piece in _syllables():
        return _FULL
    if len(piece) == 1:
        return _INITIAL if piece.isalpha() and piece not in _NO_INITIALS else _STRAY
    return _UNFINISHED if is_last and piece in beginnings() else None


def _word_unit(text: str, place: int, in_word: str) -> Unit:
    # People also type the usual reading of a character that its word reads another way.
    usual = _usual().get(ord(text[place]), in_word)
    other = "" if usual == in_word else usual
    return Unit(place, place + 1, in_word, is_han=True, other=other)


def _word_at(text: str, start: int) -> tuple[str, ...] | None:
    words, heads = _words()
    if text[start] not in heads:
        return None
    for length in range(_LONGEST_WORD, 1, -1):
        if readings := words.get(text[start : start + length]):
            return tuple(readings.split())
    return None


@cache
def _usual() -> dict[int, str]:
    # By number: a letter of a script other than Latin takes three times the memory.
    by_syllable: dict[str, str] = table("readings")["usual"]
    return {ord(c): syllable for syllable, characters in by_syllable.items() for c in characters}


@cache
def _seconds() -> dict[str, str]:
    seconds: dict[str, str] = table("readings")["second"]
    return seconds


@cache
def _words() -> tuple[dict[str, str], frozenset[str]]:
    words = {**table("readings")["words"], **table("house_words")}
    return words, frozenset(word[0] for word in words)


@cache
def _syllables() -> dict[str, int]:
    used = sorted({s for s in _usual().values() if s not in {"m", "n", "ng", "hm"}})
    return {syllable: number for number, syllable in enumerate(used)}


@cache
def beginnings() -> frozenset[str]:
    """Return every syllable and everything that one begins with."""
    return frozenset(s[:n] for s in _syllables() for n in range(1, len(s) + 1))
