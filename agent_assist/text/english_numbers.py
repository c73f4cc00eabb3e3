"""Numbers in English words, said and read."""

from collections.abc import Iterable
from typing import Final

ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS: Final = [
    "-",
    "ten",
    *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
]
VALUES: Final = {name: value for value, name in enumerate(ONES)} | {
    name: 10 * value for value, name in enumerate(TENS) if value > 1
}
"""What a word below a hundred counts; `hundred` and `thousand` are read by `value`."""
_ORDINALS: Final = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_LARGE: Final = ((1_000_000, "million"), (1000, "thousand"), (100, "hundred"))


def cardinal(value: int) -> str:
    """Return a whole number in words: one thousand two hundred and ninety-nine."""
    for size, name in _LARGE:
        head, tail = divmod(value, size)
        if head:
            link = " and " if tail < 100 and size >= 100 else " "  # noqa: PLR2004 - British usage
            return f"{cardinal(head)} {name}" + (link + cardinal(tail) if tail else "")
    if value < len(ONES):
        return ONES[value]
    tens, ones = divmod(value, 10)
    return TENS[tens] + (f"-{ONES[ones]}" if ones else "")


def ordinal(value: int) -> str:
    """Return the ordinal of a number below a hundred: twelfth, twenty-first."""
    head, dash, last = cardinal(value).rpartition("-")
    if last in _ORDINALS:
        return head + dash + _ORDINALS[last]
    return head + dash + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def digits(text: str) -> str:
    """Return digits one by one: zero, never oh."""
    return " ".join(ONES[int(digit)] for digit in text)


def value(words: Iterable[str]) -> int:
    """Return the number that words say; words that are none count nothing."""
    total = group = 0
    for word in words:
        if word == "hundred":
            group = (group or 1) * 100
        elif word == "thousand":
            total += (group or 1) * 1000
            group = 0
        else:
            group += 1 if word == "a" else VALUES.get(word, 0)
    return total + group
