"""Presses keys as a person would: through the X server, or handed to our own windows."""

import time
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from Xlib import XK, X
from Xlib.display import Display
from Xlib.ext import xtest

_MODIFIERS: Final = {"Ctrl": "Control_L", "Alt": "Alt_L", "Shift": "Shift_L", "Meta": "Super_L"}
_KEYS: Final = {"Space": "space", "Enter": "Return", "Esc": "Escape", "-": "minus", ".": "period"}
_HELD_S: Final = 0.02
_NAMED: Final = {
    "Tab": Qt.Key.Key_Tab,
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
}
_PASTE: Final = "Ctrl+v"


class Hands(Protocol):
    """Types into whatever has the focus."""

    def press(self, keys: str) -> None:
        """Press and let go keys written like `Ctrl+Alt+Space`."""
        ...

    def type(self, text: str) -> None:
        """Type letters, digits and simple marks."""
        ...


class ServerHands:
    """Real key events by XTEST: every program on the display sees them."""

    def __init__(self) -> None:
        self._display = Display()

    def close(self) -> None:
        """Let the connection go."""
        self._display.close()

    def press(self, keys: str) -> None:
        """Press and let go keys written like `Ctrl+Alt+Space`."""
        *modifiers, last = [part for part in keys.split("+") if part] or [keys]
        names = [*(_MODIFIERS[name] for name in modifiers), _KEYS.get(last, last)]
        codes = [self._display.keysym_to_keycode(XK.string_to_keysym(name)) for name in names]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        self._display.sync()
        time.sleep(_HELD_S)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def type(self, text: str) -> None:
        """Type letters, digits and simple marks."""
        for character in text:
            self.press("Space" if character == " " else character)


class SimulatedHands:
    """Key events handed to our own focused window, where there is no X server to press on."""

    def press(self, keys: str) -> None:
        """Press and let go one of the keys Tab, Enter and Esc, or Ctrl+V."""
        if keys == _PASTE:
            self._send(Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier)
        else:
            self._send(_NAMED[keys], "")

    def type(self, text: str) -> None:
        """Type letters, digits and simple marks."""
        for character in text:
            self._send(Qt.Key.Key_unknown, character)

    def _send(
        self,
        key: Qt.Key,
        text: str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        window = QGuiApplication.focusObject()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text)
            QCoreApplication.sendEvent(window, event)
