"""The card as rows: what each field is called, how far it has come, and what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.card import Card, Entry, Mode, Phase
from agent_assist.capture.fields import Field, base_id
from agent_assist.capture.shown import shown
from agent_assist.i18n import N_, _, current
from agent_assist.runtime.languages import fallbacks
from agent_assist.screens.messages import capture as messages

MARKS: Final[Mapping[Phase, str]] = {
    Phase.EMPTY: "○",
    Phase.CAPTURED: "◔",
    Phase.READ_BACK: "◐",
    Phase.CONFIRMED: "●",
    Phase.DECLINED: "⊘",
}
WORDS: Final[Mapping[Phase, str]] = {
    Phase.EMPTY: "",
    Phase.CAPTURED: N_("heard"),
    Phase.READ_BACK: N_("say it now"),
    Phase.CONFIRMED: N_("confirmed"),
    Phase.DECLINED: N_("declined"),
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field as the list shows it; `value` is for the eye, `hint` what to know or do about it.

    `is_hidden` marks a value on record that the customer must say; `number` is the key Alt+1..9
    that inserts it once it is settled, 0 for none.
    """

    id: str
    label: str
    value: str
    phase: Phase
    hint: str = ""
    is_critical: bool = False
    is_hidden: bool = False
    number: int = 0

    @property
    def mark(self) -> str:
        """The shape that stands for the phase."""
        return MARKS[self.phase]

    @property
    def tone(self) -> str:
        """The name of the theme's colour for the shape."""
        if self.phase is Phase.CAPTURED:
            return "warning" if self.is_critical else "secondary"
        return {Phase.CONFIRMED: "confirmed", Phase.READ_BACK: "accent"}.get(
            self.phase, "secondary"
        )

    @property
    def word(self) -> str:
        """The word that goes with the shape."""
        return _(WORDS[self.phase])


def label(field: Field) -> str:
    """Return what a field is called in the window's language."""
    for tag in (*fallbacks(current()), "en"):
        if tag in field.label:
            number = field.id.partition("#")[2]
            return f"{field.label[tag]} {number}".strip()
    return field.id


def rows(
    card: Card, wrong: Mapping[str, str], asked: tuple[Candidate, ...], spoken: str
) -> tuple[FieldRow, ...]:
    """Return the rows of a card; `wrong` holds what was typed for a field and cannot be right.

    `spoken` is the customer's language, by which numbers are cut.
    """
    found: list[FieldRow] = []
    number = 0
    for entry in card.entries.values():
        is_usable = entry.value is not None and entry.phase is Phase.CONFIRMED
        number += is_usable
        row = _row(entry, _hint(entry, wrong, asked), spoken)
        found.append(replace(row, number=number if is_usable else 0))
    return tuple(found)


def plain(entry: Entry, language: str) -> str:
    """Return a value as others take it: numbers without grouping, times and sums as read."""
    assert entry.value is not None
    value = entry.value.reveal()
    return value if isinstance(value, str) else shown(entry.field, value, language, language)


def progress(card: Card) -> tuple[int, int]:
    """Return how many of the critical fields with a value are settled, and how many there are."""
    critical = [
        entry
        for entry in card.entries.values()
        if entry.field.is_critical and entry.phase is not Phase.EMPTY
    ]
    return sum(entry.is_settled for entry in critical), len(critical)


def _row(entry: Entry, hint: str, spoken: str) -> FieldRow:
    is_hidden = entry.mode is Mode.VERIFY and entry.phase is Phase.CAPTURED
    value = (
        "" if entry.value is None else shown(entry.field, entry.value.reveal(), current(), spoken)
    )
    if entry.phase is Phase.DECLINED:
        hint = entry.reason
    return FieldRow(
        id=entry.field.id,
        label=label(entry.field),
        value="•••••" if is_hidden else value,
        phase=entry.phase,
        hint=_("on record: let the customer say it") if is_hidden else hint,
        is_critical=entry.field.is_critical,
        is_hidden=is_hidden,
    )


def _hint(entry: Entry, wrong: Mapping[str, str], asked: tuple[Candidate, ...]) -> str:
    name = base_id(entry.field.id)
    if entry.phase is Phase.EMPTY:
        candidate = next((c for c in asked if c.field == name), None)
        if candidate is not None:
            return messages.question(candidate)
        if name in wrong and name == entry.field.id:
            return messages.invalid(wrong[name])
    return ""
