"""Keys as people write them (`Ctrl+Alt+Space`) and as X11 numbers them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Modifier(StrEnum):
    """A key that changes what another key does."""

    SHIFT = "Shift"
    CTRL = "Ctrl"
    ALT = "Alt"
    META = "Meta"


@dataclass(frozen=True, slots=True)
class Keys:
    """One key together with the modifiers that are held."""

    modifiers: frozenset[Modifier]
    keysym: int


_MODIFIERS: Final = {
    "shift": Modifier.SHIFT,
    "ctrl": Modifier.CTRL,
    "control": Modifier.CTRL,
    "alt": Modifier.ALT,
    "meta": Modifier.META,
    "super": Modifier.META,
    "win": Modifier.META,
}
_KEYSYMS: Final = {
    "space": 0x20,
    "plus": 0x2B,
    "comma": 0x2C,
    "minus": 0x2D,
    "period": 0x2E,
    "slash": 0x2F,
    "semicolon": 0x3B,
    "equal": 0x3D,
    "bracketleft": 0x5B,
    "backslash": 0x5C,
    "bracketright": 0x5D,
    "apostrophe": 0x27,
    "grave": 0x60,
    "backspace": 0xFF08,
    "tab": 0xFF09,
    "return": 0xFF0D,
    "enter": 0xFF0D,
    "pause": 0xFF13,
    "escape": 0xFF1B,
    "esc": 0xFF1B,
    "home": 0xFF50,
    "left": 0xFF51,
    "up": 0xFF52,
    "right": 0xFF53,
    "down": 0xFF54,
    "pgup": 0xFF55,
    "prior": 0xFF55,
    "pgdown": 0xFF56,
    "next": 0xFF56,
    "end": 0xFF57,
    "print": 0xFF61,
    "insert": 0xFF63,
    "ins": 0xFF63,
    "menu": 0xFF67,
    "delete": 0xFFFF,
    "del": 0xFFFF,
} | {f"f{number}": 0xFFBD + number for number in range(1, 25)}
"""Name in lower case -> number, from X11's keysymdef.h; characters of ASCII are their own."""

US_POSITIONS: Final = {
    ord(character): first + index
    for first, characters in ((10, "1234567890-="), (24, "qwertyuiop[]"), (38, "asdfghjkl;'`"))
    for index, character in enumerate(characters)
} | {ord(character): 52 + index for index, character in enumerate("zxcvbnm,./")}
"""Keysym -> keycode of an ordinary keyboard, for layouts that have no Latin letters at all."""


def parse(text: str) -> Keys | None:
    """Return the keys that a text names, None when there is no such key."""
    if text.endswith("++"):
        names, last = text[:-2].split("+"), "+"
    else:
        *names, last = text.split("+")
    modifiers = [_MODIFIERS.get(name.strip().lower()) for name in names]
    keysym = _keysym(last.strip())
    if not keysym or None in modifiers:
        return None
    return Keys(frozenset(found for found in modifiers if found), keysym)


def _keysym(name: str) -> int:
    if len(name) == 1:
        return ord(name.lower()) if name.isascii() else 0
    return _KEYSYMS.get(name.lower(), 0)
