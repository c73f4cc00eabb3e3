"""What a round and a case came to."""

from collections import Counter
from dataclasses import dataclass, field

from benchmarks.desktop.figures import Spread


@dataclass(frozen=True, slots=True)
class Round:
    """One insertion: ms from choosing to the text being there, and four judgements on it."""

    latency_ms: float | None
    outcome: str
    reason: str
    text_right: bool
    clipboard_right: bool
    honest: bool


@dataclass(slots=True)
class CaseResult:
    """The rounds of one case.

    `leaked` counts our phrases where they must not be: in a manager's history or in what a greedy
    manager read.
    """

    name: str
    kind: str
    trouble: str
    expected: tuple[str, ...]
    limit_ms: float | None
    rounds: list[Round] = field(default_factory=list)
    leaked: int = 0

    @property
    def latency(self) -> Spread:
        """The time from choosing to the text being there."""
        return Spread.of([one.latency_ms for one in self.rounds if one.latency_ms is not None])

    @property
    def right(self) -> int:
        """Rounds with an expected outcome, told honestly, and the clipboard as it must be."""
        return sum(
            one.outcome in self.expected and one.honest and one.clipboard_right
            for one in self.rounds
        )

    @property
    def honest(self) -> int:
        """Rounds whose outcome says what happened."""
        return sum(one.honest for one in self.rounds)

    @property
    def restored(self) -> int:
        """Rounds after which the clipboard was as it must be."""
        return sum(one.clipboard_right for one in self.rounds)

    @property
    def outcomes(self) -> str:
        """How often which outcome, with its reason when it was not the plain one."""
        counts = Counter(
            one.outcome if one.reason == "taken" else f"{one.outcome} ({one.reason})"
            for one in self.rounds
        )
        return ", ".join(f"{count} {name}" for name, count in counts.most_common())

    def line(self) -> str:
        """Say it in one line."""
        return (
            f"{self.name}: {self.latency} ms, {self.right}/{len(self.rounds)} right, "
            f"{self.leaked} leaked; {self.outcomes}"
        )


@dataclass(slots=True)
class PeerResult:
    """CopyQ's rounds with one target; `start_ms` is what its command line needs to start."""

    kind: str
    rounds: int
    latencies_ms: list[float]
    start_ms: float
    restored: int
    kept: int

    @property
    def latency(self) -> Spread:
        """The time from its call to the text being there."""
        return Spread.of(self.latencies_ms)

    def line(self) -> str:
        """Say it in one line."""
        return f"CopyQ, {self.kind}: {self.latency} ms, {self.latency.n}/{self.rounds} arrived"
