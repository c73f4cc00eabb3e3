"""Numbers as they are written in Chinese characters, colloquial endings included."""

import re
from decimal import Decimal
from typing import Final

DIGITS: Final = {
    **dict(zip("零〇一二三四五六七八九", "00123456789", strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", "123456789", strict=True)),
    "两": "2", "幺": "1",
}  # fmt: skip
UNITS: Final = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE: Final = {"万": 10_000, "亿": 100_000_000}
CHARACTERS: Final = "".join([*DIGITS, *UNITS, *LARGE, "半廿卅"])
_ARABIC: Final = re.compile(r"\d+(?:\.\d+)?")
_HUNDRED: Final = 100


def number(text: str) -> Decimal | None:
    """Return the number that a text of Chinese or mixed digits says, None when it says none.

    A last digit without a unit counts the next smaller unit: 一千二 is 1200, 两万五 is 25000.
    """
    text = text.replace("廿", "二十").replace("卅", "三十").replace(",", "")
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    if text == "半":
        return Decimal("0.5")
    if all(letter in DIGITS for letter in text):
        return Decimal("".join(DIGITS[letter] for letter in text)) if text else None
    for name, size in sorted(LARGE.items(), key=lambda row: -row[1]):
        head, found, tail = text.partition(name)
        if found:
            return _joined(number(head), size, tail)
    return _below_ten_thousand(text)


def small(text: str) -> int | None:
    """Return a whole number as hours, days and months have them."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def _joined(head: Decimal | None, size: int, tail: str) -> Decimal | None:
    if head is None:
        return None
    if tail in DIGITS and DIGITS[tail] != "0":
        return head * size + Decimal(DIGITS[tail]) * size / 10
    rest = number(tail.lstrip("零〇")) if tail.strip("零〇") else Decimal(0)
    return None if rest is None else head * size + rest


def _below_ten_thousand(text: str) -> Decimal | None:
    total, digit, unit, is_gapped = Decimal(0), "", 1, False
    for letter in text:
        if letter in UNITS:
            unit = UNITS[letter]
            total += Decimal(digit or "1") * unit
            digit, is_gapped = "", False
        elif letter in DIGITS or letter.isdigit():
            value = DIGITS.get(letter, letter)
            is_gapped = is_gapped or value == "0"
            digit = "" if value == "0" else digit + value
        else:
            return None
    if digit:
        is_colloquial = unit >= _HUNDRED and not is_gapped and len(digit) == 1
        total += Decimal(digit) * (unit // 10 if is_colloquial else 1)
    return total
