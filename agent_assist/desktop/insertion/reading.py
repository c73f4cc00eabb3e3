"""Reads a selection as its owner gives it, in one piece or in many."""

import time
from enum import Enum, auto
from typing import Final

from Xlib import X

from agent_assist.desktop.insertion.contents import BITS_OF_A_BYTE, Item
from agent_assist.desktop.x11_loop import Loop, Steps, Wait, XEvent

_ANSWER_S: Final = 0.5
_PLACE: Final = "AGENT_ASSIST_READING"
_WORDS_AT_ONCE: Final = 65536


class Unread(Enum):
    """Why a format could not be read."""

    REFUSED = auto()
    SILENT = auto()
    TOO_LARGE = auto()


class Reader:
    """Reads one format after the other into a window of its own; to be closed afterwards."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._place = loop.display.get_atom(_PLACE)
        self._incr = loop.display.get_atom("INCR")
        self._events: list[XEvent] = []
        self._window = loop.own_window()
        self._ends = [
            loop.on(X.SelectionNotify, self._on_notify),
            loop.on(X.PropertyNotify, self._on_property),
        ]

    def close(self) -> None:
        """Let the window go."""
        for end in self._ends:
            end()
        self._window.destroy()

    def read(self, selection: int, form: int, most_bytes: int) -> Steps[Item | Unread]:
        """Return what the owner gives for the format `form`, `most_bytes` at most."""
        self._events.clear()
        self._window.delete_property(self._place)
        self._window.convert_selection(selection, form, self._place, X.CurrentTime)
        notify = yield from self._next(X.SelectionNotify, form)
        if notify is None:
            return self._abandon(Unread.SILENT)
        if notify.property == X.NONE:
            return Unread.REFUSED
        return (yield from self._fetch(most_bytes))

    def _fetch(self, most_bytes: int) -> Steps[Item | Unread]:
        found = self._window.get_property(self._place, X.AnyPropertyType, 0, 1)
        if found is None:
            return Unread.REFUSED
        in_pieces = found.property_type == self._incr
        if in_pieces:
            size = next(iter(found.value), 0)  # at least so many bytes, says the owner
        else:
            size = len(found.value) * found.format // BITS_OF_A_BYTE + found.bytes_after
        if size > most_bytes:
            return self._abandon(Unread.TOO_LARGE)
        return (yield from self._read_in_pieces(most_bytes)) if in_pieces else self._take()

    def _read_in_pieces(self, most_bytes: int) -> Steps[Item | Unread]:
        self._events.clear()
        self._window.delete_property(self._place)  # this is how the owner is told to begin
        pieces: list[bytes] = []
        size = 0
        while True:
            if (yield from self._next(X.PropertyNotify, self._place)) is None:
                return self._abandon(Unread.SILENT)
            piece = self._take()
            if isinstance(piece, Unread):
                continue  # our own deletion's echo: nothing has been written yet
            if not piece.value:
                return Item(piece.kind, piece.width, b"".join(pieces))
            pieces.append(piece.value)
            size += len(piece.value)
            if size > most_bytes:
                return self._abandon(Unread.TOO_LARGE)

    def _take(self) -> Item | Unread:
        """Read the property and delete it, which tells the owner that we have it."""
        pieces: list[bytes] = []
        while True:
            found = self._window.get_property(
                self._place,
                X.AnyPropertyType,
                len(pieces) * _WORDS_AT_ONCE,
                _WORDS_AT_ONCE,
                delete=True,
            )
            if found is None:
                return Unread.REFUSED
            pieces.append(found.value if found.format == BITS_OF_A_BYTE else found.value.tobytes())
            if not found.bytes_after:
                return Item(found.property_type, found.format, b"".join(pieces))

    def _abandon(self, why: Unread) -> Unread:
        # What the owner still writes must not be mistaken for the next format.
        self._window.destroy()
        self._window = self._loop.own_window()
        return why

    def _next(self, kind: int, subject: int) -> Steps[XEvent | None]:
        """Wait for an event about a format or a property."""
        deadline = time.monotonic() + _ANSWER_S
        while (left := deadline - time.monotonic()) > 0:
            yield Wait(left, lambda: bool(self._events))
            while self._events:
                event = self._events.pop(0)
                about = event.target if event.type == X.SelectionNotify else event.atom
                if (event.type, about) == (kind, subject):
                    return event
        return None

    def _on_notify(self, event: XEvent) -> None:
        if event.requestor == self._window:
            self._events.append(event)

    def _on_property(self, event: XEvent) -> None:
        if event.window == self._window and event.state == X.PropertyNewValue:
            self._events.append(event)
