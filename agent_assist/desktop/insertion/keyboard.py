"""Presses a chord for the agent once their own hands are off the modifiers."""

import logging
import time
from typing import Final

from Xlib import XK, X
from Xlib.ext import xtest

from agent_assist.desktop.key_names import Keys
from agent_assist.desktop.x11_keymap import Keymap
from agent_assist.desktop.x11_loop import Loop, Steps, Wait, XEvent, ignore_error

log = logging.getLogger(__name__)

_HANDS_OFF_S: Final = 2.0
_LOOK_S: Final = 0.003
_ENTER_HELD_S: Final = 10.0
_ENTER_KEYS: Final = (XK.XK_Return, XK.XK_KP_Enter)


class Keyboard:
    """The keyboard as the target sees it."""

    def __init__(self, loop: Loop, keymap: Keymap) -> None:
        self._loop = loop
        self._keymap = keymap

    def hands_off(self) -> Steps[bool]:
        """Wait until no modifier is held, two seconds at most; say whether that is so.

        Letting them go for the agent is wrong in two ways: their own release comes in between and
        turns Ctrl+V into a plain v, and a key pressed down again for them stays stuck.
        """
        deadline = time.monotonic() + _HANDS_OFF_S
        while self._keymap.keys_down() & self._keymap.modifier_keycodes():
            if time.monotonic() > deadline:
                return False
            yield Wait(_LOOK_S)
        return True

    def press(self, keys: Keys) -> None:
        """Press and release a chord by the places of its keys."""
        codes = [self._keymap.key_of(modifier) for modifier in sorted(keys.modifiers)]
        codes.append(self._keymap.keycode(keys.keysym, in_active_layout=True))
        if 0 in codes:
            log.warning("this keyboard has not all keys of a chord")
            return
        self._loop.display.ungrab_keyboard(X.CurrentTime)  # in case a held Enter has just repeated
        for code in codes:
            xtest.fake_input(self._loop.display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._loop.display, X.KeyRelease, code)

    def keep_enter_back(self) -> None:
        """Keep the Enter key that chose a response from repeating into the target.

        Held for half a second it would arrive there again and again, and a chat would send. The
        key is free again as soon as the agent lets it go.
        """
        codes = {self._keymap.keycode(enter, in_active_layout=False) for enter in _ENTER_KEYS}
        if held := codes & self._keymap.keys_down() - {0}:
            self._loop.start(self._swallow(held))

    def _swallow(self, held: set[int]) -> Steps[None]:
        def let_keyboard_go(event: XEvent) -> None:
            if event.detail in held:
                # The repeat is ours now, and with it the keyboard; what comes next must not be.
                self._loop.display.ungrab_keyboard(X.CurrentTime)
                self._loop.display.flush()

        root = self._loop.root
        forget = self._loop.on(X.KeyPress, let_keyboard_go)
        for code in held:
            root.grab_key(
                code, X.AnyModifier, False, X.GrabModeAsync, X.GrabModeAsync, onerror=ignore_error
            )
        try:
            deadline = time.monotonic() + _ENTER_HELD_S
            while held & self._keymap.keys_down() and time.monotonic() < deadline:
                yield Wait(_LOOK_S)
        finally:
            forget()
            for code in held:
                root.ungrab_key(code, X.AnyModifier, onerror=ignore_error)
