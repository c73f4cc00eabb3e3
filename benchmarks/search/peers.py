"""What is there already, on the same responses: fzf, rapidfuzz, SQLite FTS5 with rapidfuzz.

Each gets title, pinyin, initials and keywords ready-made, in order of use, so that ties fall to
what is used more. Bodies go to FTS5 alone, in a run of its own: they drown the other two.
"""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple, Protocol

from rapidfuzz import fuzz, process

from benchmarks.search.fields import View, fold
from benchmarks.search.measure import LOOKED_AT, Answer, Run, rank_of, resident_mb

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from benchmarks.search.truth import Query

_RERANKED = 200
_TRIGRAM = 3
_WITHOUT_BODY = 5


class Columns(NamedTuple):
    """What a peer is given of a response; all texts folded."""

    id: str
    title: str
    pinyin: str
    initials: str
    keywords: str
    body: str


class Peer(Protocol):
    """An engine that answers a folded query with ids, best first."""

    name: str

    def find(self, text: str) -> list[str]:
        """Return up to ten ids, best first."""
        ...


def columns(views: Sequence[View]) -> list[Columns]:
    """Return the columns of each response, in the given order."""
    return [
        Columns(
            view.response.id,
            view.title,
            view.letters if view.is_chinese else "",
            view.initials.replace("|", "") if view.is_chinese else "",
            " ".join(map(fold, (*view.response.keywords, view.response.shortcut))).strip(),
            view.body.replace("|", " "),
        )
        for view in views
    ]


class Fzf:
    """`fzf --filter`, a process per search; a space parts words that must all match."""

    name = "fzf --filter"

    def __init__(self, rows: Sequence[Columns], folder: Path) -> None:
        """Write the list that each search reads."""
        self._list = folder / "fzf.txt"
        with self._list.open("w", encoding="utf-8") as out:
            out.writelines("\t".join(row[:_WITHOUT_BODY]) + "\n" for row in rows)

    def find(self, text: str) -> list[str]:
        """Return the ids of the best ten lines; equal scores stay in the list's order."""
        command = ["fzf", f"--filter={text}", "--delimiter=\t", "--nth=2..", "--tiebreak=index"]
        with self._list.open("rb") as lines:
            done = subprocess.run(command, stdin=lines, capture_output=True, check=False)
        best = done.stdout.split(b"\n", LOOKED_AT)[:LOOKED_AT]
        return [line.split(b"\t", 1)[0].decode() for line in best if line]


class WRatio:
    """`rapidfuzz.process.extract` with WRatio over each column; the better column counts."""

    name = "rapidfuzz WRatio"

    def __init__(self, rows: Sequence[Columns]) -> None:
        """Lay the rows out in columns."""
        self._ids = [row.id for row in rows]
        self._columns = [[row[number] for row in rows] for number in range(1, _WITHOUT_BODY)]

    def find(self, text: str) -> list[str]:
        """Return the best ten ids by the best of four similarities."""
        best: dict[int, float] = {}
        for column in self._columns:
            for _, score, row in process.extract(text, column, scorer=fuzz.WRatio, limit=LOOKED_AT):
                best[row] = max(score, best.get(row, 0.0))
        ordered = sorted(best, key=lambda row: (-best[row], row))
        return [self._ids[row] for row in ordered[:LOOKED_AT]]


class Fts5:
    """SQLite FTS5 with trigrams, the best 200 ranked again by rapidfuzz.

    A text of one or two characters has no trigram: it is looked for with LIKE.
    """

    name = "FTS5 trigram + rapidfuzz"

    def __init__(self, rows: Sequence[Columns], folder: Path, *, with_bodies: bool = False) -> None:
        """Fill and optimise the table."""
        self.name = f"{Fts5.name}, bodies too" if with_bodies else Fts5.name
        self._rows = rows
        self._fields = Columns._fields[1 : _WITHOUT_BODY + with_bodies]
        self._database = sqlite3.connect(folder / f"fts5-{len(self._fields)}.db")
        names, marks = ", ".join(self._fields), ",".join("?" * len(self._fields))
        self._database.execute(
            f"create virtual table responses using fts5({names}, tokenize='trigram')"
        )
        self._database.executemany(
            f"insert into responses(rowid, {names}) values (?,{marks})",  # noqa: S608
            ((number, *row[1 : _WITHOUT_BODY + with_bodies]) for number, row in enumerate(rows)),
        )
        self._database.execute("insert into responses(responses) values ('optimize')")
        self._database.commit()

    def find(self, text: str) -> list[str]:
        """Return the best ten ids of the 200 that share most trigrams with the text."""
        found = self._by_trigrams(text) if len(text) >= _TRIGRAM else self._by_scan(text)
        scored = sorted(
            found, key=lambda number: (-self._similarity(text, self._rows[number]), number)
        )
        return [self._rows[number].id for number in scored[:LOOKED_AT]]

    def _similarity(self, text: str, row: Columns) -> float:
        best = fuzz.partial_ratio(text, row.body) if "body" in self._fields else 0.0
        for field in row[1:_WITHOUT_BODY]:
            if field:
                best = max(best, fuzz.partial_ratio(text, field), fuzz.token_set_ratio(text, field))
        return best

    def _by_trigrams(self, text: str) -> list[int]:
        grams = dict.fromkeys(
            text[place : place + _TRIGRAM] for place in range(len(text) - _TRIGRAM + 1)
        )
        any_of_them = " OR ".join(f'"{gram}"' for gram in grams)
        return self._numbers(
            "select rowid from responses where responses match ? order by rank limit ?",
            (any_of_them, _RERANKED),
        )

    def _by_scan(self, text: str) -> list[int]:
        like = f"%{text}%"
        matches = " or ".join(f"{field} like ?" for field in self._fields)
        return self._numbers(
            f"select rowid from responses where {matches} limit ?",  # noqa: S608
            (*(like for _ in self._fields), _RERANKED),
        )

    def _numbers(self, statement: str, values: tuple[str | int, ...]) -> list[int]:
        return [number for (number,) in self._database.execute(statement, values)]


def run_peer(make: Callable[[], Peer], queries: Sequence[Query], *, is_per_key: bool) -> Run:
    """Build a peer, ask it all queries (every prefix too if `is_per_key`) and time it."""
    gc.collect()
    before_mb = resident_mb()
    began = time.perf_counter()
    peer = make()
    build_s = time.perf_counter() - began
    answers: list[Answer] = []
    key_ms: list[float] = []
    for query in queries:
        typed = range(1, len(query.text)) if is_per_key else ()
        for text in (*(query.text[:size] for size in typed), query.text):
            began = time.perf_counter()
            found = peer.find(fold(text))
            key_ms.append((time.perf_counter() - began) * 1000)
        answers.append(Answer(query, rank_of(query.want, found)))
    memory_mb = max(0.0, resident_mb() - before_mb)
    return Run(peer.name, tuple(answers), tuple(key_ms), is_per_key, build_s, memory_mb)
