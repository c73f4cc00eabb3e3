"""Draws the truth set: queries of seventeen classes, each with the response that is wanted.

Targets are drawn by use. A query is **well-posed** when fewer than five other responses stand
before the wanted one by right: they fit the query by its class's clean definition (`fits`) and
are used at least as often, or at least half as often and more recently; or they hold the typed
text as it stands where the wanted one holds it only but for a slip. A draw that is not
well-posed is lengthened, else another target is drawn.
"""

from __future__ import annotations

import argparse
import heapq
import json
import math
import random
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.search import draws, fits
from benchmarks.search.fields import View, fold, is_han
from benchmarks.search.generate import generate
from benchmarks.search.responses import Response, write_responses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.search.draws import Draw
    from benchmarks.search.fits import Attempt, Fits

QUERIES_PER_CLASS = 60
MOST_RIVALS = 4
_MOST_TARGETS = 4000


class Seeds(NamedTuple):
    """The seeds of a set: of its library and of its queries."""

    library: int
    queries: int


SETS: dict[str, Seeds] = {"development": Seeds(11, 12), "judged": Seeds(2187, 9041)}


class QueryClass(NamedTuple):
    """A way of asking: how such a query is drawn, which responses fit, in which languages.

    `needles` are texts of which a response that fits holds at least one, in the field of `View`
    that is named `field`. `has_slip` says that what is typed is not what the wanted one holds.
    """

    draw: Draw
    fits: Fits
    languages: frozenset[str]
    field: str
    needles: Callable[[Attempt], tuple[str, ...]]
    has_slip: bool = False


def _meant(attempt: Attempt) -> tuple[str, ...]:
    return attempt.meant[:1]


def _last_meant(attempt: Attempt) -> tuple[str, ...]:
    return attempt.meant[-1:]


def _first_sign(attempt: Attempt) -> tuple[str, ...]:
    return (attempt.typed[0],) if is_han(attempt.typed) else attempt.meant[:1]


def _characters(attempt: Attempt) -> tuple[str, ...]:
    return ("".join(token for token in attempt.meant if is_han(token)),)


def _between_bars(attempt: Attempt) -> tuple[str, ...]:
    return (f"|{'|'.join(attempt.meant)}|",)


def _halves(attempt: Attempt) -> tuple[str, ...]:
    half = len(attempt.typed) // 2
    return attempt.typed[:half], attempt.typed[half:]


def _thirds(attempt: Attempt) -> tuple[str, ...]:
    return fits.thirds(attempt.typed)


_ZH = frozenset({"zh", "zh-Hant"})
_EN, _RU = frozenset({"en"}), frozenset({"ru"})
_ALL = _ZH | _EN | _RU

CLASSES: dict[str, QueryClass] = {
    "exact_title": QueryClass(draws.exact_title, fits.contained, _ALL, "title", _meant),
    "exact_body": QueryClass(draws.exact_body, fits.in_body, _ALL, "texts", _meant),
    "subseq": QueryClass(draws.subseq, fits.in_order, _ALL, "title", _first_sign),
    "pinyin_full": QueryClass(draws.pinyin_full, fits.sounds_like, _ZH, "letters", _meant),
    "initials": QueryClass(draws.initials, fits.has_initials, _ZH, "initials", _meant),
    "mixed": QueryClass(draws.mixed, fits.mixes, _ZH, "title", _characters),
    "homophone": QueryClass(
        draws.homophone, fits.same_syllables, _ZH, "sounds", _between_bars, has_slip=True
    ),
    "char_typo": QueryClass(
        draws.char_typo, fits.one_character_off, _ZH, "title", _halves, has_slip=True
    ),
    "word_order": QueryClass(draws.word_order, fits.has_words, _ALL, "title", _last_meant),
    "trad": QueryClass(draws.trad, fits.contained, _ZH, "title", _meant),
    "en_typo": QueryClass(draws.word_typo, fits.one_key_off, _EN, "title", _thirds, has_slip=True),
    "ru_typo": QueryClass(draws.word_typo, fits.one_key_off, _RU, "title", _thirds, has_slip=True),
    "wrong_layout": QueryClass(
        draws.wrong_layout, fits.means_stretch, _ALL, "spelled", _meant, has_slip=True
    ),
    "scenario_kw": QueryClass(draws.scenario_kw, fits.is_filed_under, _ALL, "filing", _last_meant),
    "pinyin_typo": QueryClass(
        draws.pinyin_typo, fits.one_pinyin_key_off, _ZH, "letters", _thirds, has_slip=True
    ),
    "fuzzy_pinyin": QueryClass(
        draws.fuzzy_pinyin, fits.same_accented, _ZH, "accented", _between_bars, has_slip=True
    ),
    "trigger": QueryClass(draws.trigger, fits.is_shortcut, _ALL, "shortcut", _meant),
}

# Whoever leaves the wrong layout on writes Russian half of the time, English or pinyin else.
_SHARES: dict[str, tuple[tuple[frozenset[str], float], ...]] = {
    "wrong_layout": ((_RU, 0.5), (_EN, 0.25), (_ZH, 0.25)),
    "subseq": ((_ZH, 0.8), (_EN, 0.12), (_RU, 0.08)),
}


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query; `meant` is what its class's rule is applied to."""

    text: str
    query_class: str
    want: str
    language: str
    meant: tuple[str, ...]

    def row(self) -> dict[str, object]:
        """Return the query as a row of `queries.jsonl`."""
        return {
            "query": self.text,
            "class": self.query_class,
            "want": self.want,
            "language": self.language,
            "meant": list(self.meant),
        }


