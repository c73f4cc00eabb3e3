"""Keys as people write them (`Ctrl+Alt+Space`) and as X11 numbers them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from Xlib import XK


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
_OTHER_NAMES: Final = {
    "esc": "Escape",
    "enter": "Return",
    "ins": "Insert",
    "del": "Delete",
    "pgup": "Prior",
    "pgdown": "Next",
    "backspace": "BackSpace",
}

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
    known = _OTHER_NAMES.get(name.lower(), name)
    for spelling in (known, known.lower(), known.title()):
        if keysym := XK.string_to_keysym(spelling):
            return int(keysym)
    return 0
