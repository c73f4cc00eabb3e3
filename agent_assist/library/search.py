"""The search: a query and a context in, the best responses out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from agent_assist.library import index as indexes
from agent_assist.library.decoder import decode
from agent_assist.library.evidence import Evidence
from agent_assist.library.index import Index
from agent_assist.library.lexicon import Lexicon
from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.prior import Floats, raw_prior, scaled
from agent_assist.library.query import Query
from agent_assist.library.response import CannedResponse, Key
from agent_assist.library.rows import Rows
from agent_assist.library.spans import match_of, spans
from agent_assist.library.stages import Ground, Stages
from agent_assist.library.standing import Standing, offered, standing
from agent_assist.library.uses import NO_USES, Uses
from agent_assist.runtime.context import Context
from agent_assist.runtime.languages import LANGUAGES, fallbacks

_NOTHING: Final = Evidence(0.0, MatchKind.EXACT, "")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An index with the responses it is of; `hidden` marks those that a later part replaces."""

    index: Index
    responses: Sequence[CannedResponse]
    hidden: npt.NDArray[np.bool_]
    rows: Rows
    lexicon: Lexicon


class _Hit(NamedTuple):
    """Sorts best first: by total, then by part and number."""

    minus_total: float
    part: int
    doc: int
    evidence: Evidence


