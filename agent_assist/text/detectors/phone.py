"""Places that look like telephone numbers, by form alone; no numbering plan is asked.

Forms: mainland mobile and landline numbers, Hong Kong, Macao and Taiwan numbers with their prefix,
Russian numbers with 8 or +7, North American numbers, and international numbers with a plus.
"""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.text.detectors.span import Span

_SEPARATOR: Final = r"[ \u00a0.\-‐‑–]?"
_FORMS: Final = (
    rf"(?:\+?86{_SEPARATOR})?1[3-9]\d(?:{_SEPARATOR}\d{{4}}){{2}}",
    rf"\(?0[1-9]\d{{1,2}}\)?{_SEPARATOR}\d{{3,4}}{_SEPARATOR}\d{{4}}",
    rf"09\d{{2}}{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{3}}",
    rf"[48]00{_SEPARATOR}\d{{3,4}}{_SEPARATOR}\d{{3,4}}",
    rf"(?:\+?7|8){_SEPARATOR}\(?[3-9]\d{{2}}\)?{_SEPARATOR}\d{{3}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{2}}",
    rf"(?:\+?1{_SEPARATOR})?(?:\([2-9]\d{{2}}\) ?|[2-9]\d{{2}}[-. ])\d{{3}}[-. ]\d{{4}}",
    rf"\+[1-9]\d{{0,2}}(?:{_SEPARATOR}\(?\d{{1,4}}\)?){{2,5}}",
)
_NUMBER: Final = re.compile(rf"(?<![\w.+])(?:{'|'.join(_FORMS)})(?!\w|[-.]\d)", re.ASCII)
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９＋－（）", "0123456789+-()")
_KEYCAPS: Final = str.maketrans("⓪①②③④⑤⑥⑦⑧⑨", "0123456789")
_FEWEST_DIGITS: Final = 7


def find(text: str) -> Iterator[Span]:
    """Yield the places of a text that look like telephone numbers, from left to right."""
    plain = text.translate(_FULL_WIDTH).translate(_KEYCAPS)
    for match in _NUMBER.finditer(plain):
        digits = "".join(letter for letter in match[0] if letter.isdigit())
        if len(digits) >= _FEWEST_DIGITS:
            yield Span(match.start(), match.end(), digits)
