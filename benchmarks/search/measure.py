"""What is measured of an engine, and the figures made of it."""

from __future__ import annotations

import os
import statistics
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.search.truth import Query

LOOKED_AT = 10
_LOOK_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Answer:
    """Where an engine put the wanted response: 1 is first, ``None`` not among the first ten."""

    query: Query
    rank: int | None


@dataclass(frozen=True, slots=True)
class Run:
    """An engine's answers to whole queries, and what they cost.

    `key_ms` are milliseconds per search, of each typed prefix if `is_per_key`, else of whole
    queries. `memory_mb` is the growth of resident memory through the library, in MiB.
    """

    engine: str
    answers: tuple[Answer, ...]
    key_ms: tuple[float, ...]
    is_per_key: bool
    build_s: float
    memory_mb: float


@dataclass(frozen=True, slots=True)
class Start:
    """How our engine starts; seconds from start of process to first answer, memory in MiB.

    `empty_s` is the second start with a library of one response: interpreter, imports, tables.
    `files_mb` is what the program has written by then, cache and index, in MiB.
    """

    cold_s: float
    warm_s: float
    empty_s: float
    cold_peak_mb: float
    warm_peak_mb: float
    files_mb: float


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of queries whose wanted response is first, among the first five; mean of 1/rank."""

    recall_at_1: float
    recall_at_5: float
    mrr: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles in milliseconds."""

    p50: float
    p95: float
    p99: float


def quality(answers: Sequence[Answer]) -> Quality:
    """Return recall@1, recall@5 and MRR (nothing beyond the tenth counts)."""
    ranks = [answer.rank for answer in answers]
    found = [rank for rank in ranks if rank is not None]
    count = max(1, len(ranks))
    return Quality(
        sum(rank == 1 for rank in found) / count,
        sum(rank <= 5 for rank in found) / count,
        sum(1 / rank for rank in found) / count,
    )


def latency(samples_ms: Sequence[float]) -> Latency:
    """Return the percentiles by nearest rank."""
    ordered = sorted(samples_ms)
    last = len(ordered) - 1
    return Latency(*(ordered[min(last, int(share * len(ordered)))] for share in (0.5, 0.95, 0.99)))


def median_keys(keys: Iterable[int]) -> float:
    """Return the median number of keys."""
    return statistics.median(keys)


def rank_of(wanted: str, found: Sequence[str]) -> int | None:
    """Return the place of the wanted id among the first ten, 1 being first."""
    shown = list(found[:LOOKED_AT])
    return shown.index(wanted) + 1 if wanted in shown else None


def sample(queries: Sequence[Query], per_class: int) -> list[Query]:
    """Return so many queries of each class, spread over its list."""
    by_class: dict[str, list[Query]] = {}
    for query in queries:
        by_class.setdefault(query.query_class, []).append(query)
    return [
        group[number * len(group) // per_class]
        for group in by_class.values()
        for number in range(min(per_class, len(group)))
    ]


def resident_mb(pid: int | None = None, *, peak: bool = False) -> float:
    """Return the resident memory of a process (this one by default), in MiB, from `/proc`."""
    label = "VmHWM:" if peak else "VmRSS:"
    status = Path(f"/proc/{pid or os.getpid()}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(label))
    return int(line.split()[1]) / 1024


def files_mb(folder: Path) -> float:
    """Return the size of all files under a folder, in MiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


class PeakWatch:
    """Watches the largest resident memory of a process or of one it started, in MiB.

    Looks every 50 ms: the peak of a child that lives shorter than that may be missed.
    """

    def __init__(self, pid: int) -> None:
        self.peak_mb = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY_S):
            self._look()

    def _look(self) -> None:
        for pid in _family(self._pid):
            with suppress(OSError, StopIteration):
                self.peak_mb = max(self.peak_mb, resident_mb(pid, peak=True))


def _family(pid: int) -> list[int]:
    """Return the process and all that descend from it."""
    family = [pid]
    for member in family:
        for children in Path(f"/proc/{member}/task").glob("*/children"):
            with suppress(OSError):
                family += map(int, children.read_text(encoding="ascii").split())
    return family


def use_one_core() -> int:
    """Pin this process, and those it starts, to the last core it may use; return its number."""
    core = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {core})
    return core
