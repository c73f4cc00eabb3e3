"""System-wide keys on the X11 thread: passive grabs that hold back what is typed after them.

The grabs live on a connection of their own and not on the toolkit's: a grab of this kind freezes
the keyboard of the whole desktop until somebody lets it go, and this thread does so in time even
when our window is busy.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from Xlib import X, error

from agent_assist.desktop.key_names import Keys
from agent_assist.desktop.x11_keymap import Keymap
from agent_assist.desktop.x11_loop import Call, Loop, Steps, Wait, XEvent
from agent_assist.runtime.desktop import HotkeyState

log = logging.getLogger(__name__)

_THAW_AFTER_S: Final = 0.4
_LOOK_S: Final = 0.02
_FOCUS_LOOK_S: Final = 0.001
_REPEATS_AFTER_MS: Final = 150


@dataclass(frozen=True, slots=True)
class _Grab:
    keycode: int
    modifiers: int
    pressed: Callable[[], None]


@dataclass(slots=True)
class _Held:
    """A hotkey that has not been let go yet, by the server's clock in milliseconds."""

    since: int
    repeating: bool = False

    def is_repeated_by(self, event: XEvent) -> bool:
        """Say whether a further press is the keyboard's own: those begin after a pause."""
        self.repeating = self.repeating or event.time - self.since >= _REPEATS_AFTER_MS
        return self.repeating


class Grabs:
    """The hotkeys that we hold."""

    def __init__(self, loop: Loop, keymap: Keymap, focus_is_ours: Callable[[], bool]) -> None:
        self._loop = loop
        self._keymap = keymap
        self._focus_is_ours = focus_is_ours
        self._grabs: dict[Keys, _Grab] = {}
        self._held: dict[int, _Held] = {}
        self._frozen = False
        self._call_thaw_off: Call = _nothing
        loop.on(X.KeyPress, self._on_press)
        keymap.on_change(self._grab_again)

    def grab(self, keys: Keys, pressed: Callable[[], None]) -> HotkeyState:
        """Take a hotkey; `pressed` is called on this thread, once for each time it goes down."""
        self.release(keys)
        keycode = self._keymap.keycode(keys.keysym, in_active_layout=False)
        mask = self._keymap.mask(keys.modifiers)
        if not keycode or mask is None:
            return HotkeyState.UNKNOWN_KEY
        grab = _Grab(keycode, mask, pressed)
        if not self._take(grab):
            return HotkeyState.TAKEN
        self._grabs[keys] = grab
        return HotkeyState.GRABBED

    def release(self, keys: Keys) -> None:
        """Give a hotkey back."""
        if grab := self._grabs.pop(keys, None):
            self._give_back(grab)

    def ready(self) -> None:
        """Let the keys go as soon as the server, too, sends them to a window of ours.

        The toolkit may believe so some ms before; keys let go then would reach the customer.
        """
        self._loop.start(self._thaw_with_focus())

    def thaw(self) -> None:
        """Let the keys go that have been held back; they reach the window that has the focus."""
        if not self._frozen:
            return
        self._frozen = False
        self._call_thaw_off()
        self._loop.display.allow_events(X.AsyncKeyboard, X.CurrentTime)
        self._loop.display.ungrab_keyboard(X.CurrentTime)
        self._loop.display.flush()

    def _take(self, grab: _Grab) -> bool:
        """Grab a key in every state of the lock keys; none at all if one of them is refused."""
        refusal = error.CatchError(error.BadAccess)
        for mask in self._masks(grab):
            self._loop.root.grab_key(
                grab.keycode, mask, False, X.GrabModeAsync, X.GrabModeSync, onerror=refusal
            )
        self._loop.display.sync()
        if refusal.get_error():
            self._give_back(grab)
            return False
        return True

    def _give_back(self, grab: _Grab) -> None:
        for mask in self._masks(grab):
            self._loop.root.ungrab_key(grab.keycode, mask)
        self._loop.display.flush()

    def _masks(self, grab: _Grab) -> list[int]:
        return [grab.modifiers | locks for locks in self._keymap.lock_masks()]

    def _on_press(self, event: XEvent) -> None:
        locks = max(self._keymap.lock_masks())
        for grab in self._grabs.values():
            if event.detail == grab.keycode and event.state & 0xFF & ~locks == grab.modifiers:
                self._on_hotkey(grab, event)

    def _on_hotkey(self, grab: _Grab, event: XEvent) -> None:
        self._call_thaw_off()
        self._frozen = True
        before = self._held.get(grab.keycode)
        if before and before.is_repeated_by(event):
            self.thaw()
            return
        self._call_thaw_off = self._loop.later(_THAW_AFTER_S, self.thaw)
        held = self._held[grab.keycode] = _Held(event.time)
        self._loop.start(self._until_let_go(grab.keycode, held))
        grab.pressed()

    def _thaw_with_focus(self) -> Steps[None]:
        while self._frozen and not self._focus_is_ours():
            yield Wait(_FOCUS_LOOK_S)
        self.thaw()

    def _until_let_go(self, keycode: int, held: _Held) -> Steps[None]:
        yield Wait(_LOOK_S)
        while self._held.get(keycode) is held:
            if not self._frozen and keycode not in self._keymap.keys_down():
                del self._held[keycode]
                return
            yield Wait(_LOOK_S)

    def _grab_again(self) -> None:
        """Follow the keys to where a new layout has them."""
        old = tuple(self._grabs.items())
        for keys, _ in old:
            self.release(keys)
        for keys, grab in old:
            state = self.grab(keys, grab.pressed)
            if state is not HotkeyState.GRABBED:
                log.warning("hotkey lost after a change of the keyboard map: %s", state)


def _nothing() -> None:
    """Call off nothing."""
