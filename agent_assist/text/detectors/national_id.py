"""Places that hold a personal identity number whose check digit or form is right.

Mainland China: 17 digits and a check character (GB 11643-1999, ISO 7064 MOD 11-2), with a birth
date that exists. Taiwan: a letter and nine digits, weighted sum. Hong Kong: a letter or two, six
digits and a check digit in brackets. Russia: SNILS with its two check digits. United States: the
hyphenated form without the groups that are never given out.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from agent_assist.text.detectors.span import Span

_MAINLAND: Final = re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{9}[\dXx](?![\dA-Za-z])")
_TAIWAN: Final = re.compile(r"(?<![\dA-Za-z])[A-Z][1289]\d{8}(?![\dA-Za-z])")
_HONG_KONG: Final = re.compile(r"(?<![\dA-Za-z])[A-Z]{1,2}\d{6}[(（][\dA][)）]")
_SNILS: Final = re.compile(r"(?<![\d-])\d{3}-\d{3}-\d{3}[- ]\d{2}(?![\d-])")
_AMERICAN: Final = re.compile(r"(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])")
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"
_TAIWAN_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_HONG_KONG_DIGITS: Final = 7
_EARLIEST_YEAR: Final = 1900


def find(text: str) -> Iterator[Span]:
    """Yield the places of a text that hold an identity number, form by form."""
    for pattern, is_right in _FORMS:
        for match in pattern.finditer(text):
            value = re.sub(r"[^0-9A-Za-z]", "", match[0]).upper()
            if is_right(value):
                yield Span(match.start(), match.end(), value)


def _is_mainland(value: str) -> bool:
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, value[:17], strict=True))
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return False
    return born.year >= _EARLIEST_YEAR and _CHECKS[total % 11] == value[17]


def _is_taiwan(value: str) -> bool:
    number = _TAIWAN_LETTERS.index(value[0]) + 10
    digits = [number // 10, number % 10, *map(int, value[1:])]
    weights = (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)
    return sum(w * d for w, d in zip(weights, digits, strict=True)) % 10 == 0


def _is_hong_kong(value: str) -> bool:
    letters = value[:-_HONG_KONG_DIGITS]
    head = ([36] if len(letters) == 1 else []) + [ord(letter) - 55 for letter in letters]
    tail = [10 if letter == "A" else int(letter) for letter in value[len(letters) :]]
    return sum(w * d for w, d in zip(range(9, 0, -1), head + tail, strict=True)) % 11 == 0


def _is_snils(value: str) -> bool:
    total = sum((9 - place) * int(digit) for place, digit in enumerate(value[:9]))
    return total % 101 % 100 == int(value[9:])


def _is_american(_value: str) -> bool:
    return True


_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]] = (
    (_MAINLAND, _is_mainland),
    (_TAIWAN, _is_taiwan),
    (_HONG_KONG, _is_hong_kong),
    (_SNILS, _is_snils),
    (_AMERICAN, _is_american),
)
