"""Hands items of a selection to who asked for them and notices when they have been taken."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from Xlib import X
from Xlib.protocol import event

from agent_assist.desktop.insertion.contents import BITS_OF_A_BYTE, Item
from agent_assist.desktop.x11_loop import Loop, XEvent, ignore_error

_IN_ONE_PIECE: Final = 200_000  # bytes; a request of the core protocol holds some 262,000
_REMIND_S: Final = 0.15
_REMINDERS: Final = 5
_GIVE_UP_S: Final = 10.0


@dataclass(slots=True)
class _Delivery:
    requestor: int
    place: int
    item: Item
    taken: Callable[[], None]
    sent: int
    ending: bool = False


class Deliveries:
    """Everything that has been handed over and not been taken yet."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._open: dict[tuple[int, int], _Delivery] = {}
        loop.on(X.PropertyNotify, self._on_property)

    def refuse(self, request: XEvent) -> None:
        """Tell a requestor that there is nothing for it."""
        self._notify(request, X.NONE)

    def give(self, request: XEvent, item: Item, taken: Callable[[], None]) -> None:
        """Answer a request; `taken` is called when the requestor has fetched the whole item."""
        place = request.property or request.target
        delivery = self.put(request.requestor.id, place, item, taken)
        self._notify(request, place)
        self._remind(delivery, request, _REMINDERS)

    def put(self, requestor: int, place: int, item: Item, taken: Callable[[], None]) -> _Delivery:
        """Put an item into a property without saying so, as one part of a larger answer."""
        window = self._loop.window(requestor)
        self._loop.watch(requestor, X.PropertyChangeMask)
        if len(item.value) > _IN_ONE_PIECE:
            delivery = _Delivery(requestor, place, item, taken, 0)
            size = len(item.value).to_bytes(4, sys.byteorder)
            incr = self._loop.display.get_atom("INCR")
            window.change_property(place, incr, 32, _units(32, size), onerror=ignore_error)
        else:
            delivery = _Delivery(requestor, place, item, taken, len(item.value), ending=True)
            units = _units(item.width, item.value)
            window.change_property(place, item.kind, item.width, units, onerror=ignore_error)
        self._open[requestor, place] = delivery
        self._give_up_later(delivery)
        return delivery

    def acknowledge(self, request: XEvent) -> None:
        """Tell a requestor that all parts of its answer have been put."""
        self._notify(request, request.property)

    def _notify(self, request: XEvent, place: int) -> None:
        answer = event.SelectionNotify(
            time=request.time,
            requestor=request.requestor,
            selection=request.selection,
            target=request.target,
            property=place,
        )
        request.requestor.send_event(answer, onerror=ignore_error)

    def _remind(self, delivery: _Delivery, request: XEvent, times: int) -> None:
        """Say it again while the item lies there: Chromium can sleep on an event it has read."""
        sent = delivery.sent

        def again() -> None:
            if self._is_open(delivery) and delivery.sent == sent:
                self._notify(request, delivery.place)
                self._remind(delivery, request, times - 1)

        if times:
            self._loop.later(_REMIND_S, again)

    def _give_up_later(self, delivery: _Delivery) -> None:
        """Forget a delivery that has not gone on for a while."""
        sent = delivery.sent

        def look() -> None:
            if delivery.sent == sent:
                self._end(delivery)
            elif self._is_open(delivery):
                self._give_up_later(delivery)

        self._loop.later(_GIVE_UP_S, look)

    def _on_property(self, change: XEvent) -> None:
        if change.state != X.PropertyDelete:
            return
        delivery = self._open.get((change.window.id, change.atom))
        if delivery is None:
            return
        if not delivery.ending:
            self._send_next_piece(delivery)
        if delivery.ending:
            self._end(delivery)
            delivery.taken()

    def _send_next_piece(self, delivery: _Delivery) -> None:
        item = delivery.item
        piece = item.value[delivery.sent : delivery.sent + _IN_ONE_PIECE]
        delivery.sent += len(piece)
        delivery.ending = not piece  # an empty piece says that this was all
        self._loop.window(delivery.requestor).change_property(
            delivery.place, item.kind, item.width, _units(item.width, piece), onerror=ignore_error
        )

    def _end(self, delivery: _Delivery) -> None:
        if self._is_open(delivery):
            del self._open[delivery.requestor, delivery.place]
        if not any(requestor == delivery.requestor for requestor, _ in self._open):
            self._loop.later(_GIVE_UP_S, lambda: self._unwatch(delivery.requestor))

    def _is_open(self, delivery: _Delivery) -> bool:
        return self._open.get((delivery.requestor, delivery.place)) is delivery

    def _unwatch(self, requestor: int) -> None:
        if not any(waiting == requestor for waiting, _ in self._open):
            self._loop.unwatch(requestor, X.PropertyChangeMask)


def _units(width: int, value: bytes) -> bytes | list[int]:
    """Return bytes as the library wants them: numbers where a unit has more than eight bits."""
    step = width // BITS_OF_A_BYTE
    if step == 1:
        return value
    return [
        int.from_bytes(value[at : at + step], sys.byteorder) for at in range(0, len(value), step)
    ]
