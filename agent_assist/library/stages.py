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
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from agent_assist.library import loose
from agent_assist.library.decoder import decode
from agent_assist.library.evidence import (
    MOST_BONUS,
    MOST_POINTS,
    TRIGGER_POINTS,
    TRIGGER_PREFIX_POINTS,
    Evidence,
    Row,
    of_row,
)
from agent_assist.library.finds import Finds
from agent_assist.library.index import Index, folded_trigger, trigger_key
from agent_assist.library.lexicon import Lexicon
from agent_assist.library.match import MatchKind
from agent_assist.library.postings import Docs, distinct
from agent_assist.library.query import Query, decoded_grams
from agent_assist.library.rows import Rows
from agent_assist.library.standing import Standing
from agent_assist.text.layouts import other_layout
from agent_assist.text.scripts import has_han

GOOD: Final = 95.0
FAIR: Final = 90.0
ENOUGH: Final = 10
A_FEW: Final = 3
_AT_ONCE: Final = 24
_EXACT_CANDIDATES: Final = 160
_ALIGNED_CANDIDATES: Final = 64
_REALIGNED_CANDIDATES: Final = 48
_ORDER_CANDIDATES: Final = 240
_FUZZY_CANDIDATES: Final = 100
_SLIP_CANDIDATES: Final = 24
_DECODED_CANDIDATES: Final = 16
_ACCENT_CANDIDATES: Final = 40
_BODY_CANDIDATES: Final = 200
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
_SHARED_POINTS: Final = 40.0
_SIMILAR_POINTS: Final = 50.0
_COMPARED_AT_ONCE: Final = 40
_LEAST_POINTS: Final = 45.0
_DECODABLE: Final = range(4, 25)
_BODY_POINTS: Final = 89.0
_LONG_BODY_POINTS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What the stages of one search stand on: an index, what it knows, where responses stand."""

    index: Index
    rows: Rows
    lexicon: Lexicon
    standing: Standing


class Stages:
    """One search over one index; `finds` fills with the best evidence by response number.

    A response that even the best evidence of a stage could not bring among the `shown` first is
    not looked at.
    """

    def __init__(self, ground: Ground, shown: int) -> None:
        self._ground = ground
        self._index = ground.index
        self._standing = ground.standing
        self.finds = Finds(ground.index, ground.standing, shown)

    def run(self, query: Query) -> None:
        """Fill `finds` for a query."""
        has = self.finds.has
        self._exactly(query)
        if not query.has_han:
            self._other_layout(query)
        if not has(GOOD, ENOUGH) and (len(query.cut) > 1 or query.is_mixed):
            self._aligned(query)
        if not has(GOOD, ENOUGH):
            self._loosely(query)
        if not (has(GOOD, A_FEW) or has(FAIR, ENOUGH)):
            self._nearly(query)
        if not has(GOOD + 1, ENOUGH):
            self._in_bodies(query)

    def _exactly(self, query: Query) -> None:
        """Add what holds the query as written, as pinyin, as initials or as a shortcut."""
        docs = self._candidates(query.exact_readings, _EXACT_CANDIDATES)
        self._judge(docs, MOST_POINTS, partial(of_row, query))
        self._triggers(query, MatchKind.TRIGGER)

    def _judge(self, docs: Docs, most: float, judge: Callable[[Row], Evidence | None]) -> None:
        """Look at responses, best-standing first, while `most` points would still show them."""
        if not len(docs):
            return
        bonus = self._standing.bonus[docs]
        order = (-bonus).argsort(kind="stable")
        ranked, bonuses = docs[order].tolist(), bonus[order].tolist()
        finds = self.finds
        for start in range(0, len(ranked), _AT_ONCE):
            least = finds.bar - most
            end = min(start + _AT_ONCE, len(ranked))
            while end > start and bonuses[end - 1] < least:
                end -= 1
            part = ranked[start:end]
            for doc, row in zip(part, self._ground.rows.of(part), strict=True):
                evidence = judge(row)
                if evidence is not None:
                    finds.add(doc, evidence)
            if end < start + _AT_ONCE:
                return

    def _holding(self, grams: tuple[int, ...], most: int) -> Docs:
        return self._standing.best(self._index.head.all_of(grams), most)

    def _candidates(self, readings: tuple[tuple[int, ...], ...], most: int) -> Docs:
        lists = [self._holding(reading, most) for reading in readings]
        return distinct(np.concatenate(lists)) if lists else np.empty(0, np.int32)

    def _triggers(self, query: Query, kind: MatchKind) -> None:
        typed = folded_trigger(query.raw)
        key = trigger_key(typed)
        triggers, docs = self._index.triggers, self._index.trigger_docs
        first = int(np.searchsorted(triggers, np.bytes_(key)))
        same = int(np.searchsorted(triggers, np.bytes_(key), side="right"))
        last = int(np.searchsorted(triggers, np.bytes_(key + b"\xff")))
        for doc in self._standing.best(docs[first:same], _TRIGGER_PREFIXES).tolist():
            self.finds.add(doc, Evidence(TRIGGER_POINTS, kind, "shortcut"))
        if len(typed) > 1:
            for doc in self._standing.best(docs[same:last], _TRIGGER_PREFIXES).tolist():
                self.finds.add(doc, Evidence(TRIGGER_PREFIX_POINTS, kind, "shortcut"))

    def _other_layout(self, query: Query) -> None:
        readings = query.exact_readings
        share = self._index.head.share(readings[0]) if readings else 0.0
        unsure = share < 1 or len(query.letters) < _SHORT
        wanted = unsure and not self.finds.has(GOOD, A_FEW)
        if not (share < _KNOWN_BY_HALF or wanted or _LETTER_KEYS.search(query.raw)):
            return
        other = Query(other_layout(query.raw))
        if not other.exact_readings or other.has_han:
            return
        if self._index.head.share(other.exact_readings[0]) < _KNOWN_SHARE:
            return
        docs = self._candidates(other.exact_readings, _EXACT_CANDIDATES)
        self._judge(docs, MOST_POINTS, partial(loose.of_other_layout, other))
        self._triggers(other, MatchKind.LAYOUT)

    def _aligned(self, query: Query) -> None:
        strict, other = query.aligned_readings
        docs = self._holding(strict, _ALIGNED_CANDIDATES)
        self._judge(docs, loose.ALIGNED + MOST_BONUS, partial(loose.aligned, query))
        if query.is_mixed and not self.finds.has(GOOD, 1):
            docs = self._holding(other, _REALIGNED_CANDIDATES)
            self._judge(docs, loose.ALIGNED + MOST_BONUS, partial(loose.aligned_otherwise, query))

    def _loosely(self, query: Query) -> None:
        if query.has_han:
            self._out_of_order(query)
            return
        docs = self._candidates(query.accent_free_readings, _ACCENT_CANDIDATES)
        self._judge(docs, loose.ACCENT_FREE + MOST_BONUS, partial(loose.without_accent, query))
        if not self.finds.has(GOOD, A_FEW):
            self._inflected(query)
        if not self.finds.has(GOOD, ENOUGH):
            self._corrected(query)
            self._decoded(query)

    def _out_of_order(self, query: Query) -> None:
        characters = query.characters
        docs = self._holding(characters, _ORDER_CANDIDATES)
        self._judge(docs, loose.SPREAD + MOST_BONUS, partial(loose.in_other_order, query))
        if len(characters) > 2 and not self.finds.has(FAIR, A_FEW):  # noqa: PLR2004
            near = self._index.head.all_but_one(characters)
            near = self._standing.best(near, _ORDER_CANDIDATES)
            self._judge(near, loose.SLIP, partial(loose.with_slip, query))

    def _inflected(self, query: Query) -> None:
        if query.stemmed != query.folded:
            self._as_if(Query(query.stemmed), _INFLECTION_LOSS)

    def _corrected(self, query: Query) -> None:
        for text in self._corrections(query.tokens):
            slips = OSA.distance(text, query.folded)
            self._as_if(Query(text), _CORRECTION_LOSS + _FURTHER_SLIP_LOSS * (slips - 1))

    def _as_if(self, other: Query, loss: float) -> None:
        docs = self._candidates(other.exact_readings, _SLIP_CANDIDATES)
        self._judge(docs, MOST_POINTS - loss, partial(loose.of_other, other, loss))

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
            self._judge(docs, loose.DECODED + MOST_BONUS, partial(loose.decoded, meant))

    def _nearly(self, query: Query) -> None:
        if query.has_han and not query.is_mixed:
            return
        scores, most = self._index.head.scores(query.fuzzy_grams, _FUZZY_GRAMS)
        docs = _highest(scores, most, _FUZZY_CANDIDATES)
        docs = docs[self._standing.bonus[docs] > -np.inf]
        shares = _SHARED_POINTS * np.minimum(1.0, scores[docs] / most)
        for start in range(0, len(docs), _COMPARED_AT_ONCE):
            part = slice(start, start + _COMPARED_AT_ONCE)
            could = shares[part] + _SIMILAR_POINTS + self._standing.bonus[docs[part]]
            open_ = could >= self.finds.bar
            self._compare(query, docs[part][open_], shares[part][open_])

    def _compare(self, query: Query, docs: Docs, shares: npt.NDArray[np.float64]) -> None:
        rows = self._ground.rows.of(docs.tolist())
        letters = [row.sounds.partition("|")[0].replace("'", "") for row in rows]
        for doc, share, sounds in zip(docs.tolist(), shares.tolist(), letters, strict=True):
            least = (_LEAST_POINTS - share) * 100 / _SIMILAR_POINTS
            similar = fuzz.partial_ratio(query.letters, sounds, score_cutoff=least)
            value = share + similar * _SIMILAR_POINTS / 100
            if value >= _LEAST_POINTS:
                self.finds.add(doc, Evidence(value, MatchKind.TYPO, "title"))

    def _in_bodies(self, query: Query) -> None:
        if len(query.letters) < A_FEW or not query.body_grams:
            return
        weight = 2 if query.has_han else 1
        longer = max(0, weight * len(query.letters) - 8)
        points = _BODY_POINTS + min(_LONG_BODY_POINTS, longer)
        docs = self._standing.best(self._index.body.all_of(query.body_grams), _BODY_CANDIDATES)
        for doc in self._index.bodies.holding(query.text, docs):
            self.finds.add(doc, Evidence(points, MatchKind.BODY, "body"))


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
