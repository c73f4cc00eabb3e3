"""How safe and how fast records are kept.

`python -m benchmarks.storage [--kills 300] [--rotations 120] [--cuts 400] [--saves 2000]`. Kills
and forks need Linux or macOS, power cuts need strace; what cannot be run is said to be left out.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from agent_assist.runtime.clock import SystemClock
from agent_assist.storage import backups
from benchmarks.desktop.figures import Goal, Spread, percentile, print_table
from benchmarks.storage import contention, kills, power, speed, trace
from benchmarks.storage.material import record, store, vault
from benchmarks.storage.soundness import Verdict

_OF_PLAIN = 2.0
_CUT_SAVES = 160


def main(arguments: Sequence[str]) -> int:
    """Run all parts and print what came of them; return 1 when a promise was not kept."""
    asked = _options(arguments)
    goals = [
        *_speeds(asked.saves),
        _sound("kill -9 in a save", lambda f: kills.kill_saves(f, asked.kills)),
        _sound("kill -9 in a change of keys", lambda f: kills.kill_rotations(f, asked.rotations)),
        _two_processes(asked.saves // 2),
    ]
    if trace.is_possible():
        goals.append(_sound("power cut", lambda f: power.cut_power(f, asked.cuts, _CUT_SAVES)))
    else:
        print("\npower cuts left out: there is no strace")
    print()
    for goal in goals:
        print(goal)
    return int(not all(goal.met for goal in goals))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.storage", description=__doc__)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--rotations", type=int, default=120)
    parser.add_argument("--cuts", type=int, default=400)
    parser.add_argument("--saves", type=int, default=2000)
    return parser.parse_args(arguments)


def _speeds(saves: int) -> list[Goal]:
    with tempfile.TemporaryDirectory() as name:
        stores = speed.databases(Path(name))
        taken = speed.save_times_ms(stores, saves)
        found = speed.find_times_ms(stores[speed.ENCRYPTED], 400)
        sizes = {file.stem: file.stat().st_size for file in Path(name).glob("*.db")}
    rows = [
        (name, *(f"{percentile(times, share):.2f}" for share in (0.5, 0.95, 0.99)))
        for name, times in taken.items()
    ]
    print_table(f"one save of {saves}, ms", ("", "p50", "p95", "p99"), rows)
    print(f"find among {saves}: {Spread.of(list(found))} ms (p50 / p95)")
    print(f"size with key / without: {sizes['encrypted'] / sizes['unkeyed']:.2f}")
    _custody(saves)
    ours = percentile(taken[speed.ENCRYPTED], 0.5)
    goals = []
    for name in (speed.SAME_ENGINE, speed.PLAIN):
        times = ours / percentile(taken[name], 0.5)
        goals.append(Goal(f"save beside {name}", times <= _OF_PLAIN, f"{times:.2f} times its p50"))
    return goals


def _custody(saves: int) -> None:
    """Print how long opening, a backup and another key take."""
    with tempfile.TemporaryDirectory() as name:
        opened = vault(Path(name))
        opened.open()
        records = store(opened)
        for number in range(saves):
            records.save(record(number))
        backup_ms = speed.timed_ms(lambda: backups.make(opened, SystemClock().now()))
        opened.lock()
        open_ms = speed.timed_ms(opened.open)
        rotate_ms = speed.timed_ms(opened.rotate)
        size_mb = opened.files.database.stat().st_size / 1e6
    print(
        f"{size_mb:.1f} MB: open {open_ms:.1f} ms, verified backup {backup_ms:.0f} ms, "
        f"another key with one backup {rotate_ms:.0f} ms"
    )


def _sound(name: str, trial: Callable[[Path], Verdict]) -> Goal:
    with tempfile.TemporaryDirectory() as folder:
        verdict = trial(Path(folder))
    for note in verdict.notes[:5]:
        print(f"{name}: {note}")
    return Goal(name, verdict.is_sound, verdict.row())


def _two_processes(saves: int) -> Goal:
    with tempfile.TemporaryDirectory() as folder:
        came = contention.saved_by_two(Path(folder), saves)
    is_met = came.errors == 0 and came.records == 2 * saves and not came.faults
    detail = (
        f"{came.records} of {2 * saves} saved, {came.errors} errors, longest wait "
        f"{came.longest_s:.2f} s, {came.saves_per_s:.0f} saves/s"
    )
    return Goal("two processes", is_met, detail)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
