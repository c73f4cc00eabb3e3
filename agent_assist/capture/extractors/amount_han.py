"""Sums in Chinese characters, whole or mixed with figures: 三百二十八块五, 三万八千六, 2万8."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent_assist.capture.extractors.amount_figures import (
    FACTORS,
    HAN,
    NAMED,
    PLAIN,
    TOLD,
    Sum,
    currency,
    tail,
)
from agent_assist.text import chinese_numbers

_SPELLED: Final = re.compile(
    rf"({HAN}+)(?:多)? ?({NAMED}|{PLAIN})(?:({HAN}|\d)(?:(毛|角)(?:({HAN}|\d)分?)?|(?![天个次件月号日{chinese_numbers.CHARACTERS}])))?"
)
_SPELLED_LABELLED: Final = re.compile(
    rf"(?:{TOLD})"
    rf"[ :=是为了约共大概差不多]{{0,4}}((?={HAN}*[百千万佰仟])(?!百分){HAN}{{2,}})(?!分之|[个天次件号月年日岁人点小时位楼层期台单折盒瓶条张页字步公里米%]|多[个天次件人年])"
)
# A last digit without its unit is how sums are said: 三万八千六.
_SPELLED_SHORT: Final = re.compile(
    rf"(?<!{HAN})({HAN}*[千万]{HAN}*[百千][一二两三四五六七八九]|{HAN}*[千万][一二三四五六七八九](?=[的,。 ]|左右|$))(?![{chinese_numbers.CHARACTERS}]|[个天次件号月年日岁人点小时位楼层期台单折盒瓶条张页字步公里米%])"
)
# Tenths of a yuan alone.
_TENTHS: Final = re.compile(
    rf"(?<![元块圆\d{chinese_numbers.CHARACTERS}])({HAN}|\d)(?:毛(?:钱|({HAN}|\d)分?)?|角钱)(?![不笔巾衣])"
)
# Figures that end as words do: 2万8.
_MIXED: Final = re.compile(
    rf"(?:{TOLD})[ :=是为了约共]{{0,3}}(\d{{1,3}})(万|千)(\d)(?![\d.万千百])"
)


def sums(folded: str, home: str) -> Iterator[Sum]:
    """Yield the sums in characters of a folded text; `home` is the currency that goes unsaid."""
    for match in _SPELLED.finditer(folded):
        value = chinese_numbers.number(match[1])
        if value is not None and value > 0 and match[1] not in {"半", "两"}:
            value += tail(match[3], match[4], match[5])
            yield *match.span(), value, currency(match[2], home)
    for match in _TENTHS.finditer(folded):
        yield *match.span(), tail(match[1], "毛", match[2]), home
    for match in _MIXED.finditer(folded):
        value = (Decimal(match[1]) + Decimal(match[3]) / 10) * FACTORS[match[2]]
        yield match.start(1), match.end(), value, home
    for match in (*_SPELLED_LABELLED.finditer(folded), *_SPELLED_SHORT.finditer(folded)):
        if (value := chinese_numbers.number(match[1])) is not None:
            yield *match.span(1), value, home
