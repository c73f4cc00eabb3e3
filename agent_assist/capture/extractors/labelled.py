"""Numbers that a label names: an order, a parcel, an account, a ticket."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from agent_assist.capture import corrections, labels
from agent_assist.capture.candidate import Candidate
from agent_assist.capture.notes import Notes

# Letters and digits with inner hyphens, or groups of digits with spaces between.
_VALUE: Final = (
    r"(?:[a-zа-я]{1,8}[\-_/]?(?=[a-zа-я\-_/]*\d)[a-z0-9]*(?:[\-_/][a-zа-я0-9]+)*|\d{2,6}(?: \d{2,6}(?!\d))+(?!\d)|"
    r"\d[a-z0-9]*(?:[\-_/][a-zа-я0-9]+)*)"
)
_NO_VALUE: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?|(?:19|20)\d\d|\d+(?:st|nd|rd|th|am|pm|x|kg|g|cm|mm|gb|h|d)"
)
# What follows a quantity, a sum or a masked number, none of which is a number of something.
_FOLLOWED: Final = re.compile(
    r" ?[元块圆¥$€£₽%个件天次单台日月年点分号楼折万千]|[.,]\d|[*•]|:\d| ?(?:руб|р\.|usd|eur|rub|dollars?|pounds?|items?|days?|дн|шт)"
)
_NEXT: Final = r"[ ]?(?:和|与|跟|以及|还有|及|、|,|;|/|and|&|и)[ ]?(?:№|#)?"
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LONG_WITH_LETTERS: Final = 5
_MASKED: Final = re.compile(r"[*•xх]{2,}")


@lru_cache(maxsize=32)
def _pattern(labelled: str) -> re.Pattern[str]:
    return re.compile(rf"{labels.before(labelled).pattern}({_VALUE})(?![a-z0-9*•])")


@lru_cache(maxsize=4)
def _following() -> re.Pattern[str]:
    return re.compile(rf"{_NEXT}({_VALUE})(?![a-z0-9*•])")


@lru_cache(maxsize=1)
def _instead() -> re.Pattern[str]:
    return re.compile(
        rf"[ ,.;()\-–—]{{0,3}}(?:{corrections.CUE.pattern})[^0-9a-z\n]{{0,8}}({_VALUE})(?![a-z0-9*•])"
    )


def find(field: str, labelled: str, notes: Notes, *, least: int = 4) -> Iterator[Candidate]:
    """Yield the values that follow one of the labels, and those joined to them by “and”."""
    folded = notes.folded
    for match in _pattern(labelled).finditer(folded):
        span = match.span(1)
        if not is_number(folded, span, least=least):
            continue
        yield _candidate(field, notes, span)
        first = folded[span[0] : span[1]]
        while (more := _next(folded, span[1])) and _is_alike(first, more[1]):
            span = more.span(1)
            if not is_number(folded, span, least=least):
                break
            yield _candidate(field, notes, span)


def _next(folded: str, place: int) -> re.Match[str] | None:
    """Return the value that is joined to the one that ends at `place`, or said in its stead."""
    return _following().match(folded, place) or _instead().match(folded, place)


def is_number(folded: str, span: tuple[int, int], *, least: int) -> bool:
    """Tell whether a value is a number of something: no date, no sum, no quantity, not masked."""
    value = folded[span[0] : span[1]]
    fewest = 2 if len(value) > _LONG_WITH_LETTERS and value[0].isalpha() else 3
    if sum(c.isdigit() for c in value) < min(fewest, least) or len(value) < least:
        return False
    if _NO_VALUE.fullmatch(value) or _MASKED.search(value):
        return False
    is_long = len(value) > _LONG_WITH_LETTERS and folded[span[1] : span[1] + 1] == " "
    return is_long or not _FOLLOWED.match(folded, span[1])


def _is_alike(first: str, second: str) -> bool:
    if _MOBILE.fullmatch(second) and not _MOBILE.fullmatch(first):
        return False
    return abs(len(first) - len(second)) <= 1 and first[0].isalpha() == second[0].isalpha()


def _candidate(field: str, notes: Notes, span: tuple[int, int]) -> Candidate:
    value = notes.text[span[0] : span[1]].replace(" ", "")
    return Candidate(field, value, *span, raw=notes.raw(*span), source="label", validator="form")
