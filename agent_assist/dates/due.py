"""When something is due, as far as it was said: no hour is ever invented (contracts 3)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Part(StrEnum):
    """A part of the day that was named instead of an hour."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class Due:
    """One of: `at` · `by` · `after` · `start` with `end` · `day` with or without `part`.

    `by`, `after`, `start` and `end` are bare dates where no hour was said. `ambiguous` marks what
    the customer must be asked, such as a bare three o'clock.
    """

    at: datetime | None = None
    by: date | datetime | None = None
    after: date | datetime | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    day: date | None = None
    part: Part | None = None
    ambiguous: bool = False

    def row(self) -> dict[str, object]:
        """Return the keys of the contract with times as text."""
        named = (
            ("at", self.at), ("by", self.by), ("after", self.after), ("from", self.start),
            ("to", self.end), ("date", self.day),
        )  # fmt: skip
        row: dict[str, object] = {name: _text(value) for name, value in named if value is not None}
        if self.part is not None:
            row["part"] = self.part.value
        if self.ambiguous:
            row["ambiguous"] = True
        return row


def from_row(row: dict[str, object]) -> Due:
    """Return what a row of the contract says.

    Raises:
        ValueError: no key of the contract, or a time that is none.
    """
    names = {"at": "at", "by": "by", "after": "after", "from": "start", "to": "end", "date": "day"}
    times = {names[key]: _moment(str(value)) for key, value in row.items() if key in names}
    if not times:
        raise ValueError("no due key")
    if (at := times.get("at")) is not None and not isinstance(at, datetime):
        raise ValueError("`at` needs an hour")
    part = Part(str(row["part"])) if "part" in row else None
    return Due(part=part, ambiguous=bool(row.get("ambiguous")), **times)  # type: ignore[arg-type]


def _moment(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _text(value: date | datetime) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat()
