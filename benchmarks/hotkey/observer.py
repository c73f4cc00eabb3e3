"""Watches the screen from outside: when does the palette's first pixel appear, what is in its box.

Knows nothing of the program under test but its hotkey.
"""

import time
from dataclasses import dataclass

from benchmarks.desktop.program import HOTKEY
from tests.rig.clipboard import read_selection
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target
from tests.rig.waiting import until

_APPEARS_WITHIN_S = 3.0
_BYTES = 4
_SETTLED_S = 0.5


@dataclass(frozen=True, slots=True)
class Spot:
    """A pixel that tells whether the palette is there."""

    x: int
    y: int
    without: bytes


class Observer:
    """Calls and dismisses the palette over a front window and times what the screen shows."""

    def __init__(self, desktop: VirtualDesktop, front: Target) -> None:
        self._desktop = desktop
        self._front = front
        self._spot = self._find_spot()

    def time_to_pixel(self) -> float:
        """Return the ms from the press of the hotkey to the palette's first pixel."""
        pressed_at = self._desktop.keyboard.press(HOTKEY)
        until(self._palette_is_painted, _APPEARS_WITHIN_S, step_s=0.0002)
        return (time.monotonic_ns() - pressed_at) / 1e6

    def typed_after_hotkey(self, digits: str, gap_s: float) -> str:
        """Type `digits` after the hotkey; return what the search box then holds."""
        self._desktop.keyboard.press(HOTKEY)
        time.sleep(gap_s)
        self._desktop.keyboard.type(digits)
        until(self._palette_has_the_focus, _APPEARS_WITHIN_S)
        return self._text_of_focused_field(digits)

    def dismiss(self) -> None:
        """Send the palette away and wait until the front window is alone in front again."""
        until(self._palette_has_the_focus, _APPEARS_WITHIN_S)
        self._desktop.keyboard.press("Esc")

        def front_window_is_back() -> bool:
            if self._palette_has_the_focus():
                return False
            return self._spot_shows(self._spot.without)

        until(front_window_is_back, _APPEARS_WITHIN_S)
        time.sleep(_SETTLED_S)

    def _text_of_focused_field(self, expected: str) -> str:
        """Select all and copy, as a person could; the clipboard then holds the field's text."""

        def copied() -> str:
            self._desktop.keyboard.press("Ctrl+a")
            self._desktop.keyboard.press("Ctrl+c")
            found = read_selection(self._desktop.name, ("UTF8_STRING",))
            return found.get("UTF8_STRING", b"").decode()

        try:
            return until(lambda: copied() == expected, 1.0) and expected
        except TimeoutError:
            return copied()

    def _palette_has_the_focus(self) -> bool:
        windows = self._desktop.windows
        front = windows.in_front()
        return front not in {0, self._front.window} and windows.focused_by(front)

    def _palette_is_painted(self) -> bool:
        return not self._spot_shows(self._spot.without)

    def _spot_shows(self, pixel: bytes) -> bool:
        return self._desktop.windows.pixels(self._spot.x, self._spot.y) == pixel

    def _find_spot(self) -> Spot:
        """Show the palette once and find a pixel well inside it that it changes."""
        screen = self._desktop.windows.display.screen()
        width, height = screen.width_in_pixels, screen.height_in_pixels
        before = self._desktop.windows.pixels(0, 0, width, height)
        self._desktop.keyboard.press(HOTKEY)
        until(self._palette_has_the_focus, _APPEARS_WITHIN_S)
        time.sleep(_SETTLED_S)
        x, y, wide, high = self._desktop.windows.rectangle(self._desktop.windows.in_front())
        after = self._desktop.windows.pixels(0, 0, width, height)
        self._desktop.keyboard.press("Esc")
        until(lambda: not self._palette_has_the_focus(), _APPEARS_WITHIN_S)
        time.sleep(_SETTLED_S)
        for row in range(y + high // 8, y + high, max(1, high // 16)):
            for column in range(x + wide // 8, x + wide, max(1, wide // 16)):
                at = (row * width + column) * _BYTES
                if before[at : at + _BYTES] != after[at : at + _BYTES]:
                    return Spot(column, row, before[at : at + _BYTES])
        raise LookupError("the palette changes no pixel")
