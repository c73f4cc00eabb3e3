"""Times the start of the program and weighs its memory, beside an empty window.

`python -m benchmarks.start [--rounds 11] [--cold-rounds 4] [--json FILE]`. The bound is a
PySide6 window that has imported the modules which the program has at its first paint: what is
more than that is our own doing. Cold needs the right to drop the page cache.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.desktop.figures import Goal, Spread, print_table
from benchmarks.desktop.program import real_program_exists
from benchmarks.start.starts import (
    EMPTY,
    OURS,
    SAME_MODULES,
    Start,
    Started,
    modules_at_first_paint,
)
from tests.rig.desktop import open_desktop, package_missing

_OF_SAME_MODULES = 1.3
_MEMORY_OF_SAME = 1.5
_COLD_LIMIT_MS = 1000.0
_DROP_CACHES = Path("/proc/sys/vm/drop_caches")


@dataclass(frozen=True, slots=True)
class Series:
    """Starts of one program under one condition."""

    name: str
    is_cold: bool
    starts: tuple[Started, ...]

    def spread(self, of: Callable[[Started], float]) -> Spread:
        """Return the spread of one figure over the starts."""
        return Spread.of([of(one) for one in self.starts])


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="warm starts of each program")
    parser.add_argument("--cold-rounds", type=int, default=4, help="starts with an empty cache")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    return parser.parse_args(arguments)


def _series(starts: Sequence[Start], rounds: int, *, cold: bool) -> list[Series]:
    """Start each program so many times, one after the other: what slows one slows all."""
    if not cold:
        for start in starts:
            start.once()
    found: dict[str, list[Started]] = {start.name: [] for start in starts}
    for _ in range(rounds):
        for start in starts:
            if cold:
                os.sync()
                _DROP_CACHES.write_text("3")
            found[start.name].append(start.once())
    return [Series(name, cold, tuple(some)) for name, some in found.items()]


def _goals(series: Sequence[Series]) -> list[Goal]:
    def warm(name: str) -> Series:
        return next(one for one in series if one.name == name and not one.is_cold)

    if not any(one.name == OURS for one in series):
        return []
    usable = warm(OURS).spread(lambda one: one.usable_ms).p50
    bound = warm(SAME_MODULES).spread(lambda one: one.usable_ms).p50
    memory = warm(OURS).spread(lambda one: one.pss_mb).p50
    same = warm(SAME_MODULES).spread(lambda one: one.pss_mb).p50
    empty = warm(EMPTY).spread(lambda one: one.pss_mb).p50
    cold = [one for one in series if one.name == OURS and one.is_cold]
    cold_ms = cold[0].spread(lambda one: one.usable_ms).p95 if cold else 0.0
    return [
        Goal(
            f"usable within {_OF_SAME_MODULES} x a window with the same modules",
            usable <= _OF_SAME_MODULES * bound,
            f"{usable:.0f} of {bound:.0f} ms",
        ),
        Goal(
            f"memory within {_MEMORY_OF_SAME} x a window with the same modules",
            memory <= _MEMORY_OF_SAME * same,
            f"{memory:.0f} of {same:.0f} MB; a window with none of them {empty:.0f} MB",
        ),
        *(
            [Goal("usable cold within 1 s", cold_ms <= _COLD_LIMIT_MS, f"slowest {cold_ms:.0f} ms")]
            if cold
            else []
        ),
    ]


def _row(series: Series) -> tuple[object, ...]:
    return (
        series.name,
        "cold" if series.is_cold else "warm",
        len(series.starts),
        series.spread(lambda one: one.paint_ms),
        series.spread(lambda one: one.usable_ms),
        f"{series.spread(lambda one: one.rss_mb).p50:.0f}",
        f"{series.spread(lambda one: one.pss_mb).p50:.0f}",
    )


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    if package := package_missing("Xvfb", "dbus-daemon", "openbox", "setpriv"):
        print(f"install {package}", file=sys.stderr)
        return 2
    with open_desktop() as desktop:
        starts = [Start.empty(desktop)]
        if real_program_exists():
            modules = modules_at_first_paint(desktop)
            starts += [Start.same_modules(desktop, modules), Start.ours(desktop)]
        series = _series(starts, options.rounds, cold=False)
        if os.access(_DROP_CACHES, os.W_OK) and options.cold_rounds:
            series += _series(starts, options.cold_rounds, cold=True)
    print_table(
        "Start to first paint and to usable, ms (p50 / p95); memory once usable, MB",
        ("program", "cache", "n", "first paint", "usable", "RSS", "PSS"),
        [_row(one) for one in series],
    )
    print()
    goals = _goals(series)
    for goal in goals:
        print(goal)
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in series], indent=1))
    return 0 if goals and all(goal.met for goal in goals) else 1


sys.exit(main(sys.argv[1:]))
