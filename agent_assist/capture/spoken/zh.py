"""Digits as they are said in Chinese: 幺三八 一二三四, with the little words between them."""

import re
from collections.abc import Iterator
from typing import Final

_DIGITS: Final = dict(zip("零〇○洞幺一壹二两贰三叁四肆五伍六陆七柒八捌九玖拐勾",
                          "00001112223344556677889979", strict=True))  # fmt: skip
_HAN: Final = "零〇○幺一壹二两贰三叁四肆五伍六陆七柒八捌九玖"
_ANY: Final = f"[{_HAN}0-9]"
_GAP: Final = r"[ ,、.\-]{0,2}(?:(?:停|顿|杠|对|嗯|啊|呃|哦|然后是?|那个|再来|后面是?|接着是?|接下来是?|再是|完了是?)[ ,、]{0,2})?"
_RUN: Final = re.compile(rf"{_ANY}(?:{_GAP}{_ANY})+")
# A number in figures ends before 一 of 一直, a word that merely begins like a digit.
_GROUP: Final = re.compile(f"[0-9]{{7,}}(?=[{_HAN}]{{1,2}}(?![{_HAN}0-9]))|{_ANY}+")
_TIGHT: Final = re.compile(rf"(?<![第周期{_HAN}])[{_HAN}]{{3,}}(?![十百千万亿{_HAN}])")
_AFTER_TENS: Final = frozenset("十百千万亿")
_MEASURES: Final = frozenset("个次天件块元点号月年日周只台单条楼层室位十百千万亿")
_LEAST: Final = 7
_SHORT: Final = 2
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")


def replacements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of spoken digits of a folded text and the digits they stand for."""
    done = 0
    for match in _RUN.finditer(text):
        if not any(letter in _HAN or letter == "面" for letter in match[0]):
            continue
        for start, end in _numbers(text, match):
            digits, place = _written(text[start:end]), end
            if len(digits) < _LEAST:
                tight = _TIGHT.match(text, start)
                digits, place = (_written(tight[0]), tight.end()) if tight else ("", end)
            if digits and start >= done:
                yield start, place, digits
                done = place


def _numbers(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run that are one number each."""
    groups = [g.span() for g in _GROUP.finditer(text, *run.span())]
    if text[run.end() : run.end() + 1] in _MEASURES and groups[-1][1] - groups[-1][0] == 1:
        groups.pop()
    start, end = groups[0] if groups else (0, 0)
    for low, high in groups[1:]:
        whole = _written(text[start:end])
        is_word = len(whole) >= _LEAST and len(text[low:high]) <= _SHORT and low == end
        is_list = text[low:high].isdigit() and text[low:high].isascii() and len(whole) > _LEAST
        if is_word or _MOBILE.fullmatch(whole) or is_list or _is_number_of_its_own(text[low:high]):
            yield start, end
            start = low
        end = high
    if groups:
        yield start, end


def _is_number_of_its_own(group: str) -> bool:
    return bool(_MOBILE.fullmatch(_written(group)))


def _written(text: str) -> str:
    return "".join(_DIGITS.get(c, c) for c in text if c in _DIGITS or "0" <= c <= "9")
