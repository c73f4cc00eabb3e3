"""Sums in English and Russian words: two hundred and fifty dollars, три тысячи рублей."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent_assist.text import english_numbers, russian_numbers

Sum = tuple[int, int, Decimal, str]

_ENGLISH_WORD: Final = rf"(?:{'|'.join([*english_numbers.VALUES, 'a'])}|hundred|thousand)"
_ENGLISH_SUM: Final = re.compile(
    rf"\b((?:{_ENGLISH_WORD}\b[ \-](?:and )?)+)(dollars?|bucks|pounds?|quid|euros?|usd|gbp|roubles?|rubles?|yuan)\b"
    rf"(?:(?: and)? ((?:{_ENGLISH_WORD}[ \-])+)(?:cents?|pence)|(?: and)? (\d{{1,2}}) (?:cents?|pence))?"
)
_ENGLISH_CODES: Final = {
    "d": "USD",
    "b": "USD",
    "u": "USD",
    "p": "GBP",
    "q": "GBP",
    "g": "GBP",
    "e": "EUR",
    "r": "RUB",
    "y": "CNY",
}
_RUSSIAN_WORD: Final = rf"(?:{'|'.join(sorted(russian_numbers.VALUES, key=len, reverse=True))}|тысяч[аиу]?|полтор[аы]|с половиной|пол)"
_RUSSIAN_SUM: Final = re.compile(
    rf"(?<![а-я])((?:{_RUSSIAN_WORD} )+)(рубл[а-я]{{1,2}}|руб\b\.?|долларов|доллара|евро|юаней)"
    rf"(?: ((?:{_RUSSIAN_WORD} )+|\d{{1,2}} ?)коп\w*)?"
)
_RUSSIAN_CODES: Final = {"р": "RUB", "д": "USD", "е": "EUR", "ю": "CNY"}


def english(folded: str) -> Iterator[Sum]:
    """Yield the sums in English words of a folded text: start, end, value and currency."""
    for match in _ENGLISH_SUM.finditer(folded):
        whole = english_numbers.value(re.findall(r"[a-z]+", match[1]))
        small = match[3] and english_numbers.value(re.findall(r"[a-z]+", match[3]))
        cents = Decimal(small or match[4] or 0) / 100
        yield *match.span(), whole + cents, _ENGLISH_CODES[match[2][0]]


def russian(folded: str) -> Iterator[Sum]:
    """Yield the sums in Russian words of a folded text: start, end, value and currency."""
    for match in _RUSSIAN_SUM.finditer(folded):
        kopecks = Decimal(0)
        if match[3]:
            said = match[3].strip()
            kopecks = Decimal(said) if said.isdigit() else russian_numbers.value(said.split())
        whole = russian_numbers.value(match[1].split())
        yield *match.span(), whole + kopecks / 100, _RUSSIAN_CODES[match[2][0]]
