"""The clean definition of each query class: which responses a query of it means.

Every rule here is a sentence about words, sounds and characters, not about any engine.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from benchmarks.search.fields import View, is_han


class Attempt(NamedTuple):
    """A possible query: the text that is typed and what its class's rule takes as meant."""

    typed: str
    meant: tuple[str, ...]


Fits = Callable[[Attempt, View], bool]


def contained(attempt: Attempt, view: View) -> bool:
    """The title contains the stretch."""
    return attempt.meant[0] in view.title


def in_body(attempt: Attempt, view: View) -> bool:
    """The body, or the title, contains the stretch."""
    return attempt.meant[0] in view.texts


def in_order(attempt: Attempt, view: View) -> bool:
    """Chinese: the characters stand in the title in this order; else each token begins a word."""
    if is_han(attempt.typed):
        rest = iter(view.title)
        return all(char in rest for char in attempt.typed)
    words = iter(view.title.split(" "))
    return all(any(word.startswith(token) for word in words) for token in attempt.meant)


def sounds_like(attempt: Attempt, view: View) -> bool:
    """The letters stand in the title's pinyin and begin where a syllable begins."""
    return view.is_chinese and begins_unit(attempt.meant[0], view)


def has_initials(attempt: Attempt, view: View) -> bool:
    """The title's syllables, one after another, have these initials."""
    return view.is_chinese and attempt.meant[0] in view.initials


def mixes(attempt: Attempt, view: View) -> bool:
    """Neighbouring characters of the title match one by one: itself, its pinyin, its initial."""
    if not view.is_chinese:
        return False
    units = view.units
    return any(
        all(
            token in (unit.text, unit.sound, unit.sound[0])
            for token, unit in zip(attempt.meant, units[start:], strict=False)
        )
        for start in range(len(units) - len(attempt.meant) + 1)
    )


def same_syllables(attempt: Attempt, view: View) -> bool:
    """The title has these syllables one after another."""
    return view.is_chinese and f"|{'|'.join(attempt.meant)}|" in view.sounds


def same_accented(attempt: Attempt, view: View) -> bool:
    """The title has these syllables one after another, southern accents levelled."""
    return view.is_chinese and f"|{'|'.join(attempt.meant)}|" in view.accented


def one_character_off(attempt: Attempt, view: View) -> bool:
    """A stretch of the title is the typed text but for at most one character."""
    title, size = view.title, len(attempt.typed)
    half = size // 2
    if attempt.typed[:half] not in title and attempt.typed[half:] not in title:
        return False
    return any(
        sum(a != b for a, b in zip(attempt.typed, title[start : start + size], strict=True)) <= 1
        for start in range(len(title) - size + 1)
    )


def has_words(attempt: Attempt, view: View) -> bool:
    """The title contains every word, in whatever order."""
    return all(word in view.title for word in attempt.meant)


def means_stretch(attempt: Attempt, view: View) -> bool:
    """The title contains the stretch, or its pinyin does where a syllable begins."""
    return attempt.meant[0] in view.title or (
        view.is_chinese and begins_unit(attempt.meant[0], view)
    )


def is_filed_under(attempt: Attempt, view: View) -> bool:
    """Every word stands in the title, the keywords or the scenario."""
    return all(word in view.filing for word in attempt.meant)


def one_key_off(attempt: Attempt, view: View) -> bool:
    """A stretch of the title that begins a word is the typed text but for one slip."""
    if view.is_chinese or not _shares_a_third(attempt.typed, view.title):
        return False
    starts = [0, *(place + 1 for place, char in enumerate(view.title) if char == " ")]
    return any(within_one_slip(attempt.typed, view.title, start) for start in starts)


def one_pinyin_key_off(attempt: Attempt, view: View) -> bool:
    """A stretch of the title's pinyin that begins a syllable is the typed text but for one slip."""
    if not view.is_chinese or not _shares_a_third(attempt.typed, view.letters):
        return False
    return any(within_one_slip(attempt.typed, view.letters, start) for start in view.starts)


def is_shortcut(attempt: Attempt, view: View) -> bool:
    """The shortcut is exactly this."""
    return view.shortcut == attempt.meant[0]


def begins_unit(letters: str, view: View) -> bool:
    """Return whether the letters stand in the title's sounds from the start of a unit."""
    place = view.letters.find(letters)
    while place >= 0:
        if place in view.starts:
            return True
        place = view.letters.find(letters, place + 1)
    return False


def within_one_slip(typed: str, text: str, start: int) -> bool:
    """Return whether `text` from `start` begins with `typed` but for one slip.

    A slip: a letter more, less, other, or two neighbours swapped (optimal string alignment).
    """
    size = len(typed)
    place = 0
    while place < size and text[start + place : start + place + 1] == typed[place]:
        place += 1
    if place == size:
        return True
    here = start + place
    rest = typed[place + 1 :]
    return (
        text.startswith(rest, here + 1)
        or text.startswith(typed[place:], here + 1)
        or text.startswith(rest, here)
        or (
            typed[place : place + 2] == text[here : here + 2][::-1]
            and text.startswith(typed[place + 2 :], here + 2)
        )
    )


def thirds(typed: str) -> tuple[str, ...]:
    """Return the text cut in three."""
    third = len(typed) // 3
    borders = (0, third, 2 * third, len(typed))
    return tuple(typed[start:end] for start, end in pairwise(borders))


def _shares_a_third(typed: str, text: str) -> bool:
    """One slip touches at most two neighbouring letters, so one third of three stays whole."""
    return any(part in text for part in thirds(typed))