class Library:
    """The responses in order of use, to draw from and to check a query against."""

    def __init__(self, responses: Iterable[Response]) -> None:
        """Order the responses: most used first, ties by last use, then id."""
        by_use = sorted(responses, key=lambda one: (-one.uses, _age(one), one.id))
        self.views: Sequence[View] = [View(response) for response in by_use]

        self._fields: dict[str, tuple[str, list[int]]] = {}

    def rivals(self, query_class: str, attempt: Attempt, wanted: View, stop: int = 5) -> int:
        """Return how many other responses come first by right; counts no further than `stop`."""
        rule = CLASSES[query_class]
        rivals: set[int] = set()
        if rule.has_slip:
            typed = fold(attempt.typed)
            holding = map(self.views.__getitem__, self._rows("spelled", typed))
            rivals |= {
                id(view)
                for view in holding
                if view is not wanted and (typed in view.title or fits.begins_unit(typed, view))
            }
        rows = heapq.merge(*(self._rows(rule.field, needle) for needle in rule.needles(attempt)))
        for row, _ in groupby(rows):
            view = self.views[row]
            if len(rivals) >= stop or 2 * view.response.uses < wanted.response.uses:
                break
            if _may_precede(view.response, wanted.response) and rule.fits(attempt, view):
                rivals.add(id(view))
        return len(rivals)

    def _rows(self, field: str, needle: str) -> Iterator[int]:
        """Yield the rows whose field holds the text, most used first."""
        text, starts = self._field(field)
        place = text.find(needle)
        while place >= 0:
            row = bisect_right(starts, place) - 1
            yield row
            place = text.find(needle, starts[row + 1]) if row + 1 < len(starts) else -1

    def _field(self, field: str) -> tuple[str, list[int]]:
        """Return all rows of a field in one text, and where each begins."""
        if field not in self._fields:
            rows = [f"{getattr(view, field)}\n" for view in self.views]
            starts = list(accumulate(map(len, rows[:-1]), initial=0))
            self._fields[field] = "".join(rows), starts
        return self._fields[field]

    def drawer(self, languages: frozenset[str], rng: random.Random) -> Callable[[], View]:
        """Return a function that draws a response of these languages, weighted by uses + 1."""
        views = [view for view in self.views if view.response.language in languages]
        weights = list(accumulate(view.response.uses + 1 for view in views))
        return lambda: rng.choices(views, cum_weights=weights)[0]


def _may_precede(other: Response, wanted: Response) -> bool:
    """Return whether use gives the other one a right to stand first."""
    if other.id == wanted.id:
        return False
    is_fresher = _age(other) <= _age(wanted)
    return other.uses >= wanted.uses or (2 * other.uses >= wanted.uses and is_fresher)


def _age(response: Response) -> float:
    """Return the days since the last use, without end when there was none."""
    return math.inf if response.last_used_days is None else response.last_used_days


def draw_queries(library: Library, seed: int, count: int = QUERIES_PER_CLASS) -> list[Query]:
    """Return `count` well-posed queries for each class, all texts and targets of it distinct."""
    queries = []
    for name in CLASSES:
        rng = random.Random(f"queries-{seed}-{name}")
        queries += _of_class(name, library, rng, count)
    return queries


def _of_class(name: str, library: Library, rng: random.Random, count: int) -> list[Query]:
    parts = _SHARES.get(name, ((CLASSES[name].languages, 1.0),))
    queries: dict[str, Query] = {}
    for languages, share in parts:
        wanted_ids: set[str] = set()
        goal = len(queries) + round(count * share)
        draw = library.drawer(languages, rng)
        for _ in range(_MOST_TARGETS):
            if len(queries) == goal:
                break
            view = draw()
            query = (
                None if view.response.id in wanted_ids else _well_posed(name, view, library, rng)
            )
            if query is not None and query.text not in queries:
                queries[query.text] = query
                wanted_ids.add(view.response.id)
        else:
            raise ValueError(f"only {len(queries)} well-posed queries of class {name}")
    return list(queries.values())


def _well_posed(name: str, view: View, library: Library, rng: random.Random) -> Query | None:
    for attempt in CLASSES[name].draw(view, rng):
        if library.rivals(name, attempt, view) <= MOST_RIVALS:
            response = view.response
            return Query(attempt.typed, name, response.id, response.language, attempt.meant)
    return None


def make_set(name: str, size: int) -> tuple[list[Response], list[Query]]:
    """Return library and queries of the set `development` or `judged` at a library size."""
    seeds = SETS[name]
    responses = generate(size, seeds.library)
    return responses, draw_queries(Library(responses), seeds.queries)


def write_queries(queries: Iterable[Query], path: Path) -> None:
    """Write one JSON row a line, UTF-8."""
    with path.open("w", encoding="utf-8") as out:
        for query in queries:
            out.write(json.dumps(query.row(), ensure_ascii=False) + "\n")


def main() -> None:
    """Write `responses.jsonl` and `queries.jsonl` of a set into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", default="development", choices=sorted(SETS))
    parser.add_argument("--size", type=int, default=20_000)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    responses, queries = make_set(arguments.set, arguments.size)
    write_responses(responses, arguments.folder / "responses.jsonl")
    write_queries(queries, arguments.folder / "queries.jsonl")


if __name__ == "__main__":
    main()
