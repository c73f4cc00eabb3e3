"""The card of one interaction: which fields are captured, read back, confirmed or declined.

Every change of a value takes its confirmation away; a confirmation holds for one value only,
which is why it keeps that value's digest. What is saved is checked again by the store.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from agent_assist.capture.candidate import Value
from agent_assist.capture.fields import Field, Risk, base_id
from agent_assist.dates.due import Due
from agent_assist.errors import AgentAssistError
from agent_assist.sensitive import Sensitive


class Phase(StrEnum):
    """How far a field has come."""

    EMPTY = "empty"
    CAPTURED = "captured"
    READ_BACK = "read_back"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Mode(StrEnum):
    """Who says the value: we read it back, or the customer says it and we compare."""

    CAPTURE = "capture"
    VERIFY = "verify"


class StepRefused(AgentAssistError):
    """A step that the field's phase does not allow; `reason` is a code."""

    def __init__(self, field_id: str, reason: str) -> None:
        super().__init__(f"{field_id}: {reason}")
        self.field_id = field_id
        self.reason = reason


Digest = Callable[[str], str]
"""A keyed hash of a value's canonical text; the store hands in the record's own."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed which value when: `digest` of the value, local time, how it was checked."""

    digest: str
    agent_no: str
    at: datetime
    mode: Mode


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of the card with its value; `rounds` counts the noes, `reason` why it is declined."""

    field: Field
    phase: Phase = Phase.EMPTY
    value: Sensitive[Value] | None = None
    confirmation: Confirmation | None = None
    mode: Mode = Mode.CAPTURE
    wrong_group: int | None = None
    rounds: int = 0
    reason: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether saving need not wait for this field."""
        if self.phase in {Phase.CONFIRMED, Phase.DECLINED}:
            return True
        return not self.field.is_critical or self.phase is Phase.EMPTY


