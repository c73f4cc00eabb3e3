"""Times the hotkey and counts digits that are typed right after it and go astray.

`python -m benchmarks.hotkey [--rounds 100] [--stand-in] [--json FILE]`
"""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.desktop.figures import Goal, Spread, print_table
from benchmarks.desktop.program import real_program, real_program_exists, stand_in
from benchmarks.hotkey.observer import Observer
from tests.rig.desktop import VirtualDesktop, open_desktop, package_missing

_LIMIT_MS = 40.0
_GAPS_MS = (0, 10, 30)


@dataclass(frozen=True, slots=True)
class Typed:
    """Rounds of four digits typed `gap_ms` after the hotkey."""

    gap_ms: int
    rounds: int
    right: int
    leaked: int


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hotkey", description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=100, help="presses of the hotkey, per gap too"
    )
    parser.add_argument("--stand-in", action="store_true", help="the adapters without the program")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    return parser.parse_args(arguments)


def _typed(desktop: VirtualDesktop, gap_ms: int, rounds: int) -> Typed:
    right = leaked = 0
    with desktop.target("editor") as front:
        observer = Observer(desktop, front)
        for number in range(rounds):
            digits = f"{1000 + number * 7 % 9000}"
            front.mark()
            right += observer.typed_after_hotkey(digits, gap_ms / 1000) == digits
            observer.dismiss()
            leaked += len(front.received())
    return Typed(gap_ms, rounds, right, leaked)


def _latencies(desktop: VirtualDesktop, rounds: int) -> list[float]:
    found = []
    with desktop.target("editor") as front:
        observer = Observer(desktop, front)
        for _ in range(rounds):
            found.append(observer.time_to_pixel())
            observer.dismiss()
    return found


def _goals(pixel: Spread, typed: Sequence[Typed]) -> list[Goal]:
    return [
        Goal(
            f"first pixel within {_LIMIT_MS:.0f} ms", pixel.p95 <= _LIMIT_MS, f"p95 {pixel.p95:.1f}"
        ),
        *(
            Goal(
                f"digits {one.gap_ms} ms after the hotkey",
                one.right == one.rounds and not one.leaked,
                f"{one.right} of {one.rounds} right, {one.leaked} astray",
            )
            for one in typed
        ),
    ]


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    if package := package_missing("Xvfb", "dbus-daemon", "openbox", "setpriv"):
        print(f"install {package}", file=sys.stderr)
        return 2
    real = real_program_exists() and not options.stand_in
    with ExitStack() as stack:
        desktop = stack.enter_context(open_desktop())
        stack.enter_context((real_program if real else stand_in)(desktop))
        latencies = _latencies(desktop, options.rounds)
        typed = [_typed(desktop, gap, options.rounds) for gap in _GAPS_MS]
    pixel = Spread.of(latencies)
    name = "the program" if real else "stand-in palette"
    print_table(
        "Hotkey press to first palette pixel, ms (p50 / p95)",
        ("of", "n", "ms"),
        [(name, pixel.n, pixel)],
    )
    print()
    goals = _goals(pixel, typed)
    for goal in goals:
        print(goal)
    if options.json:
        found = {"of": name, "pixel_ms": latencies, "typed": [asdict(one) for one in typed]}
        options.json.write_text(json.dumps(found, indent=1))
    return 0 if all(goal.met for goal in goals) else 1


sys.exit(main(sys.argv[1:]))
