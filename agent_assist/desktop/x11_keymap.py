"""Which key of the keyboard is which, in the layout of the moment."""

from collections.abc import Iterable
from typing import Final

from Xlib import XK, X

from agent_assist.desktop.key_names import US_POSITIONS, Modifier
from agent_assist.desktop.x11_loop import Call, Loop, XEvent

_KEYSYM: Final = {
    Modifier.SHIFT: XK.XK_Shift_L,
    Modifier.CTRL: XK.XK_Control_L,
    Modifier.ALT: XK.XK_Alt_L,
    Modifier.META: XK.XK_Super_L,
}
_LOCKS: Final = (XK.XK_Num_Lock, XK.XK_Scroll_Lock)
_GROUP_SHIFT: Final = 13  # XKB tells the active layout in bits 13 and 14 of the core state
_COLUMNS_A_GROUP: Final = 2
_SETTLE_S: Final = 0.1


class Keymap:
    """The keyboard's map, read again when it changes."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._changed: list[Call] = []
        self._read_soon = False
        self._read()
        loop.on(X.MappingNotify, self._on_mapping)

    def on_change(self, call: Call) -> None:
        """Have `call` called after the map has changed."""
        self._changed.append(call)

    def keycode(self, keysym: int, *, in_active_layout: bool) -> int:
        """Return the key that gives `keysym`, 0 if no key does.

        In the active layout first if wanted, then in any; where the keyboard has no Latin letters,
        the place where an ordinary keyboard has them.
        """
        if in_active_layout:
            column = self._active_layout() * _COLUMNS_A_GROUP
            if code := self._with_keysym(keysym, (column,)):
                return code
        columns = range(max(map(len, self._rows), default=0))
        return self._with_keysym(keysym, columns) or US_POSITIONS.get(keysym, 0)

    def mask(self, modifiers: Iterable[Modifier]) -> int | None:
        """Return the bits that stand for these modifiers, None if one is not on this keyboard."""
        bits = {self._bit_of(_KEYSYM[modifier]) for modifier in modifiers}
        return None if 0 in bits else sum(bits)

    def lock_masks(self) -> tuple[int, ...]:
        """Return the bits of every combination of the lock keys that may be on."""
        masks = {0}
        for bit in {X.LockMask, *(self._bit_of(keysym) for keysym in _LOCKS)}:
            masks |= {mask | bit for mask in masks}
        return tuple(sorted(masks))

    def modifier_keycodes(self) -> frozenset[int]:
        """Return the keys that change what others do while they are held, locks left out."""
        locking = {X.LockMask, *(self._bit_of(keysym) for keysym in _LOCKS)}
        return frozenset(
            code
            for index, codes in enumerate(self._modifiers)
            for code in codes
            if code and 1 << index not in locking
        )

    def key_of(self, modifier: Modifier) -> int:
        """Return the left key of this modifier."""
        return self.keycode(_KEYSYM[modifier], in_active_layout=False)

    def keys_down(self) -> frozenset[int]:
        """Return the keys that are held at this moment."""
        octets = self._loop.display.query_keymap()
        return frozenset(
            index * 8 + bit
            for index, octet in enumerate(octets)
            for bit in range(8)
            if octet >> bit & 1
        )

    def _active_layout(self) -> int:
        return int(self._loop.root.query_pointer().mask) >> _GROUP_SHIFT & 3

    def _with_keysym(self, keysym: int, columns: Iterable[int]) -> int:
        for column in columns:
            for index, row in enumerate(self._rows):
                if column < len(row) and row[column] == keysym:
                    return self._first + index
        return 0

    def _bit_of(self, keysym: int) -> int:
        code = self._with_keysym(keysym, range(_COLUMNS_A_GROUP))
        for index, codes in enumerate(self._modifiers):
            if code and code in codes:
                return 1 << index
        return 0

    def _on_mapping(self, _: XEvent) -> None:
        # Tools that type by remapping keys change the map many times a second.
        if not self._read_soon:
            self._read_soon = True
            self._loop.later(_SETTLE_S, self._read_again)

    def _read_again(self) -> None:
        self._read_soon = False
        self._read()
        for call in self._changed:
            call()

    def _read(self) -> None:
        information = self._loop.display.display.info
        self._first = int(information.min_keycode)
        count = information.max_keycode - information.min_keycode + 1
        rows = self._loop.display.get_keyboard_mapping(self._first, count)
        self._rows = [tuple(row) for row in rows]
        self._modifiers = [tuple(row) for row in self._loop.display.get_modifier_mapping()]
