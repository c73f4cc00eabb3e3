"""The stages of a search over one index, from exact evidence to ever looser ones.

Each stage looks up candidates and adds evidence; a later one runs only while the earlier ones have
not found enough that is good.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice, product
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from agent_assist.library import loose
from agent_assist.library.decoder import decode
from agent_assist.library.evidence import (
    TRIGGER_POINTS,
    TRIGGER_PREFIX_POINTS,
    Evidence,
    Row,
    of_row,
    row_of,
)
from agent_assist.library.index import Index, folded_trigger, trigger_key
from agent_assist.library.lexicon import Lexicon
from agent_assist.library.match import MatchKind
from agent_assist.library.postings import Docs, distinct
from agent_assist.library.query import Query, decoded_grams
from agent_assist.library.standing import Standing
from agent_assist.text.layouts import other_layout
from agent_assist.text.scripts import has_han

GOOD: Final = 95.0
FAIR: Final = 90.0
ENOUGH: Final = 10
A_FEW: Final = 3
_EXACT_CANDIDATES: Final = 160
_ALIGNED_CANDIDATES: Final = 120
_REALIGNED_CANDIDATES: Final = 60
_ORDER_CANDIDATES: Final = 240
_FUZZY_CANDIDATES: Final = 160
_SLIP_CANDIDATES: Final = 24
_DECODED_CANDIDATES: Final = 16
_ACCENT_CANDIDATES: Final = 64
_BODY_CANDIDATES: Final = 320
_FUZZY_GRAMS: Final = 14
_TRIGGER_PREFIXES: Final = 10
_SHORT: Final = 5
_KNOWN_SHARE: Final = 0.7
_KNOWN_BY_HALF: Final = 0.5
# A sign of punctuation inside a word: on the Russian layout these keys are letters.
_LETTER_KEYS: Final = re.compile(r"[a-zA-Z][,.;'`\[\]][a-zA-Z]|(?:^|\s)[,.;'`\[\]][a-zA-Z]")
_CORRECTIONS_PER_WORD: Final = 4
_CORRECTED_QUERIES: Final = 6
_CORRECTION_LOSS: Final = 6.0
_FURTHER_SLIP_LOSS: Final = 3.0
_INFLECTION_LOSS: Final = 3.0
_LEAST_POINTS: Final = 45.0
_DECODABLE: Final = range(4, 25)
_BODY_POINTS: Final = 89.0
_LONG_BODY_POINTS: Final = 8.0

Found = dict[int, Evidence]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the stages of one search stand on: an index, what it knows, where responses stand."""

    index: Index
    lexicon: Lexicon
    standing: Standing


