"""Inserts phrases into real programs, with and without trouble, beside CopyQ doing the same.

`python -m benchmarks.insertion [--rounds 200] [--only NAME] [--json FILE]`
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.insertion.cases import CASES, PEER_KINDS, Case
from benchmarks.insertion.report import goals, print_report
from benchmarks.insertion.runs import run_case, run_peer, run_under_manager
from tests.rig.desktop import open_desktop, package_missing


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.insertion", description=__doc__)
    parser.add_argument("--rounds", type=int, default=200, help="insertions into each target")
    parser.add_argument("--only", default="", help="run the cases whose name holds this")
    parser.add_argument("--no-peer", action="store_true", help="leave CopyQ out")
    parser.add_argument("--json", type=Path, help="write every figure to this file")
    return parser.parse_args(arguments)


def _rounds(case: Case, rounds: int) -> int:
    return max(2, rounds // case.share)


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    needed = ("Xvfb", "dbus-daemon", "openbox", "xterm", "mousepad", "chromium", "copyq")
    if package := package_missing(*needed):
        print(f"install {package}", file=sys.stderr)
        return 2
    results, peers = [], []
    for case in (case for case in CASES if options.only in case.name):
        with open_desktop() as desktop:
            results.append(run_case(desktop, case, _rounds(case, options.rounds)))
            print(f"  {results[-1].line()}", file=sys.stderr)
    for kind in PEER_KINDS if not options.no_peer and not options.only else ():
        with open_desktop() as desktop:
            peers.append(run_peer(desktop, kind, max(2, options.rounds // 5)))
        with open_desktop() as desktop:
            results.append(run_under_manager(desktop, kind, options.rounds))
            print(f"  {peers[-1].line()}\n  {results[-1].line()}", file=sys.stderr)
    print_report(results, peers)
    if options.json:
        found = {"cases": [asdict(one) for one in results], "copyq": [asdict(one) for one in peers]}
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    return 0 if all(goal.met for goal in goals(results, peers)) else 1


sys.exit(main(sys.argv[1:]))
