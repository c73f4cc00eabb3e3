"""Keys as Windows numbers them."""

from typing import Final

from Xlib import XK

from agent_assist.desktop.key_names import Keys, Modifier
from agent_assist.desktop.win32 import MOD_ALT, MOD_CONTROL, MOD_SHIFT, MOD_WIN

_NAMED: Final = {
    "space": 0x20,
    "Return": 0x0D,
    "Escape": 0x1B,
    "Tab": 0x09,
    "BackSpace": 0x08,
    "Insert": 0x2D,
    "Delete": 0x2E,
    "Home": 0x24,
    "End": 0x23,
    "Prior": 0x21,
    "Next": 0x22,
    "Left": 0x25,
    "Up": 0x26,
    "Right": 0x27,
    "Down": 0x28,
    "semicolon": 0xBA,
    "equal": 0xBB,
    "comma": 0xBC,
    "minus": 0xBD,
    "period": 0xBE,
    "slash": 0xBF,
    "grave": 0xC0,
    "bracketleft": 0xDB,
    "backslash": 0xDC,
    "bracketright": 0xDD,
    "apostrophe": 0xDE,
} | {f"F{number}": 0x6F + number for number in range(1, 25)}

_CODES: Final = {XK.string_to_keysym(name): code for name, code in _NAMED.items()} | {
    ord(character): ord(character.upper()) for character in "abcdefghijklmnopqrstuvwxyz0123456789"
}
_MASKS: Final = {
    Modifier.ALT: MOD_ALT,
    Modifier.CTRL: MOD_CONTROL,
    Modifier.SHIFT: MOD_SHIFT,
    Modifier.META: MOD_WIN,
}
_MODIFIER_CODES: Final = {
    Modifier.CTRL: 0x11,
    Modifier.ALT: 0x12,
    Modifier.SHIFT: 0x10,
    Modifier.META: 0x5B,
}


def code(keys: Keys) -> int | None:
    """Return the virtual key code of the last key, None for one that Windows has no code for."""
    return _CODES.get(keys.keysym)


def mask(keys: Keys) -> int:
    """Return the modifiers as a hotkey is registered with."""
    return sum(_MASKS[modifier] for modifier in keys.modifiers)


def chord(keys: Keys) -> tuple[int, ...] | None:
    """Return the codes in the order in which they go down, None when there is no such key."""
    last = code(keys)
    if last is None:
        return None
    first = [value for modifier, value in _MODIFIER_CODES.items() if modifier in keys.modifiers]
    return (*first, last)
