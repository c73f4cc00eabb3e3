"""Digits as they are said in Russian: in groups, девятьсот шестнадцать сто двадцать три."""

import re
from collections.abc import Iterator
from typing import Final

_ONES: Final = {
    "ноль": 0, "нуль": 0, "один": 1, "одна": 1, "два": 2, "две": 2, "три": 3, "четыре": 4,
    "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9,
}  # fmt: skip
_TEENS: Final = {
    "десять": 10, "одиннадцать": 11, "двенадцать": 12, "тринадцать": 13, "четырнадцать": 14,
    "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19,
}  # fmt: skip
_TENS: Final = {
    "двадцать": 20, "тридцать": 30, "сорок": 40, "пятьдесят": 50, "шестьдесят": 60,
    "семьдесят": 70, "восемьдесят": 80, "девяносто": 90,
}  # fmt: skip
_HUNDREDS: Final = {
    "сто": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "шестьсот": 600,
    "семьсот": 700, "восемьсот": 800, "девятьсот": 900,
}  # fmt: skip
_SIZE: Final = {
    **dict.fromkeys(_ONES, 1), **dict.fromkeys(_TEENS, 2),
    **dict.fromkeys(_TENS, 2), **dict.fromkeys(_HUNDREDS, 3),
}  # fmt: skip
_VALUE: Final = {**_ONES, **_TEENS, **_TENS, **_HUNDREDS}
_WORD: Final = "|".join(sorted(_VALUE, key=len, reverse=True))
_RUN: Final = re.compile(
    rf"\b(?:плюс )?(?:(?:{_WORD})\b|\d+\b)"
    rf"(?:[ ,.\-]{{1,3}}(?:(?:и|потом|дальше|так|да)[ ,]{{1,2}})?(?:(?:{_WORD})\b|\d+\b))+"
)
_LABEL: Final = re.compile(
    r"(?:номер заказа|заказ[а-я]{0,2}|добавочный|доб\.?|последние(?: две| три| четыре)?(?: цифры)?|код(?: из смс)?|пароль|"
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
        size, value = _SIZE[word], _VALUE[word]
        if size <= room and value > 0:
            group += value
            written[-1] = str(group)
        else:
            group = value
            written.append(str(value))
            room = size
        room = _room_after(word, room)
    return "".join(written)


def _room_after(word: str, room: int) -> int:
    if word in _HUNDREDS:
        return 2
    return 1 if word in _TENS else 0 if word in _VALUE else room
