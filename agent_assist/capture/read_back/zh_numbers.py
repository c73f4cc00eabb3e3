"""Numbers and sums in spoken Chinese."""

from decimal import Decimal
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ("", "十", "百", "千")
_MYRIAD: Final = 10_000
_NAMES: Final = {
    "zh": {"CNY": "元", "TWD": "元新台币", "HKD": "港元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "RUB": "卢布", "JPY": "日元"},
    "zh-Hant": {"CNY": "元人民幣", "TWD": "元", "HKD": "港元", "USD": "美元", "EUR": "歐元", "GBP": "英鎊", "RUB": "盧布", "JPY": "日圓"},
}  # fmt: skip


def counted(value: int) -> str:
    """Return a whole number as it is said: 1299 is 一千二百九十九, 12 is 十二."""
    if value == 0:
        return "零"
    for size, name in ((_MYRIAD**2, "亿"), (_MYRIAD, "万")):
        head, tail = divmod(value, size)
        if head:
            gap = "零" if tail and tail < size // 10 else ""
            return counted(head) + name + (gap + counted(tail) if tail else "")
    said = _below_myriad(value)
    return said[1:] if said.startswith("一十") else said


def sum_in_words(value: Decimal, currency: str, language: str) -> str:
    """Return a sum: 一千二百九十九元五角; of other currencies the hundredths after 点."""
    whole = int(value)
    cents = int((value - whole) * 100)
    name = _NAMES[language].get(currency, currency)
    if currency in {"CNY", "TWD"} and cents:
        unit, _, rest = name.partition("元")
        jiao, fen = divmod(cents, 10)
        small = (f"{_DIGITS[jiao]}角" if jiao else "零") + (f"{_DIGITS[fen]}分" if fen else "")
        return f"{counted(whole)}{unit}元{small}{rest}"
    point = f"点{_DIGITS[cents // 10]}{_DIGITS[cents % 10]}" if cents else ""
    return f"{counted(whole)}{point}{name}"


def _below_myriad(value: int) -> str:
    said, is_gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            said += ("零" if is_gap and said else "") + _DIGITS[digit] + _UNITS[place]
            is_gap = False
        else:
            is_gap = True
    return said
