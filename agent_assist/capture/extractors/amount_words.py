"""Sums in English and Russian words: two hundred and fifty dollars, три тысячи рублей."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent_assist.capture.read_back.words_en import ONES, TENS

Sum = tuple[int, int, Decimal, str]

_ENGLISH: Final = (
    {name: value for value, name in enumerate(ONES)}
    | {name: 10 * value for value, name in enumerate(TENS) if value > 1}
    | {"a": 1}
)
_ENGLISH_WORD: Final = rf"(?:{'|'.join(_ENGLISH)}|hundred|thousand)"
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
_RUSSIAN: Final = {
    "ноль": 0, "один": 1, "одну": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6,
    "семь": 7, "восемь": 8, "девять": 9, "десять": 10, "одиннадцать": 11, "двенадцать": 12,
    "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
    "восемнадцать": 18, "девятнадцать": 19, "двадцать": 20, "тридцать": 30, "сорок": 40,
    "пятьдесят": 50, "шестьдесят": 60, "семьдесят": 70, "восемьдесят": 80, "девяносто": 90,
    "сто": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "шестьсот": 600,
    "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
    "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10,
    "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "ста": 100, "двухсот": 200, "трехсот": 300,
    "четырехсот": 400, "пятисот": 500, "шестисот": 600, "семисот": 700, "восьмисот": 800, "девятисот": 900,
}  # fmt: skip
_RUSSIAN_WORD: Final = rf"(?:{'|'.join(sorted(_RUSSIAN, key=len, reverse=True))}|тысяч[аиу]?|полтор[аы]|с половиной|пол)"
_RUSSIAN_SUM: Final = re.compile(
    rf"(?<![а-я])((?:{_RUSSIAN_WORD} )+)(рубл[а-я]{{1,2}}|руб\b\.?|долларов|доллара|евро|юаней)"
    rf"(?: ((?:{_RUSSIAN_WORD} )+|\d{{1,2}} ?)коп\w*)?"
)
_RUSSIAN_CODES: Final = {"р": "RUB", "д": "USD", "е": "EUR", "ю": "CNY"}
_FEWEST_LETTERS: Final = 2


def english(folded: str) -> Iterator[Sum]:
    """Yield the sums in English words of a folded text: start, end, value and currency."""
    for match in _ENGLISH_SUM.finditer(folded):
        words = re.findall(r"[a-z]+", match[1])
        value = _english(words)
        cents = _english(re.findall(r"[a-z]+", match[3])) if match[3] else int(match[4] or 0)
        yield *match.span(), Decimal(value) + Decimal(cents) / 100, _ENGLISH_CODES[match[2][0]]


def russian(folded: str) -> Iterator[Sum]:
    """Yield the sums in Russian words of a folded text: start, end, value and currency."""
    for match in _RUSSIAN_SUM.finditer(folded):
        kopecks = Decimal(0)
        if match[3]:
            said = match[3].strip()
            kopecks = Decimal(said) if said.isdigit() else _russian(said)
        yield *match.span(), _russian(match[1]) + kopecks / 100, _RUSSIAN_CODES[match[2][0]]


def _english(words: list[str]) -> int:
    total = group = 0
    for word in words:
        if word == "hundred":
            group = (group or 1) * 100
        elif word == "thousand":
            total += (group or 1) * 1000
            group = 0
        else:
            group += _ENGLISH.get(word, 0)
    return total + group


def _russian(text: str) -> Decimal:
    total = group = Decimal(0)
    for word in re.findall(r"[а-я]+", text):
        if word.startswith("тысяч"):
            total += (group or Decimal(1)) * 1000
            group = Decimal(0)
        elif word.startswith("полтор"):
            group += Decimal("1.5")
        elif word == "половиной":
            group += Decimal("0.5")
        else:
            group += _RUSSIAN.get(word, 0)
    return total + group