@dataclass(frozen=True, slots=True)
class Card:
    """The fields of an interaction in their order; every step returns a new card."""

    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    def entry(self, field_id: str) -> Entry:
        """Return one field.

        Raises:
            StepRefused: the card has no such field.
        """
        if field_id not in self.entries:
            raise StepRefused(field_id, "no_such_field")
        return self.entries[field_id]

    def unsettled(self) -> tuple[Entry, ...]:
        """Return the critical fields that saving waits for."""
        return tuple(entry for entry in self.entries.values() if not entry.is_settled)

    def sayable(self) -> Mapping[str, Value]:
        """Return the values that may be said to the customer: none on record and not yet proven."""
        return {
            name: entry.value.reveal()
            for name, entry in self.entries.items()
            if entry.value is not None
            and (entry.mode is Mode.CAPTURE or entry.phase is Phase.CONFIRMED)
        }

    def with_field(self, added: Field) -> "Card":
        """Return the card with one more field, empty, behind the others of its kind."""
        made: dict[str, Entry] = {}
        kin = [name for name in self.entries if base_id(name) == base_id(added.id)]
        for name, entry in self.entries.items():
            made[name] = entry
            if name == kin[-1]:
                made[added.id] = Entry(added)
        return Card(MappingProxyType(made))

    def captured(self, field_id: str, value: Value) -> "Card":
        """Return the card with a value; a new value takes back its own and dependent yeses."""
        entry = self.entry(field_id)
        if entry.field.risk is Risk.NEVER:
            raise StepRefused(field_id, "never_kept")
        if entry.value is not None and entry.value.reveal() == value:
            return self
        fresh = Entry(
            entry.field, Phase.CAPTURED, Sensitive(value), mode=Mode.CAPTURE, rounds=entry.rounds
        )
        return _without_dependents(self._with(fresh), field_id)

    def cleared(self, field_id: str) -> "Card":
        """Return the card with a field emptied, as when the notes took its value back."""
        return _without_dependents(self._with(Entry(self.entry(field_id).field)), field_id)

    def stored(self, field_id: str, value: Value) -> "Card":
        """Return the card with a value on record, which the customer must say before it shows."""
        entry = self.entry(field_id)
        return self._with(Entry(entry.field, Phase.CAPTURED, Sensitive(value), mode=Mode.VERIFY))

    def read_back(self, field_id: str) -> "Card":
        """Return the card after the sentence of a field was on the screen.

        Raises:
            StepRefused: nothing to read, an open question about it, or it is not ours to read.
        """
        entry = self.entry(field_id)
        if entry.value is None or entry.phase is Phase.DECLINED:
            raise StepRefused(field_id, "nothing_to_read")
        if entry.mode is Mode.VERIFY:
            raise StepRefused(field_id, "customer_says_it")
        if is_open(entry.value.reveal()):
            raise StepRefused(field_id, "ask_first")
        return self._with(replace(entry, phase=Phase.READ_BACK, confirmation=None))

    def confirmed(self, field_id: str, by: Confirmation) -> "Card":
        """Return the card after the customer's yes.

        Raises:
            StepRefused: it was not read back, or the yes is for another value.
        """
        entry = self.entry(field_id)
        if entry.phase is not Phase.READ_BACK:
            raise StepRefused(field_id, "not_read_back")
        return self._with(replace(entry, phase=Phase.CONFIRMED, confirmation=by, wrong_group=None))

    def denied(self, field_id: str, group: int | None = None) -> "Card":
        """Return the card after a no; `group` is the part that was wrong, if it was said.

        Raises:
            StepRefused: it was not read back.
        """
        entry = self.entry(field_id)
        if entry.phase is not Phase.READ_BACK:
            raise StepRefused(field_id, "not_read_back")
        return self._with(
            replace(entry, phase=Phase.CAPTURED, wrong_group=group, rounds=entry.rounds + 1)
        )

    def compared(self, field_id: str, said: Value, by: Confirmation) -> "Card":
        """Return the card after the customer said a value on record: a match confirms it.

        Raises:
            StepRefused: the field is not one that is compared.
        """
        entry = self.entry(field_id)
        if entry.mode is not Mode.VERIFY or entry.value is None:
            raise StepRefused(field_id, "nothing_to_compare")
        if entry.value.reveal() == said:
            return self._with(replace(entry, phase=Phase.CONFIRMED, confirmation=by))
        return self._with(replace(entry, phase=Phase.CAPTURED, rounds=entry.rounds + 1))

    def declined(self, field_id: str, reason: str) -> "Card":
        """Return the card with a field that the customer would not confirm.

        Raises:
            StepRefused: without a reason.
        """
        if not reason.strip():
            raise StepRefused(field_id, "no_reason")
        entry = self.entry(field_id)
        return self._with(replace(entry, phase=Phase.DECLINED, reason=reason, confirmation=None))

    def _with(self, entry: Entry) -> "Card":
        return Card(MappingProxyType({**self.entries, entry.field.id: entry}))


def _without_dependents(card: Card, field_id: str) -> Card:
    """Return the card with the fields that lean on this one to be confirmed anew."""
    entries = dict(card.entries)
    for entry in card.entries.values():
        is_agreed = entry.phase in {Phase.CONFIRMED, Phase.READ_BACK}
        if entry.field.depends_on == field_id and is_agreed:
            entries[entry.field.id] = replace(entry, phase=Phase.CAPTURED, confirmation=None)
    return Card(MappingProxyType(entries))


def card_of(fields: Iterable[Field]) -> Card:
    """Return the empty card of these fields."""
    return Card(MappingProxyType({field.id: Entry(field) for field in fields}))


def canonical(value: Value) -> str:
    """Return the text that a value is hashed and compared by."""
    if isinstance(value, str):
        return value
    return ";".join(f"{key}={part}" for key, part in sorted(value.row().items()))


def is_open(value: Value) -> bool:
    """Tell whether a value holds a question that must be asked before it is read back."""
    return isinstance(value, Due) and value.ambiguous
