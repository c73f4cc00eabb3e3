"""The masked form of a value, by the kind of its field: enough to know it again, not to use it.

The one home of masked forms; lists, the audit and the screens show them until somebody asks.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.fields import Kind
from agent_assist.dates.due import Due

MARK: Final = "•"
HIDDEN: Final = MARK * 3
_EXTENSION: Final = ";ext="
_CALLING_CODE: Final = re.compile(r"\+(?:86|852|853|886|7|1|\d{2})")
_WORD: Final = re.compile(r"[^\W\d_]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_DIVISION: Final = re.compile(r".{1,8}?[市州县縣区區]|[^,，\d]{2,30}(?=[,，])")


def masked(kind: Kind, value: Value) -> str:
    """Return the masked form of a value; text that is nobody's in particular is hidden whole."""
    if isinstance(value, Amount):
        return f"{HIDDEN} {value.currency}"
    if isinstance(value, Due):
        return " ".join(f"{key} {part}" for key, part in value.row().items())
    return _FORMS.get(kind, _hidden)(value) if value else ""


def _hidden(_value: str) -> str:
    return HIDDEN


def _name(value: str) -> str:
    """Return a name by its first character, Latin and Cyrillic ones word by word."""
    if _HAN.search(value):
        return value[0] + MARK * min(len(value) - 1, 3)
    return _WORD.sub(lambda word: word[0][0] + HIDDEN, value) if _WORD.search(value) else HIDDEN


def _phone(value: str) -> str:
    """Return a number by its calling code, at most three digits after it, and the last four."""
    number, extension, _digits = value.partition(_EXTENSION)
    code = _CALLING_CODE.match(number)
    rest = number[code.end() :] if code else number
    shown = _ends(rest, 3, 4)
    return (f"{code[0]} " if code else "") + shown + (extension and f"{extension}{HIDDEN}")


def _number(value: str) -> str:
    return _ends(value, 0, 4)


def _identity(value: str) -> str:
    return _ends(value, 3, 4)


def _ends(value: str, first: int, last: int) -> str:
    """Return both ends of a value; of a short one less, so that most of it stays hidden."""
    if len(value) < first + last + 3:
        first, last = 0, min(last, len(value) // 3)
    return value[:first] + MARK * 4 + value[len(value) - last :]


def _email(value: str) -> str:
    name, at, host = value.partition("@")
    return name[:1] + HIDDEN + at + host if at else HIDDEN


def _address(value: str) -> str:
    """Return an address by its province or city, never the street."""
    division = _DIVISION.match(value)
    return (division[0] if division else "") + HIDDEN


_FORMS: Final[Mapping[Kind, Callable[[str], str]]] = MappingProxyType(
    {
        Kind.NAME: _name,
        Kind.PHONE: _phone,
        Kind.EMAIL: _email,
        Kind.ADDRESS: _address,
        Kind.NUMBER: _number,
        Kind.IDENTITY: _identity,
    }
)
