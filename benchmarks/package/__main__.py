"""Times and weighs the frozen program beside the source run and a frozen empty window.

`make package` first, then `python -m benchmarks.package [--rounds 7] [--cold-rounds 3]`. Cold
needs the right to drop the page cache.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.desktop.figures import Goal, Spread, print_table
from benchmarks.start.starts import OURS, Start, Started
from tests.rig.desktop import VirtualDesktop, open_desktop, package_missing

_ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = _ROOT / "dist/agent-assist/agent-assist"
_EMPTY = _ROOT / "build/empty/dist/empty-window/empty-window"
_DROP_CACHES = Path("/proc/sys/vm/drop_caches")
_OF_SOURCE = 1.3
FROZEN, FROZEN_EMPTY = "frozen program", "frozen empty window"


def _freeze_empty() -> None:
    folder = _ROOT / "build/empty"
    command = (sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR")
    places = ("--distpath", folder / "dist", "--workpath", folder / "build")
    subprocess.run((*command, *places, Path(__file__).with_name("empty.spec")), check=True)


def _starts(start: Start, rounds: int, *, cold: bool) -> list[Started]:
    if not cold:
        start.once()
    found = []
    for _ in range(rounds):
        if cold:
            os.sync()
            _DROP_CACHES.write_text("3")
        found.append(start.once())
    return found


def _row(name: str, cache: str, starts: Sequence[Started]) -> tuple[object, ...]:
    return (
        name,
        cache,
        len(starts),
        Spread.of([one.paint_ms for one in starts]),
        Spread.of([one.usable_ms for one in starts]),
        f"{Spread.of([one.rss_mb for one in starts]).p50:.0f}",
        f"{Spread.of([one.pss_mb for one in starts]).p50:.0f}",
    )


def _goals(usable: dict[tuple[str, str], float]) -> list[Goal]:
    return [
        Goal(
            f"{cache} start of the frozen program within {_OF_SOURCE} x the source run's",
            usable[FROZEN, cache] <= _OF_SOURCE * usable[OURS, cache],
            f"{usable[FROZEN, cache]:.0f} of {usable[OURS, cache]:.0f} ms; the frozen empty "
            f"window takes {usable[FROZEN_EMPTY, cache]:.0f} ms",
        )
        for cache in ("warm", "cold")
        if (OURS, cache) in usable
    ]


def _measure(desktop: VirtualDesktop, options: argparse.Namespace) -> int:
    starts = [
        Start(FROZEN_EMPTY, (), desktop, str(_EMPTY)),
        Start.ours(desktop),
        Start(FROZEN, (), desktop, str(_PROGRAM)),
    ]
    caches = {"warm": options.rounds}
    if os.access(_DROP_CACHES, os.W_OK):
        caches["cold"] = options.cold_rounds
    rows, usable = [], {}
    for cache, rounds in caches.items():
        for start in starts:
            found = _starts(start, rounds, cold=cache == "cold")
            rows.append(_row(start.name, cache, found))
            usable[start.name, cache] = Spread.of([one.usable_ms for one in found]).p50
    print_table(
        "Start to first paint and to usable, ms (p50 / p95); memory once usable, MB",
        ("program", "cache", "n", "first paint", "usable", "RSS", "PSS"),
        rows,
    )
    goals = _goals(usable)
    for goal in goals:
        print(goal)
    return 0 if all(goal.met for goal in goals) else 1


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.package", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="warm starts of each program")
    parser.add_argument("--cold-rounds", type=int, default=3, help="starts with an empty cache")
    options = parser.parse_args(arguments)
    if package := package_missing("Xvfb", "dbus-daemon", "openbox", "setpriv"):
        print(f"install {package}", file=sys.stderr)
        return 2
    if not _PROGRAM.is_file():
        print("There is no frozen program: run make package first.", file=sys.stderr)
        return 2
    if not _EMPTY.is_file():
        _freeze_empty()
    with open_desktop() as desktop:
        return _measure(desktop, options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
