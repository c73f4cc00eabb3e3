"""Sums in English and Russian words: two hundred and fifty dollars, три тысячи рублей."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent_assist.capture.extractors.amount_figures import Sum
from agent_assist.text import english_numbers, russian_numbers

_ENGLISH_WORD: Final = rf"(?:{'|'.join([*english_numbers.VALUES, 'a'])}|hundred|thousand)"
_ENGLISH_TENS: Final = rf"(?:{'|'.join(w for w, v in english_numbers.VALUES.items() if v >= 10)})"  # noqa: PLR2004
_CENTS: Final = re.compile(rf"\b(?:((?:{_ENGLISH_WORD}[ \-])+)|(\d{{1,2}}) )(cents?|pence)\b")
_GRAND: Final = re.compile(
    rf"\b({_ENGLISH_WORD}|\d{{1,3}}) grand\b( and a half)?(?! (?:piano|total|opening|prix))"
)
_ENGLISH_SUM: Final = re.compile(
    rf"\b((?:{_ENGLISH_WORD}\b[ \-](?:and )?)+)(dollars?|bucks|pounds?|quid|euros?|usd|gbp|roubles?|rubles?|yuan)\b"
    rf"(?:(?: and)? ((?:{_ENGLISH_WORD}[ \-])+)(?:cents?|pence)|(?: and)? (\d{{1,2}}) (?:cents?|pence)| ({_ENGLISH_TENS}(?:[ \-]{_ENGLISH_WORD})?)\b(?! (?:cents?|pence|dollars|pounds|people|days|times)))?"
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
_RUSSIAN_WORD: Final = rf"(?:{'|'.join(sorted(russian_numbers.VALUES, key=len, reverse=True))}|ты(?:сяч|щ)[аиу]?|полтор[аы]|с половиной|пол)"
_RUSSIAN_SUM: Final = re.compile(
    rf"(?<![а-я])((?:{_RUSSIAN_WORD} )+)(рубл[а-я]{{1,2}}|руб\b\.?|долларов|доллара|евро|юаней)"
    rf"(?: ((?:{_RUSSIAN_WORD} )+|\d{{1,2}} ?)коп\w*)?"
)
# A sum in words without its unit, where the clause speaks of money.
_ENGLISH_PRICE: Final = re.compile(
    rf"\b((?:{_ENGLISH_TENS})(?:-{_ENGLISH_WORD})?) ((?:{_ENGLISH_TENS})(?:-{_ENGLISH_WORD})?)(?= (?:a|per|each|every) (?:month|week|year)\b(?! (?:later|ago)))"
)
_RUSSIAN_BARE: Final = re.compile(
    rf"(?<![а-я])((?:{_RUSSIAN_WORD} )*(?:полтор[аы] |с половиной |{_RUSSIAN_WORD} )ты(?:сяч|щ)[аиу]?(?: (?:{_RUSSIAN_WORD})(?![а-я]))*)"
    r"(?= ?(?:$|[,.;!?)\n]|а |и |но |за |в |на |ошиб|обсчит|недо|пере|лишн|списа|начисл|верн))"
)
_MONEY: Final = re.compile(
    r"долг|списа|начисл|оплат|заплат|вернут|верни|возврат|переплат|доплат|сумм|штраф|ошиб|обсчит|чек|цен[аеуы]|стои[тл]|счет"
)
# A sum of no unit at all is left alone but for the ways in which only sums are said.
_COLLOQUIAL: Final = re.compile(r"полтор|половин")
_ROUBLES: Final = re.compile(r"рубл|руб\b|\d ?р\b|₽")
_CLAUSE: Final = re.compile(r"[,.;!?\n]")
_TEN: Final = 10
_HUNDRED: Final = 100
_RUSSIAN_CODES: Final = {"р": "RUB", "д": "USD", "е": "EUR", "ю": "CNY"}


def english(folded: str, home: str) -> Iterator[Sum]:
    """Yield the sums in English words of a folded text: start, end, value and currency."""
    for match in _ENGLISH_SUM.finditer(folded):
        words = re.findall(r"[a-z]+", match[1])
        small = _words(match[3] or match[5])
        whole, said = _price(words) if not small else (english_numbers.value(words), 0)
        cents = Decimal(small or said or match[4] or 0) / 100
        yield *match.span(), whole + cents, _ENGLISH_CODES[match[2][0]]
    for match in _CENTS.finditer(folded):
        cents = Decimal(match[2]) if match[2] else Decimal(_words(match[1]))
        yield *match.span(), cents / 100, "GBP" if match[3] == "pence" else home
    for match in _GRAND.finditer(folded):
        count = Decimal(match[1]) if match[1].isdigit() else Decimal(_words(match[1]))
        yield *match.span(), (count + (Decimal("0.5") if match[2] else 0)) * 1000, home

    for match in _ENGLISH_PRICE.finditer(folded):
        cents = Decimal(_words(match[2])) / 100
        yield *match.span(), _words(match[1]) + cents, home


def _words(text: str | None) -> int:
    return english_numbers.value(re.findall(r"[a-z]+", text or ""))


def _price(words: list[str]) -> tuple[int, int]:
    """Return whole and hundredths: twelve fifty is a price, twenty five is a number."""
    values = [english_numbers.VALUES.get(word, 0) for word in words]
    is_price = len(values) > 1 and 0 < values[0] < _HUNDRED and values[1] >= _TEN
    if not is_price or any(word in {"hundred", "thousand"} for word in words):
        return english_numbers.value(words), 0
    return values[0], sum(values[1:])


def russian(folded: str) -> Iterator[Sum]:
    """Yield the sums in Russian words of a folded text: start, end, value and currency."""
    for match in _RUSSIAN_SUM.finditer(folded):
        kopecks = Decimal(0)
        if match[3]:
            said = match[3].strip()
            kopecks = Decimal(said) if said.isdigit() else russian_numbers.value(said.split())
        whole = russian_numbers.value(match[1].split())
        yield *match.span(), whole + kopecks / 100, _RUSSIAN_CODES[match[2][0]]
    for match in _RUSSIAN_BARE.finditer(folded):
        if not (_COLLOQUIAL.search(match[1]) or _ROUBLES.search(folded)):
            continue
        before = _CLAUSE.split(folded[max(0, match.start() - 40) : match.start()])[-1]
        after = _CLAUSE.split(folded[match.end() : match.end() + 24])[0]
        if _MONEY.search(before) or _MONEY.search(after):
            yield *match.span(), russian_numbers.value(match[1].split()), "RUB"
