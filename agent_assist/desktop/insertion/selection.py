"""The selective owner: the target alone gets the phrase, everybody else the agent's own copy.

It knows which program reads and when it has taken the text, which no toolkit's clipboard tells;
a clipboard manager and the agent's own paste elsewhere never see the phrase.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from Xlib import X, Xatom, error

from agent_assist.desktop.insertion.contents import Contents, Item, atom_list
from agent_assist.desktop.insertion.deliveries import Deliveries
from agent_assist.desktop.insertion.offer import Offer
from agent_assist.desktop.insertion.snapshot import Snapshot
from agent_assist.desktop.x11_loop import Loop, Steps, Wait, XEvent

_ANSWER_S: Final = 0.5
_LATE_S: Final = 5.0
_TICKS: Final = 1 << 32


@dataclass(slots=True)
class _Holding:
    content: Snapshot
    since: int


@dataclass(frozen=True, slots=True)
class _Late:
    offer: Offer
    until: float


class SelectionOwner:
    """Owns selections: with the agent's own content, and with an offer while a phrase goes in."""

    def __init__(self, loop: Loop, deliveries: Deliveries) -> None:
        self._loop = loop
        self._deliveries = deliveries
        self._window = loop.own_window()
        self._clock = loop.display.get_atom("AGENT_ASSIST_CLOCK")
        self._holdings: dict[int, _Holding] = {}
        self._offer: Offer | None = None
        self._late: _Late | None = None
        self._meta = {
            loop.display.get_atom(name): answer
            for name, answer in (("TARGETS", self._formats), ("TIMESTAMP", self._timestamp))
        }
        self._multiple = loop.display.get_atom("MULTIPLE")
        loop.on(X.SelectionRequest, self._on_request)
        loop.on(X.SelectionClear, self._on_clear)

    @property
    def window(self) -> int:
        """The window in whose name selections are held."""
        return int(self._window.id)

    def content(self, selection: int) -> Snapshot | None:
        """Return what is held for a selection, None when another program owns it."""
        holding = self._holdings.get(selection)
        return holding.content if holding else None

    def take(self, selection: int, content: Snapshot) -> Steps[bool]:
        """Become the owner of a selection with this content for everybody; False if refused."""
        now = yield from self.server_time()
        self._window.set_selection_owner(selection, now)
        if not self.owns(selection):
            return False
        self._holdings[selection] = _Holding(content, now)
        return True

    def owns(self, selection: int) -> bool:
        """Ask the server whether a selection is ours at this moment."""
        return bool(self._loop.display.get_selection_owner(selection) == self._window)

    def keep(self, selection: int, content: Snapshot) -> Steps[bool]:
        """Own a selection with a content that is meant for everybody from now on."""
        self._late = None
        return (yield from self.take(selection, content))

    def make(self, offer: Offer) -> None:
        """Put an offer in the place of the content held, for the program that it is for."""
        self._offer = offer
        self._late = None

    def withdraw(self) -> None:
        """Have everybody get the content held again; an empty selection is given up.

        A target that reads later still must not paste what the agent had copied, perhaps for
        another customer: it gets nothing where its question belongs to our chord.
        """
        offer, self._offer = self._offer, None
        if offer and offer.pressed and not offer.taken:
            self._late = _Late(offer, time.monotonic() + _LATE_S)
        for selection, holding in tuple(self._holdings.items()):
            if not holding.content.contents:
                del self._holdings[selection]
                self._loop.window(X.NONE).set_selection_owner(selection, holding.since)

    def renew(self) -> Steps[None]:
        """Take what is held once more, so that programs forget which formats the offer had."""
        for selection, holding in tuple(self._holdings.items()):
            if self.owns(selection):
                yield from self.take(selection, holding.content)

    def server_time(self) -> Steps[int]:
        """Return the server's clock in milliseconds (ICCCM 2.1), 0 if it does not answer."""
        ticks: list[int] = []

        def note(event: XEvent) -> None:
            if event.window == self._window and event.atom == self._clock:
                ticks.append(int(event.time))

        end = self._loop.on(X.PropertyNotify, note)
        self._window.change_property(self._clock, Xatom.STRING, 8, b"", X.PropModeAppend)
        try:
            yield Wait(_ANSWER_S, lambda: bool(ticks))
        finally:
            end()
        return ticks[0] if ticks else X.CurrentTime

    def _on_clear(self, event: XEvent) -> None:
        self._holdings.pop(event.atom, None)

    def _on_request(self, request: XEvent) -> None:
        contents = self._contents_for(request)
        if contents is None or request.owner != self._window:
            self._deliveries.refuse(request)
        elif request.target == self._multiple and request.property:
            self._answer_all(request, contents)
        elif item := self._item(request.selection, contents, request.target):
            self._deliveries.give(request, item, self._witness(request, request.target))
        else:
            self._deliveries.refuse(request)

    def _contents_for(self, request: XEvent) -> Contents | None:
        """Return what this requestor gets; None where it must get nothing."""
        holding = self._holdings.get(request.selection)
        if holding is None or self._is_late(request):
            return None
        offer = self._offer
        if offer and (offer.to_everybody or offer.is_for(request.requestor.id)):
            return offer.contents
        return holding.content.contents

    def _is_late(self, request: XEvent) -> bool:
        if self._late is None or not self._late.offer.is_for(request.requestor.id):
            return False
        if time.monotonic() < self._late.until:
            return True
        if request.time == X.CurrentTime:
            return False
        ago = int(self._late.offer.pressed_before - request.time)
        return ago % _TICKS < _TICKS // 2

    def _witness(self, request: XEvent, form: int) -> Callable[[], None]:
        """Note that a format is given away; return what is to be called once it is fetched."""
        offer = self._offer
        if offer is None or form in self._meta:
            return _nothing
        to_target = offer.is_for(request.requestor.id)
        offer.note_given(form, to_target=to_target)
        if not (to_target and offer.pressed):
            return _nothing
        return lambda: offer.note_taken(form)

    def _answer_all(self, request: XEvent, contents: Contents) -> None:
        """Answer several questions in one (ICCCM 2.6.2): pairs of format and place."""
        try:
            pairs = request.requestor.get_full_property(request.property, X.AnyPropertyType)
        except error.XError:
            return  # it has gone before it was answered
        numbers = list(pairs.value) if pairs else []
        for at in range(0, len(numbers) - 1, 2):
            form, place = numbers[at : at + 2]
            if item := self._item(request.selection, contents, form):
                taken = self._witness(request, form)
                self._deliveries.put(request.requestor.id, place, item, taken)
        self._deliveries.acknowledge(request)

    def _item(self, selection: int, contents: Contents, form: int) -> Item | None:
        if meta := self._meta.get(form):
            return meta(selection, contents)
        return contents.get(form)

    def _formats(self, _: int, contents: Contents) -> Item:
        return atom_list([*self._meta, self._multiple, *contents])

    def _timestamp(self, selection: int, _: Contents) -> Item:
        return Item(Xatom.INTEGER, 32, self._holdings[selection].since.to_bytes(4, sys.byteorder))


def _nothing() -> None:
    """Take no notice."""
