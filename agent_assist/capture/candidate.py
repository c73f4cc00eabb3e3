"""What an extractor offers for a field, with where it stands and how sure it is."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from agent_assist.dates.due import Due


class Standing(Enum):
    """What may be done with a candidate."""

    FOUND = "found"
    ASK = "ask"
    """It may be meant otherwise: the agent decides, never the program."""
    INVALID = "invalid"
    """It is shown as wrong and neither repaired nor saved."""
    DROPPED = "dropped"
    """A later word took it back; it is shown struck through."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum: value, ISO 4217 currency, and whether it was said as about so much."""

    value: Decimal
    currency: str
    is_approximate: bool = False

    def row(self) -> dict[str, object]:
        """Return the keys of the contract."""
        row: dict[str, object] = {"value": f"{self.value:.2f}", "currency": self.currency}
        return {**row, "approx": True} if self.is_approximate else row


Value = str | Amount | Due


@dataclass(frozen=True, slots=True)
class Verdict:
    """A typed value as it is kept, or why it cannot be; `reason` is a code, empty when fine."""

    value: Value | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a field; `start` to `end` (half-open) is its place in the notes as typed.

    `raw` is what was typed there, `source` says what led to it (label, form, list), `validator`
    which check it went through, `confidence` runs from 0 to 1, `why` is a code for what the agent
    should know about it (see `screens/messages`).
    """

    field: str
    value: Value = dataclasses.field(repr=False)
    start: int
    end: int
    raw: str = dataclasses.field(default="", repr=False)
    source: str = "form"
    validator: str = ""
    confidence: float = 1.0
    standing: Standing = Standing.FOUND
    why: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the notes hold: candidates in reading order, and what was taken out of them.

    `removed` names the kinds of secrets that were taken out; `text` is what may be kept.
    """

    candidates: tuple[Candidate, ...]
    removed: tuple[str, ...]
    text: str = dataclasses.field(repr=False)

    def of(self, name: str) -> tuple[Candidate, ...]:
        """Return the candidates of a field that may be taken, in reading order."""
        usable = (Standing.FOUND, Standing.ASK)
        return tuple(c for c in self.candidates if c.field == name and c.standing in usable)

    def invalid(self) -> Mapping[str, list[str]]:
        """Return what was typed for a field and cannot be right, by field."""
        found: dict[str, list[str]] = {}
        for candidate in self.candidates:
            if candidate.standing is Standing.INVALID:
                found.setdefault(candidate.field, []).append(candidate.raw.strip())
        return found
