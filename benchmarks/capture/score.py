"""Scores what is found in labelled notes: exact matches a field, and what must never be found."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from agent_assist.capture.engine import extract
from agent_assist.capture.row import row
from benchmarks.capture import compare
from benchmarks.capture.notes import Labelled

FIELDS = (
    "name", "phone", "email", "address", "postcode", "order_no", "tracking_no", "account_no",
    "national_id", "tax_no", "amount", "callback",
)  # fmt: skip
_WAYBILLS = {"order_no": "tracking_no", "tracking_no": "order_no"}


@dataclass(slots=True)
class Tally:
    """How many values were found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def precision(self) -> float:
        """Return the share of what was found that is right; 1 if nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 1.0

    def recall(self) -> float:
        """Return the share of what there is that was found; 1 if there is nothing."""
        meant = self.right + self.missed
        return self.right / meant if meant else 1.0

    def plus(self, other: "Tally") -> "Tally":
        """Return both counts together."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(slots=True)
class Score:
    """The counts over a set; `mistakes` names each: note, what went wrong, the values."""

    notes: int = 0
    tallies: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    callbacks: Counter[str] = field(default_factory=Counter)
    """meant, right, asked (wrong or unsure, but marked as a question), silent (wrong unmarked)."""
    forbidden: Counter[str] = field(default_factory=Counter)
    """Offered though it must not be, by field; `any`: it is in what would be stored."""
    invalid: Tally = field(default_factory=Tally)
    removed: Tally = field(default_factory=Tally)
    mistakes: list[tuple[str, str, str]] = field(default_factory=list)

    def of(self, name: str, language: str = "") -> Tally:
        """Return the counts of a field, in one language or in all."""
        total = Tally()
        for (tag, kind), tally in self.tallies.items():
            if kind == name and language in {"", tag}:
                total = total.plus(tally)
        return total

    def callback_share(self, kind: str) -> float:
        """Return the share of the callbacks meant that are `right` or wrong in `silent`."""
        return self.callbacks[kind] / self.callbacks["meant"] if self.callbacks["meant"] else 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in a note: the row of the contract, and the text that would be stored."""

    row: dict[str, Any]
    stored: str


def ours(note: Labelled) -> Answer:
    """Return what the program finds."""
    found = extract(note.text, note.now, note.language)
    answer = row(found)
    return Answer(answer, found.text + json.dumps(answer, ensure_ascii=False))


def score(notes: Iterable[Labelled], answered: Callable[[Labelled], Answer] = ours) -> Score:
    """Return the score of a set."""
    result = Score()
    for note in notes:
        answer = answered(note)
        result.notes += 1
        fields = _with_waybills(answer.row["fields"], note.expect)
        for name in FIELDS:
            _count(result, note, name, fields.get(name))
        _count_callback(result, note, fields.get("callback"))
        _count_marks(result, note, answer)
        for name, value in _forbidden(note, fields, answer.stored):
            result.forbidden[name] += 1
            result.mistakes.append((note.id, f"forbidden {name}", value))
    return result


def _with_waybills(found: dict[str, Any], expect: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was found, with numbers of parcels under the name the labels have for them."""
    moved = {name: list(found.get(name, [])) for name in _WAYBILLS}
    for name, other in _WAYBILLS.items():
        meant = compare.keys(name, expect.get(name))
        for value in found.get(other, []):
            if compare.keys(other, value)[0] in meant and value in moved[other]:
                moved[other].remove(value)
                moved[name].append(value)
    return {**found, **{name: values or None for name, values in moved.items()}}


def _count(result: Score, note: Labelled, name: str, found: object) -> None:
    offered = Counter(compare.keys(name, found))
    meant = Counter(compare.keys(name, note.expect.get(name)))
    if name == "address" and offered and meant:
        first, second = next(iter(offered)), next(iter(meant))
        offered = meant if compare.is_same_address(first, second) else offered
    tally = result.tallies[note.language, name]
    tally.right += (offered & meant).total()
    tally.wrong += (offered - meant).total()
    tally.missed += (meant - offered).total()
    for value in offered - meant:
        result.mistakes.append((note.id, f"wrong {name}", value))
    for value in meant - offered:
        result.mistakes.append((note.id, f"missed {name}", value))


def _count_callback(result: Score, note: Labelled, found: object) -> None:
    meant = note.expect.get("callback")
    result.callbacks["meant"] += meant is not None
    if found == meant:
        result.callbacks["right"] += meant is not None
    elif isinstance(found, dict):
        result.callbacks["asked" if found.get("ambiguous") else "silent"] += 1


def _count_marks(result: Score, note: Labelled, answer: Answer) -> None:
    shown = [f"{k} {compare.keys('', v)[0]}" for k, vs in answer.row["invalid"].items() for v in vs]
    for name, values in note.invalid.items():
        for value in values:
            wanted = f"{name} {compare.keys('', value)[0]}"
            match = next((s for s in shown if _is_near(s, wanted)), None)
            if match is None:
                result.invalid.missed += 1
                result.mistakes.append((note.id, "not shown as invalid", wanted))
            else:
                result.invalid.right += 1
                shown.remove(match)
    result.invalid.wrong += len(shown)
    result.mistakes += [(note.id, "shown as invalid", one) for one in shown]
    if note.removed is not None:
        told, meant = set(answer.row["removed"]), set(note.removed)
        result.removed = result.removed.plus(
            Tally(len(told & meant), len(told - meant), len(meant - told))
        )
        result.mistakes += [(note.id, "removed or not", kind) for kind in sorted(told ^ meant)]


def _is_near(shown: str, wanted: str) -> bool:
    (first, one), (second, other) = shown.split(" ", 1), wanted.split(" ", 1)
    return first == second and (one in other or other in one)


def _forbidden(note: Labelled, fields: dict[str, Any], stored: str) -> Iterator[tuple[str, str]]:
    for name, values in note.must_not.items():
        for value in values:
            if name == "any":
                if value in stored or _tight(value) in _tight(stored):
                    yield name, value
            elif compare.offers(name, fields.get(name), value):
                yield name, value


def _tight(text: str) -> str:
    """Return a text without what separates groups of digits; only long numbers gain by it."""
    return "".join(c for c in text if c not in " -") if len(text) > 6 else text
