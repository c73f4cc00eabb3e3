"""The table of cases: which target, which trouble, what may honestly come of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """What goes on while the text is inserted."""

    NONE = "quiet"
    IN_A_ROW = "in a row"
    GREEDY = "greedy manager"
    THIEF = "thief as the palette goes"
    STUBBORN_THIEF = "thief that insists"
    LATE_THIEF = "thief as the clipboard changes"
    HELD_SHORT = "Shift down 300 ms"
    HELD_LONG = "Shift down 2,600 ms"
    COPYQ = "under CopyQ"


THIEVES = {
    Trouble.THIEF: "pounce",
    Trouble.LATE_THIEF: "lurk",
    Trouble.STUBBORN_THIEF: "insist",
}
"""Thief -> what it is told to do."""

INSERTED = frozenset({"Inserted"})
SURVIVED = frozenset({"Inserted", "TargetChanged", "NotTaken"})
"""A thief may come between the last look and the key: then nothing is taken, and we say so."""


@dataclass(frozen=True, slots=True)
class Case:
    """One target under one trouble.

    `expected` are the outcomes that count as right, `limit_ms` bounds p95 where one is promised,
    `share` divides the rounds where each of them takes seconds.
    """

    kind: str
    trouble: Trouble = Trouble.NONE
    options: Mapping[str, object] = field(default_factory=dict)
    expected: frozenset[str] = INSERTED
    limit_ms: float | None = None
    share: int = 1

    @property
    def name(self) -> str:
        """What the case is called in the report."""
        extra = [f"{key} {value}" for key, value in self.options.items()]
        return ", ".join([self.kind, *extra, self.trouble.value])


LIMITS_MS = {"xterm": 60.0, "editor": 60.0, "mousepad": 60.0} | dict.fromkeys(
    ("textarea", "contenteditable"), 100.0
)
"""The promise: p95 from choosing to text present."""

PEER_KINDS = tuple(LIMITS_MS)

CASES = (
    *(Case(kind, limit_ms=limit) for kind, limit in LIMITS_MS.items()),
    *(Case("editor", options={"lag_ms": lag}) for lag in (60, 150, 400)),
    Case("editor", options={"lag_ms": 1500}, share=4),
    Case("editor", options={"reads": "twice"}),
    Case("editor", options={"reads": "never"}, expected=frozenset({"NotTaken"}), share=10),
    *(Case(kind, Trouble.GREEDY) for kind in LIMITS_MS),
    *(
        Case(kind, thief, expected=SURVIVED, share=4)
        for kind in ("editor", "textarea")
        for thief in THIEVES
    ),
    Case("editor", Trouble.IN_A_ROW),
    Case("textarea", Trouble.IN_A_ROW),
    Case("editor", Trouble.HELD_SHORT, share=2),
    Case("editor", Trouble.HELD_LONG, expected=frozenset({"CopiedOnly"}), share=10),
)
