"""Figures of the desktop benchmarks: percentiles, and tables that say which targets are met."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below or at which `share` of the values lie; nan without values."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the slow end of a series, with its length."""

    p50: float
    p95: float
    n: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Return the spread of a series."""
        return cls(percentile(values, 0.5), percentile(values, 0.95), len(values))

    def __str__(self) -> str:
        return f"{self.p50:.1f} / {self.p95:.1f}" if self.n else "-"


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise, what came of it, and whether it was kept."""

    name: str
    met: bool
    detail: str

    def __str__(self) -> str:
        return f"{'met   ' if self.met else 'MISSED'}  {self.name}: {self.detail}"


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a compact table, first column to the left, the others to the right."""
    cells = [[str(cell) for cell in row] for row in (heads, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heads))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        first, *others = zip(row, widths, strict=True)
        line = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        print("  ".join(line).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