class Stages:
    """One search over one index; `found` fills with the best evidence by response number."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._index = ground.index
        self._standing = ground.standing
        self.found: Found = {}

    def run(self, query: Query) -> None:
        """Fill `found` for a query."""
        self.exactly(query)
        if not query.has_han:
            self._other_layout(query)
        if not self._has(GOOD, ENOUGH) and (len(query.cut) > 1 or query.is_mixed):
            self._aligned(query)
        if not self._has(GOOD, ENOUGH):
            self._loosely(query)
        if not (self._has(GOOD, A_FEW) or self._has(FAIR, ENOUGH)):
            self._nearly(query)
        if not self._has(GOOD + 1, ENOUGH):
            self._in_bodies(query)

    def exactly(self, query: Query) -> None:
        """Add what holds the query as written, as pinyin, as initials or as a shortcut."""
        docs = self._candidates(query.exact_readings, _EXACT_CANDIDATES)
        self._judge(docs, lambda row: of_row(query, row))
        self._triggers(query)

    def _has(self, points: float, count: int) -> bool:
        return sum(e.points >= points for e in self.found.values()) >= count

    def _add(self, doc: int, evidence: Evidence) -> None:
        known = self.found.get(doc)
        if known is None or evidence.points > known.points:
            self.found[doc] = evidence

    def _judge(self, docs: Docs, judge: Callable[[Row], Evidence | None]) -> None:
        for doc, line in zip(docs.tolist(), self._index.rows.of(docs), strict=True):
            evidence = judge(row_of(line))
            if evidence is not None:
                self._add(doc, evidence)

    def _holding(self, grams: tuple[int, ...], most: int) -> Docs:
        return self._standing.best(self._index.head.all_of(grams), most)

    def _candidates(self, readings: tuple[tuple[int, ...], ...], most: int) -> Docs:
        lists = [self._holding(reading, most) for reading in readings]
        return distinct(np.concatenate(lists)) if lists else np.empty(0, np.int32)

    def _triggers(self, query: Query) -> None:
        typed = folded_trigger(query.raw)
        key = trigger_key(typed)
        triggers, docs = self._index.triggers, self._index.trigger_docs
        first = int(np.searchsorted(triggers, np.bytes_(key)))
        same = int(np.searchsorted(triggers, np.bytes_(key), side="right"))
        last = int(np.searchsorted(triggers, np.bytes_(key + b"\xff")))
        for doc in self._standing.best(docs[first:same], _TRIGGER_PREFIXES).tolist():
            self._add(doc, Evidence(TRIGGER_POINTS, MatchKind.TRIGGER, "shortcut"))
        if len(typed) > 1:
            for doc in self._standing.best(docs[same:last], _TRIGGER_PREFIXES).tolist():
                self._add(doc, Evidence(TRIGGER_PREFIX_POINTS, MatchKind.TRIGGER, "shortcut"))

    def _other_layout(self, query: Query) -> None:
        readings = query.exact_readings
        share = self._index.head.share(readings[0]) if readings else 0.0
        unsure = share < 1 or len(query.letters) < _SHORT
        wanted = unsure and not self._has(GOOD, A_FEW)
        if not (share < _KNOWN_BY_HALF or wanted or _LETTER_KEYS.search(query.raw)):
            return
        other = Query(other_layout(query.raw))
        if not other.exact_readings or other.has_han:
            return
        if self._index.head.share(other.exact_readings[0]) < _KNOWN_SHARE:
            return
        part = Stages(self._ground)
        part.exactly(other)
        for doc, evidence in part.found.items():
            self._add(doc, Evidence(evidence.points, MatchKind.LAYOUT, evidence.field))

    def _aligned(self, query: Query) -> None:
        strict, other = query.aligned_readings
        docs = self._holding(strict, _ALIGNED_CANDIDATES)
        self._judge(docs, lambda row: loose.aligned(query, row))
        if query.is_mixed and not self._has(GOOD, 1):
            docs = self._holding(other, _REALIGNED_CANDIDATES)
            self._judge(docs, lambda row: loose.aligned_otherwise(query, row))

    def _loosely(self, query: Query) -> None:
        if query.has_han:
            self._out_of_order(query)
            return
        docs = self._candidates(query.accent_free_readings, _ACCENT_CANDIDATES)
        self._judge(docs, lambda row: loose.without_accent(query, row))
        if not self._has(GOOD, A_FEW):
            self._inflected(query)
        if not self._has(GOOD, ENOUGH):
            self._corrected(query)
            self._decoded(query)

    def _out_of_order(self, query: Query) -> None:
        characters = query.characters
        docs = self._holding(characters, _ORDER_CANDIDATES)
        self._judge(docs, lambda row: loose.in_other_order(query, row))
        if len(characters) > 2 and not self._has(FAIR, A_FEW):  # noqa: PLR2004
            near = self._index.head.all_but_one(characters)
            near = self._standing.best(near, _ORDER_CANDIDATES)
            self._judge(near, lambda row: loose.with_slip(query, row))

    def _inflected(self, query: Query) -> None:
        if query.stemmed != query.folded:
            self._as_if(Query(query.stemmed), _INFLECTION_LOSS)

    def _corrected(self, query: Query) -> None:
        for text in self._corrections(query.tokens):
            slips = OSA.distance(text, query.folded)
            self._as_if(Query(text), _CORRECTION_LOSS + _FURTHER_SLIP_LOSS * (slips - 1))

    def _as_if(self, other: Query, loss: float) -> None:
        docs = self._candidates(other.exact_readings, _SLIP_CANDIDATES)
        self._judge(docs, lambda row: loose.of_other(other, loss, row))

    def _corrections(self, tokens: tuple[str, ...]) -> list[str]:
        """Return the query with the words put right that the library does not know."""
        choices = []
        for place, token in enumerate(tokens):
            is_last = place == len(tokens) - 1
            known = self._ground.lexicon.knows(token)
            whole = known and (is_last or self._ground.lexicon.is_word(token))
            if whole or not token.isalpha() or has_han(token):
                choices.append([token])
                continue
            near = self._ground.lexicon.corrections(token, _CORRECTIONS_PER_WORD, is_open=is_last)
            choices.append([*([token] if known else []), *near])
        texts = [" ".join(words) for words in islice(product(*choices), _CORRECTED_QUERIES + 1)]
        return [text for text in texts if text != " ".join(tokens)]

    def _decoded(self, query: Query) -> None:
        if not query.is_letters or len(query.letters) not in _DECODABLE:
            return
        for meant in decode(query.letters, self._ground.lexicon.pairs):
            docs = self._holding(decoded_grams(meant.whole, meant.open), _DECODED_CANDIDATES)
            self._judge(docs, partial(loose.decoded, meant))

    def _nearly(self, query: Query) -> None:
        if query.has_han and not query.is_mixed:
            return
        scores, most = self._index.head.scores(query.fuzzy_grams, _FUZZY_GRAMS)
        docs = _highest(scores, most, _FUZZY_CANDIDATES)
        docs = docs[self._standing.bonus[docs] > -np.inf]
        if not len(docs):
            return
        sounds = [line.split("\t", 2)[1] for line in self._index.rows.of(docs)]
        letters = [sound.partition("|")[0].replace("'", "") for sound in sounds]
        similar = process.cdist([query.letters], letters, scorer=fuzz.partial_ratio)[0]
        points = 0.5 * similar + 40.0 * np.minimum(1.0, scores[docs] / most)
        for doc, value in zip(docs.tolist(), points.tolist(), strict=True):
            if value >= _LEAST_POINTS:
                self._add(doc, Evidence(value, MatchKind.TYPO, "title"))

    def _in_bodies(self, query: Query) -> None:
        if len(query.letters) < A_FEW or not query.body_grams:
            return
        weight = 2 if query.has_han else 1
        longer = max(0, weight * len(query.letters) - 8)
        points = _BODY_POINTS + min(_LONG_BODY_POINTS, longer)
        docs = self._standing.best(self._index.body.all_of(query.body_grams), _BODY_CANDIDATES)
        for doc in self._index.bodies.holding(query.text, docs):
            self._add(doc, Evidence(points, MatchKind.BODY, "body"))


def _highest(scores: npt.NDArray[np.uint16], total: int, most: int) -> Docs:
    """Return the numbers with the highest scores, lower numbers first among equals."""
    docs = np.empty(0, np.int32)
    for tenths in range(8, -1, -1):
        # A few looks with a falling bar cost less than sorting or counting all scores.
        docs = np.flatnonzero(scores >= max(1, total * tenths // 10)).astype(np.int32)
        if len(docs) >= most:
            break
    if len(docs) > most:
        docs = docs[np.argsort(-scores[docs].astype(np.int32), kind="stable")[:most]]
    return docs
