"""Measures our search beside its peers: `python -m benchmarks.search`, on one core."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.search import ours, peers
from benchmarks.search.generate import generate
from benchmarks.search.measure import Run, sample, use_one_core
from benchmarks.search.peers import Columns, Fts5, Fzf, Peer, WRatio
from benchmarks.search.report import SizeReport, render
from benchmarks.search.responses import write_responses
from benchmarks.search.truth import SETS, Library, Query, draw_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class _Effort(NamedTuple):
    """How many queries of each class a peer is asked; the slow ones are asked less."""

    fzf: int
    wratio: int
    fts5: int
    fts5_bodies: int


_EFFORTS: dict[int, _Effort] = {20_000: _Effort(8, 4, 20, 10), 200_000: _Effort(3, 1, 4, 2)}


def main() -> int:
    """Run the benchmark and print its tables; always 0, the tables say what was missed."""
    arguments = _arguments()
    core = use_one_core()
    parts = [f"search, set {arguments.set}, core {core}, Python {sys.version.split()[0]}"]
    print(parts[0], flush=True)
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(prefix="search-bench-") as folder:
            report = measure(arguments.set, size, Path(folder))
        parts.append(render(report))
        print(f"\n{parts[-1]}", flush=True)
    if arguments.out:
        arguments.out.write_text("\n".join(parts), encoding="utf-8")
    return 0


def measure(set_name: str, size: int, folder: Path) -> SizeReport:
    """Generate the set at this size in a folder and measure ours, then the peers, on it."""
    seeds = SETS[set_name]
    responses = generate(size, seeds.library)
    library_path, empty_path = folder / "responses.jsonl", folder / "one.jsonl"
    write_responses(responses, library_path)
    write_responses(responses[:1], empty_path)
    library = Library(responses)
    queries = draw_queries(library, seeds.queries)
    rows = peers.columns(library.views)
    del library, responses
    _tell(f"{size:,} responses and {len(queries)} queries drawn")

    home = folder / "home"
    start = ours.measure_start(library_path, empty_path, home)
    _tell("starts measured")
    run = ours.run_ours(library_path, empty_path, home, queries, start.cold_s)
    _tell("queries asked key by key")
    keys = ours.count_keys(library_path, home, queries)
    _tell("keys counted")
    return SizeReport(size, start, run, keys, _run_peers(rows, queries, folder, size))


def _run_peers(
    rows: Sequence[Columns], queries: Sequence[Query], folder: Path, size: int
) -> list[Run]:
    effort = _EFFORTS[min(_EFFORTS, key=lambda known: abs(known - size))]
    plan: list[tuple[Callable[[], Peer], int, bool]] = [
        (lambda: Fts5(rows, folder), effort.fts5, True),
        (lambda: Fts5(rows, folder, with_bodies=True), effort.fts5_bodies, True),
        (lambda: WRatio(rows), effort.wratio, False),
    ]
    if shutil.which("fzf"):
        plan.append((lambda: Fzf(rows, folder), effort.fzf, False))
    else:
        _tell("fzf is not installed and is left out")
    runs = []
    for make, per_class, is_per_key in plan:
        runs.append(peers.run_peer(make, sample(queries, per_class), is_per_key=is_per_key))
        _tell(f"{runs[-1].engine} asked")
    return runs


def _tell(step: str) -> None:
    print(f"  ... {step}", file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument(
        "--sizes",
        type=lambda text: [int(size) for size in text.split(",")],
        default=[20_000, 200_000],
        help="library sizes, parted by commas",
    )
    parser.add_argument("--set", default="judged", choices=sorted(SETS))
    parser.add_argument("--out", type=Path, help="write the tables to this file too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
