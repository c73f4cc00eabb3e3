"""Types as a hand does: XTEST through a connection of its own, no process start per key."""

import time

from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

_NAMES = {
    "ctrl": "Control_L",
    "alt": "Alt_L",
    "shift": "Shift_L",
    "win": "Super_L",
    "enter": "Return",
    "esc": "Escape",
    "space": "space",
    "tab": "Tab",
    "delete": "Delete",
    "end": "End",
    " ": "space",
    ".": "period",
    ",": "comma",
    ";": "semicolon",
    "-": "minus",
    "'": "apostrophe",
}


class Keyboard:
    """The keyboard of a virtual display."""

    def __init__(self, display_name: str) -> None:
        self._display = Display(display_name)

    def close(self) -> None:
        """Let the connection go."""
        self._display.close()

    def down(self, key: str) -> None:
        """Press a key and keep it down."""
        self._send(X.KeyPress, key)

    def up(self, key: str) -> None:
        """Let a key go."""
        self._send(X.KeyRelease, key)

    def press(self, keys: str, hold_s: float = 0.0) -> int:
        """Press keys written like `Ctrl+Alt+Space`, let them go after `hold_s`.

        Returns the monotonic time in ns just before the last key went down.
        """
        *modifiers, last = keys.split("+")
        for key in modifiers:
            self.down(key)
        at = time.monotonic_ns()
        self.down(last)
        if hold_s:
            time.sleep(hold_s)
        self.up(last)
        for key in reversed(modifiers):
            self.up(key)
        return at

    def type(self, text: str) -> None:
        """Type letters and digits without a pause."""
        for character in text:
            self.press(character)

    def anything_down(self) -> bool:
        """Say whether any key is down."""
        return any(self._display.query_keymap())

    def _send(self, kind: int, key: str) -> None:
        keysym = XK.string_to_keysym(_NAMES.get(key.lower(), key))
        xtest.fake_input(self._display, kind, self._display.keysym_to_keycode(keysym))
        self._display.sync()
