"""Reads a selection as a fresh program would: every format asked for by name, INCR included."""

from collections.abc import Callable, Sequence
from typing import Any

from Xlib import X
from Xlib.display import Display

from tests.rig.waiting import until

Untyped = Any
"""What python-xlib hands out."""

_READ_WITHIN_S = 3.0
_WORDS = 1 << 22  # of four bytes, the most that is read at once


def read_selection(
    display_name: str, formats: Sequence[str], selection: str = "CLIPBOARD"
) -> dict[str, bytes]:
    """Return what the owner gives for each format; a refused format is missing."""
    display = Display(display_name)
    try:
        reader = _Reader(display, selection)
        answers = {name: reader.read(name) for name in formats}
        return {name: value for name, value in answers.items() if value is not None}
    finally:
        display.close()


def offered(display_name: str, selection: str = "CLIPBOARD") -> set[str]:
    """Return the names of the formats that the owner of a selection offers."""
    display = Display(display_name)
    try:
        found = _Reader(display, selection).read("TARGETS") or b""
        atoms = [int.from_bytes(found[at : at + 4], "little") for at in range(0, len(found), 4)]
        return {display.get_atom_name(atom) for atom in atoms}
    finally:
        display.close()


class _Reader:
    def __init__(self, display: Display, selection: str) -> None:
        self._display = display
        self._selection = display.get_atom(selection)
        self._place = display.get_atom("RIG_READING")
        self._incr = display.get_atom("INCR")
        screen = display.screen()
        self._window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self._window.change_attributes(event_mask=X.PropertyChangeMask)

    def read(self, name: str) -> bytes | None:
        self._window.convert_selection(
            self._selection, self._display.get_atom(name), self._place, X.CurrentTime
        )
        notify = self._next(lambda got: got.type == X.SelectionNotify)
        if notify.property == X.NONE:
            return None
        found = self._take()
        if found is None:  # Qt answers so for a format that it does not have
            return None
        return self._read_in_pieces() if found.property_type == self._incr else _bytes_of(found)

    def _read_in_pieces(self) -> bytes:
        pieces = b""
        while True:
            self._next(lambda got: got.type == X.PropertyNotify and got.state == X.PropertyNewValue)
            piece = _bytes_of(self._take())
            if not piece:
                return pieces
            pieces += piece

    def _take(self) -> Untyped:
        """Read and delete: the deletion tells the owner that the data is taken."""
        return self._window.get_property(self._place, X.AnyPropertyType, 0, _WORDS, delete=True)

    def _next(self, wanted: Callable[[Untyped], bool]) -> Untyped:
        def event_that_is_wanted() -> Untyped:
            while self._display.pending_events():
                got = self._display.next_event()
                if wanted(got):
                    return got
            return None

        return until(event_that_is_wanted, _READ_WITHIN_S, 0.001)


def _bytes_of(found: Untyped) -> bytes:
    if isinstance(found.value, bytes):
        return found.value
    return b"".join(int(item).to_bytes(4, "little") for item in found.value)
