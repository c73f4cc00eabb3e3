"""Places that hold a payment card number: a known prefix, 13 to 19 digits, a right Luhn sum."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.text.detectors.span import Span

# Visa, Mastercard, American Express, Discover, JCB, UnionPay, Mir, Maestro, Diners.
_PREFIX: Final = re.compile(
    r"4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3[47]|6(?:011|5|2)|35(?:2[89]|[3-8])|220[0-4]|"
    r"50|5[6-9]|6[37]|3(?:0[0-5]|[689])"
)
_RUN: Final = re.compile(r"(?<![\w-])\d(?:[ \u00a0-]?\d){12,18}(?![\w-])", re.ASCII)


def find(text: str) -> Iterator[Span]:
    """Yield the places of a text that hold a card number."""
    for match in _RUN.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if _PREFIX.match(digits) and has_luhn(digits):
            yield Span(match.start(), match.end(), digits)


def has_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of ISO/IEC 7812-1, annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + place % 2)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004 - the cross sum
    return total % 10 == 0
