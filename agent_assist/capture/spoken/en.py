"""Digits as they are said in English: oh seven seven, double five, nine hundred."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.text.english_numbers import ONES, VALUES

_ONES: Final = {
    **{name: str(VALUES[name]) for name in ONES[:10]}, "nought": "0", "oh": "0", "o": "0",
}  # fmt: skip
_TEENS: Final = {name: str(VALUES[name]) for name in ONES[10:]}
_TENS: Final = {name: str(value // 10) for name, value in VALUES.items() if value >= 20}  # noqa: PLR2004
_TIMES: Final = {"double": 2, "triple": 3, "treble": 3}
_WORD: Final = "|".join([*_ONES, *_TEENS, *_TENS, *_TIMES, "hundred"])
_RUN: Final = re.compile(
    rf"\b(?:(?:{_WORD})\b|\d+\b)(?:[ ,.\-]{{1,3}}(?:(?:uh|um|then|dash|hyphen)[ ,]{{1,2}})?"
    rf"(?:(?:{_WORD})\b|\d+\b))+"
)
_LABEL: Final = re.compile(
    r"(?:ending(?: in)?|ends(?: in)?|last (?:four|three|4|3)(?: digits)?(?: are| is)?|"
    r"code(?: is)?|cvv(?: is)?|cvc(?: is)?|extension|ext|pin(?: is)?|order(?: number)?(?: is)?)"
    r"[ :,]{1,3}$"
)
_TOKEN: Final = re.compile(r"[a-z]+|\d+")
# The last word counts what follows and belongs to no number: 551802 three times.
_COUNTED: Final = re.compile(
    r" (?:times|days|hours|minutes|weeks|months|years|people|items|attempts|dollars|pounds)\b"
)
_LEAST: Final = 7
_LEAST_LABELLED: Final = 2


def replacements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of spoken digits of a folded text and the digits they stand for."""
    for match in _RUN.finditer(text):
        words = [w for w in _TOKEN.findall(match[0]) if w.isdigit() or w in _KNOWN]
        if words[0] == "one" and words[1].isdigit():
            continue  # the new one 312-555-0101
        if not any(word.isalpha() for word in words) or words[0] == "hundred":
            continue
        end = match.end()
        if words[-1].isalpha() and _COUNTED.match(text, end) and len(words) > 1:
            end = match.start() + len(match[0][: match[0].rindex(words.pop())].rstrip(" ,.-"))
        digits = _digits(words)
        labelled = _LABEL.search(text, max(0, match.start() - 40), match.start())
        if len(digits) >= (_LEAST_LABELLED if labelled else _LEAST):
            yield match.start(), end, digits


_KNOWN: Final = frozenset({*_ONES, *_TEENS, *_TENS, *_TIMES, "hundred"})


def _digits(words: list[str]) -> str:
    written, times, open_tens = "", 1, False
    for word in words:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        if word == "hundred":
            written += "00"
        elif word in _TENS:
            written += _TENS[word] + "0"
            open_tens = True
            continue
        elif word in _ONES and open_tens and _ONES[word] != "0":
            written = written[:-1] + _ONES[word]
        else:
            written += (_ONES.get(word) or _TEENS.get(word) or word) * times
        times, open_tens = 1, False
    return written
