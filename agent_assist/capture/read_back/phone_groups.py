"""How a telephone number is cut for the ear, by its country and the language it is said in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent_assist.capture.read_back.groups import blocks

_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(10|2\d)(\d{4})(\d{4})|([3-9]\d\d)(\d{3,4})(\d{4})")
_CODES: Final = ("375", "380", "998", "972", "971", "420", "351", "353", "49", "33", "39", "34", "48", "81", "82", "61", "65", "91")  # fmt: skip
_BREATH: Final = 3
_TEN_DIGITS: Final = 10
Groups = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number cut up: `country` code when it is said, groups, extension."""

    country: str
    groups: Groups
    extension: str = ""

    def shown(self) -> Groups:
        """Return all groups as the screen shows them."""
        first = (f"+{self.country}",) if self.country else ()
        last = (self.extension,) if self.extension else ()
        return (*first, *self.groups, *last)


def cut(value: str, language: str) -> Number:
    """Return an E.164 number, with `;ext=` perhaps, cut as the language reads it out."""
    number, _, extension = value.partition(";ext=")
    digits = number.removeprefix("+")
    for code, (home, cutter) in _COUNTRIES.items():
        groups = cutter(digits.removeprefix(code)) if digits.startswith(code) else ()
        if groups:
            is_home = language in home
            trunk = code in _TRUNK and is_home and not _MOBILE.fullmatch("".join(groups))
            cut_up = (f"0{groups[0]}", *groups[1:]) if trunk else groups
            return Number("" if is_home else code, cut_up, extension)
    code = next((c for c in _CODES if digits.startswith(c)), digits[:2])
    return Number(code, blocks(digits[len(code) :], _BREATH), extension)


def _mainland(rest: str) -> Groups:
    if _MOBILE.fullmatch(rest):
        return rest[:3], rest[3:7], rest[7:]
    match = _LANDLINE.fullmatch(rest)
    return tuple(part for part in match.groups() if part) if match else ()


def _taiwanese(rest: str) -> Groups:
    if rest.startswith("9"):
        return rest[:3], rest[3:6], rest[6:]
    return rest[:1], rest[1:-4], rest[-4:]


def _eight_digits(rest: str) -> Groups:
    return rest[:4], rest[4:]


def _russian(rest: str) -> Groups:
    return (rest[:3], rest[3:6], rest[6:8], rest[8:]) if len(rest) == _TEN_DIGITS else ()


def _american(rest: str) -> Groups:
    return (rest[:3], rest[3:6], rest[6:]) if len(rest) == _TEN_DIGITS else ()


def _british(rest: str) -> Groups:
    if rest.startswith("2"):
        return rest[:2], rest[2:6], rest[6:]
    return (
        (rest[:4], rest[4:7], rest[7:]) if rest.startswith("7") else (rest[:3], rest[3:6], rest[6:])
    )


# Languages that leave the code out, and how the rest is cut; a Russian number is said with +7.
_COUNTRIES: Final[dict[str, tuple[frozenset[str], Callable[[str], Groups]]]] = {
    "886": (frozenset({"zh-Hant"}), _taiwanese),
    "852": (frozenset({"zh-Hant"}), _eight_digits),
    "853": (frozenset({"zh-Hant"}), _eight_digits),
    "86": (frozenset({"zh", "zh-Hant"}), _mainland),
    "44": (frozenset({"en"}), _british),
    "7": (frozenset(), _russian),
    "1": (frozenset({"en"}), _american),
}
_TRUNK: Final = frozenset({"886", "86", "44"})
