"""Digits as they are said in Russian: in groups, девятьсот шестнадцать сто двадцать три."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.text.russian_numbers import NAMES

_VALUE: Final = NAMES
_WORD: Final = "|".join(sorted(_VALUE, key=len, reverse=True))
_RUN: Final = re.compile(
    rf"\b(?:плюс )?(?:(?:{_WORD})\b|\d+\b)"
    rf"(?:[ ,.\-]{{1,3}}(?:(?:и|потом|дальше|так|да)[ ,]{{1,2}})?(?:(?:{_WORD})\b|\d+\b))+"
)
_LABEL: Final = re.compile(
    r"(?:номер заказа|заказ[а-я]{0,2}(?: номер)?|добавочный|доб\.?|последние(?: две| три| четыре)?(?: цифры)?|код(?: из смс)?|пароль|"
    r"(?:за|о)канчивается(?: на)?|cvv|cvc)[ :,\-–—]{1,3}$"
)
_TOKEN: Final = re.compile(r"[а-я]+|\d+")
_LEAST: Final = 7
_LEAST_LABELLED: Final = 2


def replacements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of spoken digits of a folded text and the digits they stand for."""
    for match in _RUN.finditer(text):
        words = [w for w in _TOKEN.findall(match[0]) if w.isdigit() or w in _VALUE]
        if not any(word.isalpha() for word in words):
            continue
        digits = _digits(words)
        labelled = _LABEL.search(text, max(0, match.start() - 40), match.start())
        if len(digits) >= (_LEAST_LABELLED if labelled else _LEAST):
            plus = "+" if match[0].startswith("плюс ") else ""
            yield match.start(), match.end(), plus + digits


def _digits(words: list[str]) -> str:
    """Join words to groups: a smaller word fills the noughts of the larger one before it."""
    written: list[str] = []
    group, room = 0, 0  # `room` = how many last digits of the group are still open
    for word in words:
        if word.isdigit():
            written.append(word)
            room = 0
            continue
        value = _VALUE[word]
        size = len(str(value))
        if size <= room and value > 0:
            group += value
            written[-1] = str(group)
        else:
            group = value
            written.append(str(value))
            room = size
        room = _room_after(value)
    return "".join(written)


def _room_after(value: int) -> int:
    """Return how many last digits a larger word leaves open: сто two, двадцать one."""
    if value >= 100:  # noqa: PLR2004 - the hundreds
        return 2
    return 1 if value >= 20 else 0  # noqa: PLR2004 - the teens are whole
