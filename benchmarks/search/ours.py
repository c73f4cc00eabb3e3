"""Runs our engine as its users do: through `agent-assist search --stdin`, nothing imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Self

from benchmarks.search.measure import Answer, PeakWatch, Run, Start, files_mb, rank_of, resident_mb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.search.truth import Query

NAME = "Agent Assist"
_FIRST_QUERY = "退款"
_WARM_STARTS = 5
_SHOWN_FIRST = 5
_REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Keys:
    """How many keys a query took until the wanted response was among the first five.

    One more than the query has when it never was.
    """

    query: Query
    count: int


class Session:
    """A running `search --stdin`: one request out, one answer in."""

    def __init__(self, library: Path, home: Path, *, keystrokes: bool = False) -> None:
        """Start the program with its places under `home`."""
        command = [sys.executable, "-m", "agent_assist", "search", "--stdin", "--format", "jsonl"]
        command += ["--library", str(library), *(["--keystrokes"] if keystrokes else [])]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_REPOSITORY,
            text=True,
            encoding="utf-8",
            env={**os.environ, "AGENT_ASSIST_HOME": str(home)},
        )

    def ask(self, text: str) -> Mapping[str, Any]:
        """Return the answer to one query; raise RuntimeError where there is none."""
        to_engine, from_engine = self._process.stdin, self._process.stdout
        assert to_engine is not None
        assert from_engine is not None
        to_engine.write(json.dumps({"query": text}, ensure_ascii=False) + "\n")
        to_engine.flush()
        line = from_engine.readline()
        answer: dict[str, Any] = json.loads(line) if line else {}
        if "results" not in answer:
            raise RuntimeError(f"no results for {text!r}: {line!r}")
        return answer

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def resident_mb(self) -> float:
        """Return the memory it holds now, in MiB."""
        return resident_mb(self._process.pid)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait()


def measure_start(library: Path, empty_library: Path, home: Path) -> Start:
    """Return cold and warm start; `home` must have no cache of the library yet."""
    first_answer(empty_library, home)
    empty_s = median(first_answer(empty_library, home)[0] for _ in range(_WARM_STARTS))
    cold_s, cold_peak_mb = first_answer(library, home)
    warm = [first_answer(library, home) for _ in range(_WARM_STARTS)]
    return Start(
        cold_s,
        median(seconds for seconds, _ in warm),
        empty_s,
        cold_peak_mb,
        max(peak for _, peak in warm),
        files_mb(home),
    )


def first_answer(library: Path, home: Path) -> tuple[float, float]:
    """Return seconds from start of process to first answer, and peak memory in MiB."""
    began = time.perf_counter()
    with Session(library, home) as session, PeakWatch(session.pid) as watch:
        session.ask(_FIRST_QUERY)
        seconds = time.perf_counter() - began
    return seconds, watch.peak_mb


def run_ours(
    library: Path, empty_library: Path, home: Path, queries: Sequence[Query], cold_s: float
) -> Run:
    """Ask all queries, key by key, and return answers and milliseconds per key."""
    with Session(empty_library, home) as session:
        session.ask(_FIRST_QUERY)
        empty_mb = session.resident_mb()
    answers: list[Answer] = []
    key_ms: list[float] = []
    with Session(library, home, keystrokes=True) as session:
        for query in queries:
            answer = session.ask(query.text)
            answers.append(Answer(query, rank_of(query.want, _ids(answer))))
            key_ms += [float(key["ms"]) for key in answer["keys"]]
        memory_mb = session.resident_mb() - empty_mb
    return Run(NAME, tuple(answers), tuple(key_ms), True, cold_s, memory_mb)


def count_keys(library: Path, home: Path, queries: Sequence[Query]) -> list[Keys]:
    """Type each query key by key, a search each, until the wanted one is in the first five."""
    with Session(library, home) as session:
        return [Keys(query, _keys_needed(query, session)) for query in queries]


def _keys_needed(query: Query, session: Session) -> int:
    for size in range(1, len(query.text) + 1):
        if query.want in _ids(session.ask(query.text[:size]))[:_SHOWN_FIRST]:
            return size
    return len(query.text) + 1


def _ids(answer: Mapping[str, Any]) -> list[str]:
    return [str(result["id"]) for result in answer["results"]]
