"""From what the notes hold to the card: new values in, values that the notes took back out."""

from collections.abc import Callable, Collection, Sequence
from types import MappingProxyType

from agent_assist.capture.candidate import Candidate, Extraction, Standing, Value
from agent_assist.capture.card import Card, Confirmation, Entry, Mode, Phase
from agent_assist.capture.fields import Field, Risk, base_id, numbered

_OPEN = frozenset({Phase.CAPTURED, Phase.READ_BACK})


def filled(
    card: Card, found: Extraction, by_hand: Collection[str], proof: Callable[[Value], Confirmation]
) -> Card:
    """Return the card with what the notes hold now.

    Fields that the agent typed are left alone. A value on record that the customer says turns up
    in the notes: it is compared and, if it is the same, confirmed with `proof`. What was agreed
    stays agreed when its words leave the notes; what was only heard goes with them.
    """
    for name in [name for name in card.entries if name == base_id(name)]:
        field = card.entry(name).field
        sure = [c.value for c in found.of(name) if c.standing is Standing.FOUND]
        values = sure if field.is_list else sure[:1]
        if field.risk is Risk.NEVER:
            continue
        for number, value in enumerate(values, start=1):
            place = numbered(field, number)
            if place.id not in card.entries:
                card = card.with_field(place)
            if place.id not in by_hand:
                card = _taken(card, place.id, value, proof)
        card = _without_gone(card, name, len(values), by_hand)
    return card


def with_fields(card: Card, wanted: Sequence[Field]) -> Card:
    """Return the card over other fields: values stay, also those that nobody asks for any more."""
    places = {field.id: place for place, field in enumerate(wanted)}
    kept = {name: e for name, e in card.entries.items() if e.phase is not Phase.EMPTY}
    named = {base_id(name) for name in kept}
    fresh = {field.id: Entry(field) for field in wanted if field.id not in named}
    ordered = sorted(
        {**fresh, **kept}.items(),
        key=lambda item: (places.get(base_id(item[0]), len(places)), item[0]),
    )
    return Card(MappingProxyType(dict(ordered)))


def questions(card: Card, found: Extraction) -> tuple[Candidate, ...]:
    """Return what may be meant one way or another and is not on the card: the agent decides."""
    known = [entry.value.reveal() for entry in card.entries.values() if entry.value is not None]
    return tuple(
        candidate
        for candidate in found.candidates
        if candidate.standing is Standing.ASK
        and candidate.field in card.entries
        and candidate.value not in known
    )


def next_to_read(card: Card) -> Entry | None:
    """Return the field to be read back next: what saving waits for first, then the rest."""
    waiting = [entry for entry in card.entries.values() if _is_readable(entry)]
    critical = [entry for entry in waiting if entry.field.is_critical]
    return next(iter(critical or waiting), None)


def _is_readable(entry: Entry) -> bool:
    return (
        entry.phase in _OPEN
        and entry.value is not None
        and entry.mode is Mode.CAPTURE
        and entry.field.risk is not Risk.SILENT
    )


def _taken(card: Card, field_id: str, value: Value, proof: Callable[[Value], Confirmation]) -> Card:
    entry = card.entry(field_id)
    is_on_record = entry.mode is Mode.VERIFY and entry.value is not None
    if is_on_record and entry.value is not None and entry.value.reveal() == value:
        is_proven = entry.phase is Phase.CONFIRMED
        return card if is_proven else card.compared(field_id, value, proof(value))
    return card.captured(field_id, value)


def _without_gone(card: Card, name: str, kept: int, by_hand: Collection[str]) -> Card:
    for number, entry in enumerate(_kin(card, name), start=1):
        is_heard = entry.phase in _OPEN and entry.mode is Mode.CAPTURE
        if number > kept and is_heard and entry.field.id not in by_hand:
            card = card.cleared(entry.field.id)
    return card


def _kin(card: Card, name: str) -> list[Entry]:
    return [entry for key, entry in card.entries.items() if base_id(key) == name]
