"""Match a mixture of characters, syllables and initials against the units of a title."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from agent_assist.text.scripts import HAN, is_han

_RUN: Final = re.compile(f"[{HAN}]|[^ {HAN}]+")
_CLOSED: Final = -1

_Strings = tuple[str, ...]


class Alignment(NamedTuple):
    """The units that a query spells, first and one past last.

    `is_clean` when each one before the last was typed as one initial or in full.
    """

    first: int
    end: int
    is_clean: bool


def align_cut(cut: tuple[str, ...], text: str, sounds: str) -> Alignment | None:
    """Return the units of a title that begin with the pieces of a query, one each, in order."""
    runs, variants = _units_of(text, sounds)
    for readings in variants:
        for first in range(len(readings) - len(cut) + 1 if len(runs) == len(readings) else 0):
            if not readings[first].startswith(cut[0]) and runs[first] != cut[0]:
                continue
            is_clean = _fits(cut, runs, readings, first)
            if is_clean is not None:
                return Alignment(first, first + len(cut), is_clean)
    return None


@lru_cache(maxsize=1024)
def _units_of(text: str, sounds: str) -> tuple[_Strings, tuple[_Strings, ...]]:
    """Return what is written unit by unit, and the readings in each variant."""
    variants = tuple(tuple(variant[1:-1].split("'")) for variant in sounds.split("|"))
    return tuple(_RUN.findall(text)), variants


def _fits(cut: _Strings, runs: _Strings, readings: _Strings, first: int) -> bool | None:
    """Tell whether the pieces fit the units from `first` on: cleanly, hardly, or None for no."""
    is_clean = True
    for number, piece in enumerate(cut):
        reading = readings[first + number]
        if not reading.startswith(piece):
            if runs[first + number] != piece:
                return None
        elif 1 < len(piece) < len(reading) and number < len(cut) - 1:
            is_clean = is_clean and _is_whole(reading, len(piece))
    return is_clean


def align(query: str, text: str, sounds: str) -> Alignment | None:
    """Return the units of a title that a folded query spells in order, cleanly if possible.

    A Chinese character must be the next unit's character; a letter goes on with the present
    unit's reading or begins the next unit; after a space it can only begin.
    """
    runs, variants = _units_of(text, sounds)
    found = [one for reading in variants for one in _aligned(query, runs, reading)]
    return min(found, key=lambda one: (not one.is_clean, one.first, one.end)) if found else None


def _aligned(query: str, runs: _Strings, readings: _Strings) -> list[Alignment]:
    """Follow all beginnings at once; a state is first unit, present unit, letters used of it."""
    if len(runs) != len(readings):
        return []
    last = len(runs) - 1
    states = {(unit, unit - 1, _CLOSED, True) for unit in range(len(runs))}
    for character in query:
        if character == " ":
            states = {(first, unit, _CLOSED, clean) for first, unit, _, clean in states}
            continue
        following = set()
        chinese = _is_han(character)
        for first, unit, used, clean in states:
            if unit < last and character == (runs[unit + 1] if chinese else readings[unit + 1][0]):
                whole = clean and (used <= 1 or _is_whole(readings[unit], used))
                following.add((first, unit + 1, _CLOSED if chinese else 1, whole))
            if not chinese and used > 0 and readings[unit][used : used + 1] == character:
                following.add((first, unit, used + 1, clean))
        if not following:
            return []
        states = following
    return [Alignment(first, unit + 1, clean) for first, unit, _, clean in states]


def _is_whole(reading: str, used: int) -> bool:
    return used == len(reading) or (used == 2 and reading[1] == "h")  # noqa: PLR2004


@lru_cache(maxsize=4096)
def _is_han(character: str) -> bool:
    return is_han(character)