class Search:
    """Finds responses in one or more indexes; nothing changes after it is made.

    May be used from several threads at once.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self._standings = lru_cache(maxsize=8)(self._make_standings)

    @classmethod
    def of(cls, responses: Sequence[CannedResponse]) -> "Search":
        """Return a search over responses, compiled here and now."""
        ordered = indexes.numbered(responses)
        return cls.over(indexes.build(ordered), ordered)

    @classmethod
    def over(cls, index: Index, responses: Sequence[CannedResponse]) -> "Search":
        """Return a search over a compiled index and its responses, in the order of numbers."""
        part = _whole(index, responses)
        _warm_up(part.lexicon)
        return cls([part])

    def __len__(self) -> int:
        return sum(int(np.count_nonzero(~part.hidden)) for part in self._parts)

    def find(
        self, query: str, context: Context, *, limit: int = 10, uses: Uses = NO_USES
    ) -> tuple[Result, ...]:
        """Return the responses that fit the query best, one per id, best first."""
        read = Query(query)
        if not read.letters or limit < 1:
            return ()
        hits: list[_Hit] = []
        standings = self._standings_for(context, uses)
        for number, part in enumerate(self._parts):
            ground = Ground(part.index, part.rows, part.lexicon, standings[number])
            stages = Stages(ground, limit)
            stages.run(read)
            hits += [
                _Hit(-worth, number, doc, evidence) for worth, doc, evidence in stages.finds.shown()
            ]
        hits.sort()
        return self._shown(read, hits, context, limit)

    def suggest(
        self, context: Context, *, limit: int = 10, uses: Uses = NO_USES
    ) -> tuple[Result, ...]:
        """Return what is most likely wanted before anything is typed."""
        hits = []
        for number, found in enumerate(self._standings_for(context, uses)):
            docs = found.best(np.arange(len(found.bonus), dtype=np.int32), 4 * limit)
            hits += [_Hit(-float(found.bonus[d]), number, d, _NOTHING) for d in docs.tolist()]
        hits.sort()
        return self._shown(None, hits, context, limit)

    def get(self, response_id: str, language: str) -> CannedResponse | None:
        """Return a response in a language or in what may stand in for it; "" takes any."""
        found = {
            response.language: response
            for part in self._parts
            for doc in part.index.docs_of(response_id)
            if not part.hidden[doc]
            for response in [part.responses[doc]]
            if response.id == response_id
        }
        wanted = fallbacks(language) if language else LANGUAGES
        return next((found[tag] for tag in wanted if tag in found), None)

    def with_changes(
        self, changed: Sequence[CannedResponse], removed: Collection[Key] = ()
    ) -> "Search":
        """Return a search in which these responses are new or replaced and those keys are gone.

        The big index stays as it is; what changed so far is compiled again into a small one.
        """
        gone = {response.key for response in changed} | set(removed)
        big = self._parts[0]
        hidden = big.hidden.copy()
        for key in gone:
            for doc in big.index.docs_of(key.id):
                if LANGUAGES[big.index.languages[doc]] == key.language:
                    hidden[doc] = True
        kept = [
            response
            for part in self._parts[1:]
            for response in part.responses
            if response.key not in gone
        ]
        ordered = indexes.numbered([*kept, *changed])
        parts = [replace(big, hidden=hidden)]
        if ordered:
            parts.append(_whole(indexes.build(ordered), ordered))
        return Search(parts)

    def _shown(
        self, query: Query | None, hits: list[_Hit], context: Context, limit: int
    ) -> tuple[Result, ...]:
        results: list[Result] = []
        seen: set[int] = set()
        for hit in hits:
            part = self._parts[hit.part]
            digest = int(part.index.ids[hit.doc])
            if digest in seen:
                continue
            seen.add(digest)
            results.append(self._result(query, hit, context))
            if len(results) == limit:
                break
        results.sort(key=lambda result: (-result.score, result.response.id))
        return tuple(results)

    def _result(self, query: Query | None, hit: _Hit, context: Context) -> Result:
        found = self._parts[hit.part].responses[hit.doc]
        answer: CannedResponse | None = found
        if context.language and found.language != context.language:
            answer = self._offered(found.id, context)
        match = (
            Match("", MatchKind.EXACT, found.language)
            if query is None
            else match_of(query, found, hit.evidence)
        )
        return Result(answer or found, -hit.minus_total, match)

    def _offered(self, response_id: str, context: Context) -> CannedResponse | None:
        answer = self.get(response_id, context.language)
        return answer if answer and answer.is_offered(context.now.date()) else None

    def _standings_for(self, context: Context, uses: Uses) -> tuple[Standing, ...]:
        day = context.now.date().toordinal()
        return self._standings(context.language, context.scenario, day, uses)

    def _make_standings(
        self, language: str, scenario: str | None, today: int, uses: Uses
    ) -> tuple[Standing, ...]:
        priors = self._priors(uses)
        asked = self._asked(language, today) if language else [None] * len(self._parts)
        return tuple(
            standing(part.index, prior, part.hidden, scenario=scenario, asked=has, today=today)
            for part, prior, has in zip(self._parts, priors, asked, strict=True)
        )

    def _priors(self, uses: Uses) -> list[Floats]:
        raw = [part.index.raw_prior for part in self._parts]
        if uses.by_id:
            raw = [_with_uses(part.index, uses) for part in self._parts]
        best = max((float(part.max()) for part in raw if len(part)), default=0.0)
        return [scaled(part, best) for part in raw]

    def _asked(self, language: str, today: int) -> list[npt.NDArray[np.bool_]]:
        wanted = np.array([tag in fallbacks(language) for tag in LANGUAGES])
        big, *small = self._parts
        spoken = wanted[big.index.languages] & ~big.hidden
        spoken &= offered(big.index, today)
        groups = np.zeros(len(big.index), np.bool_)
        groups[big.index.groups[spoken]] = True
        has = groups[big.index.groups]
        later = {
            int(part.index.ids[doc])
            for part in small
            for doc in np.flatnonzero(
                wanted[part.index.languages] & offered(part.index, today)
            ).tolist()
        }
        for digest in later:
            has[big.index.docs_of_digest(digest)] = True
        return [has, *(_in_either(part.index, later, big.index, has) for part in small)]


def _with_uses(index: Index, uses: Uses) -> Floats:
    raw = index.raw_prior.copy()
    digests = np.array([indexes.id_digest(name) for name in uses.by_id], np.uint64)
    places, variants = index.places_of(digests)
    counts = np.array([use.count for use in uses.by_id.values()], np.int32)
    days = np.array([use.days_ago for use in uses.by_id.values()], np.float32)
    last = np.fmin(index.last_used[places], np.repeat(days, variants))
    raw[places] = raw_prior(index.uses[places] + np.repeat(counts, variants), last)
    return raw


def _in_either(
    small: Index, later: Collection[int], big: Index, has: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Tell for each response of a small index whether it or the big one has the language."""
    found = [
        digest in later or bool(has[big.docs_of_digest(digest)].any())
        for digest in small.ids.tolist()
    ]
    return np.array(found, np.bool_)


def _warm_up(lexicon: Lexicon) -> None:
    """Read the tables that searches need, so that the first key does not wait for them."""
    query = Query("tuikuna tuikuan")
    spans(query, "退款到账")
    decode(query.letters, lexicon.pairs)
    lexicon.knows(query.tokens[0])


def _whole(index: Index, responses: Sequence[CannedResponse]) -> Part:
    return Part(index, responses, np.zeros(len(index), np.bool_), Rows(index.rows), Lexicon(index))
