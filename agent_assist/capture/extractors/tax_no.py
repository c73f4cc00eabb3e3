"""Tax numbers, with check digits where the country gives them any."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

_LABELLED: Final = re.compile(
    rf"{labels.before(labels.TAX).pattern}([a-z]{{0,3}} ?\d[a-z0-9\- ]{{5,22}}[a-z0-9])(?![a-z0-9*])"
)
_CHINESE: Final = re.compile(
    r"(?<![a-z0-9])([159ny][1239]\d{6}[0-9a-hj-npqrtuwxy]{10})(?![a-z0-9])"
)
# GB 32100-2015: no I, O, S, V, Z; weights are powers of three modulo 31.
_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_INN: Final = {
    10: ((2, 4, 10, 3, 5, 9, 4, 6, 8),),
    12: ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)),
}
_CREDIT_CODE: Final = 18
_NEARLY_CREDIT_CODE: Final = re.compile(r"9[1-3]\d{6}(?=\d*[A-Z])[0-9A-Z]{8,11}")
_TAIWAN: Final = (1, 2, 1, 2, 1, 2, 4, 1)


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the tax numbers; one whose check digit is wrong is invalid."""
    for match in _LABELLED.finditer(notes.folded):
        value = re.split(r"[ ](?=[a-z])", match[1].strip())[0]
        span = (match.start(1), match.start(1) + len(value))
        number = re.sub(r"[^0-9A-Z]", "", value.upper())
        standing = Standing.INVALID if is_valid(number) is False else Standing.FOUND
        yield Candidate(
            "tax_no", number, *span, raw=notes.raw(*span), source="label",
            validator="check_digit", standing=standing,
        )  # fmt: skip
    for match in _CHINESE.finditer(notes.folded):
        number = match[1].upper()
        if is_valid(number):
            span = match.span(1)
            yield Candidate("tax_no", number, *span, raw=notes.raw(*span), validator="check_digit")


def is_valid(number: str) -> bool | None:
    """Tell whether the check digits are right; None where the form has none that we know."""
    if len(number) == _CREDIT_CODE and number[0] in "159NY" and not number.isdigit():
        return _is_credit_code(number)
    if _NEARLY_CREDIT_CODE.fullmatch(number) and len(number) != _CREDIT_CODE:
        return False
    if number.isdigit() and len(number) in _INN:
        return is_inn(number)
    if number.isdigit() and len(number) == len(_TAIWAN):
        return _is_taiwanese(number)
    return None


def _is_credit_code(number: str) -> bool:
    if any(letter not in _ALPHABET for letter in number):
        return False
    total = sum(_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(number[:17]))
    return _ALPHABET[-total % 31] == number[17]


def is_inn(number: str) -> bool:
    """Tell whether the one or two check digits of a Russian INN are right."""
    for weights in _INN[len(number)]:
        total = sum(w * int(d) for w, d in zip(weights, number, strict=False))
        if total % 11 % 10 != int(number[len(weights)]):
            return False
    return True


def _is_taiwanese(number: str) -> bool:
    products = [w * int(d) for w, d in zip(_TAIWAN, number, strict=True)]
    total = sum(p // 10 + p % 10 for p in products)
    return total % 5 == 0 or (number[6] == "7" and (total + 1) % 5 == 0)
