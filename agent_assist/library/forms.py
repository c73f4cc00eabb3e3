"""What search keeps of one field of a response, and what of it goes into the gram index."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent_assist.text.folding import fold, tight
from agent_assist.text.pinyin import Unit, accent_free, syllables, units
from agent_assist.text.scripts import has_han

START: Final = "\x02"
SYLLABLES_FROM: Final = 0xE000
INITIALS_FROM: Final = 0xF0000
ACCENT_FREE_FROM: Final = 0x100000
_MAX_VARIANTS: Final = 4
_WORD_IN_INITIALS: Final = 5


@dataclass(frozen=True, slots=True)
class Forms:
    """One field in the forms that a query is compared with.

    `text` is tight folded text; `sounds` has an apostrophe around each unit's reading
    (`'tui'kuan'`); `initials` the first letter of each unit. Second readings follow after `|`.
    `stream` is the string whose grams are indexed.
    """

    text: str
    sounds: str
    initials: str
    stream: str


def forms_of(raw: str) -> Forms:
    """Return the forms of a field's text."""
    text = tight(fold(raw))
    found = units(text)
    mixed = has_han(text)
    variants = _readings(found)
    initials = [_initials(found, readings, mixed=mixed) for _, readings in variants]
    parts = [text, *_stream(variants[0][1], found, initials[0])]
    for place, readings in variants[1:]:
        parts += _neighbourhood(found, readings, place)
    sounds = [_apostrophed(readings) for _, readings in variants]
    return Forms(text, "|".join(sounds), "|".join(initials), " ".join(parts))


def sounds_of(found: list[Unit]) -> str:
    """Return the sounds of units, as `Forms` has them."""
    return "|".join(_apostrophed(readings) for _, readings in _readings(found))


def _readings(found: list[Unit]) -> list[tuple[int, list[str]]]:
    """Return the usual readings, then variants with one unit read otherwise, and which unit."""
    usual = [unit.reading for unit in found]
    places = [place for place, unit in enumerate(found) if unit.other][:_MAX_VARIANTS]
    variants = [
        (place, [*usual[:place], found[place].other, *usual[place + 1 :]]) for place in places
    ]
    return [(-1, usual), *variants]


def joined(fields: Iterable[Forms]) -> Forms:
    """Return the forms of several short fields as those of one, a space between them."""
    kept = tuple(fields)
    return Forms(
        " ".join(field.text for field in kept),
        " ".join(field.sounds for field in kept),
        " ".join(field.initials for field in kept),
        " ".join(field.stream for field in kept),
    )


def as_initials(letters: str) -> str:
    """Return letters as the index writes initials."""
    return "".join(_shifted(letter, INITIALS_FROM) for letter in letters)


def as_accent_free(letters: str) -> str:
    """Return accent-free letters as the index writes them."""
    return "".join(_shifted(letter, ACCENT_FREE_FROM) for letter in letters)


def as_syllable(reading: str) -> str:
    """Return a syllable as the index writes it, a space for what is none."""
    number = syllables().get(reading)
    return " " if number is None else chr(SYLLABLES_FROM + number)


def _shifted(letter: str, by: int) -> str:
    # Letters beyond the first plane have no room there; none of them begins a typed word.
    return chr(by + ord(letter)) if " " < letter <= "\uffff" else " "


def _apostrophed(readings: list[str]) -> str:
    return "'" + "'".join(readings) + "'" if readings else ""


def _initials(found: list[Unit], readings: list[str], *, mixed: bool) -> str:
    return "".join(
        reading[0] if unit.is_han or not mixed else reading[:_WORD_IN_INITIALS]
        for unit, reading in zip(found, readings, strict=True)
    )


def _stream(readings: list[str], found: list[Unit], initials: str) -> list[str]:
    letters = "".join(readings)
    plain = _accent_free_letters(found, readings)
    sounds = [
        as_syllable(reading) if unit.is_han else " "
        for unit, reading in zip(found, readings, strict=True)
    ]
    parts = [letters, *[START + reading[:2] for reading in readings], as_initials(initials)]
    if any(unit.is_han for unit in found):
        parts.append(as_accent_free(plain))
    parts.append("".join(sounds))
    return parts


def _accent_free_letters(found: list[Unit], readings: list[str]) -> str:
    """Return joined readings, those of Chinese characters without accent."""
    return "".join(
        accent_free(reading) if unit.is_han else reading
        for unit, reading in zip(found, readings, strict=True)
    )


def _neighbourhood(found: list[Unit], readings: list[str], place: int) -> list[str]:
    near = slice(max(0, place - 1), place + 2)
    wide = slice(max(0, place - 2), place + 3)
    letters, first = readings[near], _initials(found[wide], readings[wide], mixed=True)
    plain = _accent_free_letters(found[near], letters)
    sounds = "".join([as_syllable(r) for r in letters])
    return [
        "".join(letters), START + readings[place][:2], as_initials(first),
        as_accent_free(plain), sounds,
    ]  # fmt: skip
