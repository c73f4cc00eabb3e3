"""`agent-assist search`: find canned responses from the command line (contracts 3)."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from agent_assist import bootstrap, paths
from agent_assist.cli import batch
from agent_assist.library.match import Result
from agent_assist.library.memo import forget
from agent_assist.library.search import Search
from agent_assist.runtime.clock import Clock, SystemClock
from agent_assist.runtime.context import Context
from agent_assist.runtime.languages import LANGUAGES, from_tag

FINE, NOTHING_FOUND, WRONG = 0, 1, 2
_DEFAULT_LIMIT: Final = 10
OpenLibrary = Callable[[Path | None], Search]


@dataclass(frozen=True, slots=True)
class Request:
    """One search as asked for: the query, and where it narrows the context."""

    query: str
    scenario: str | None
    language: str


def main(arguments: Sequence[str]) -> int:
    """Run the command on the packs in force, or on those of --library."""
    clock = SystemClock()
    places = paths.places()

    def open_library(library: Path | None) -> Search:
        today = clock.now().date()
        if library is not None:
            cache = (
                places.cache / "library" / sha256(str(library.resolve()).encode()).hexdigest()[:16]
            )
            return bootstrap.open_search(bootstrap.packs_at(library), cache, today)
        return bootstrap.open_search(
            bootstrap.installed_packs(places), places.cache / "library", today
        )

    return run(arguments, open_library, clock)


def parser() -> argparse.ArgumentParser:
    """Return the reader of this command's arguments."""
    made = argparse.ArgumentParser(
        prog="agent-assist search", description="Find canned responses, as the window does."
    )
    made.add_argument("query", nargs="?", help="what to look for, in any way you would type it")
    made.add_argument("--stdin", action="store_true", help="read one request a line")
    made.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    made.add_argument("--library", type=Path, help="a pack, a folder of packs or a responses.jsonl")
    made.add_argument("--scenario", help="put responses of this scenario first")
    made.add_argument("--language", type=_language, help="language of the answers")
    made.add_argument("--limit", type=_positive, default=_DEFAULT_LIMIT)
    made.add_argument("--keystrokes", action="store_true", help="time every typed character")
    return made


def run(arguments: Sequence[str], open_library: OpenLibrary, clock: Clock) -> int:
    """Run the command and return its exit code; `open_library` gets --library or None."""
    made = parser()
    options = made.parse_args(arguments)
    if options.stdin == (options.query is not None):
        made.error("give either a QUERY or --stdin")
    search = open_library(options.library)
    asking = _Asking(search, clock, options.limit, keystrokes=options.keystrokes)
    given = Request(options.query or "", options.scenario, options.language or "")
    if options.stdin:
        return batch.run(
            sys.stdin.buffer,
            sys.stdout.buffer,
            lambda row: asking.answer(_request(row, given)),
            _asked,
        )
    answer = asking.answer(given)
    print("\n".join(_rendered(answer, options.format)))
    return FINE if answer["results"] else NOTHING_FOUND


class _Asking:
    """Asks the search and writes down what it said."""

    def __init__(self, search: Search, clock: Clock, limit: int, *, keystrokes: bool) -> None:
        self._search = search
        self._clock = clock
        self._limit = limit
        self._keystrokes = keystrokes

    def answer(self, request: Request) -> dict[str, Any]:
        """Return the answer row of one request."""
        context = Context(request.language, self._clock.now(), scenario=request.scenario)
        forget()
        keys = [
            {"typed": typed, "ms": self._timed(typed, context)[1]}
            for typed in _prefixes(request.query)
            if self._keystrokes
        ]
        results, elapsed = self._timed(request.query, context)
        answer: dict[str, Any] = {
            "query": request.query,
            "ms": elapsed,
            "results": [_row(result) for result in results],
        }
        if self._keystrokes:
            answer["keys"] = keys
        return answer

    def _timed(self, query: str, context: Context) -> tuple[tuple[Result, ...], float]:
        start = perf_counter()
        results = self._search.find(query, context, limit=self._limit)
        return results, round((perf_counter() - start) * 1000, 3)


def _prefixes(query: str) -> list[str]:
    return [query[:end] for end in range(1, len(query) + 1)]


def _row(result: Result) -> dict[str, Any]:
    response, match = result.response, result.match
    return {
        "id": response.id,
        "title": response.title,
        "scenario": response.scenario,
        "language": response.language,
        "body": response.body,
        "score": round(result.score, 3),
        "match": {
            "field": match.field,
            "kind": match.kind.value,
            "language": match.language,
            "spans": [list(span) for span in match.spans],
        },
    }


def _rendered(answer: dict[str, Any], form: str) -> Iterator[str]:
    if form == "json":
        yield _json(answer)
    elif form == "jsonl":
        yield from (_json(row) for row in answer["results"])
    else:
        for row in answer["results"]:
            yield f"{row['id']}\t{row['language']}\t{row['match']['kind']}\t{row['title']}"
        for key in answer.get("keys", []):
            yield f"{key['ms']:.3f} ms\t{key['typed']}"


def _asked(text: str) -> batch.Row:
    """Return the row of a line: an object, a JSON string, or the query as it stands."""
    if text.startswith("{"):
        return batch.parsed(text)
    if text.startswith('"'):
        with suppress(json.JSONDecodeError):
            text = str(json.loads(text))
    return {"query": text}


def _request(row: batch.Row, given: Request) -> Request:
    scenario = row.get("scenario") or given.scenario
    if scenario is not None and not isinstance(scenario, str):
        raise batch.BadLine("scenario is no text", "give the id of a scenario")
    query = batch.text_of(row, "query")
    return Request(query, scenario, batch.language_of(row) or given.language)


def _language(tag: str) -> str:
    language = from_tag(tag)
    if language is None:
        raise argparse.ArgumentTypeError(f"use one of {', '.join(LANGUAGES)}")
    return language


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("give a number from 1 on")
    return number


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)
