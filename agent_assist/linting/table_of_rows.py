"""Many rows at once: one folded text, one pass of the automaton, and only rows with something."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent_assist.linting.active import ActiveRules
from agent_assist.linting.automata import Automata, Found
from agent_assist.linting.checks.check import NEVER
from agent_assist.linting.compiled import ANCHOR, CUE, PHRASE
from agent_assist.linting.finding import LintContext
from agent_assist.linting.needles import matches
from agent_assist.linting.passage import Place
from agent_assist.linting.regexes import LONGEST
from agent_assist.linting.rule import Rule
from agent_assist.linting.surroundings import placed, slices
from agent_assist.text import letter_classes as lc
from agent_assist.text.lint_folding import View, fold_view
from agent_assist.text.skeleton import evidence
from agent_assist.text.split_characters import SPLIT

_FOLDED_AWAY: Final = re.compile(r"[<\t]")


class Woken(NamedTuple):
    """A reply that is worth judging: its view, what is found in it and what else to look at.

    `signs` are @ and the marks of machine text, tabs and tags too, which the view has lost.
    """

    view: View
    classes: lc.Classes
    found: list[Found]
    digits: int
    signs: int
    may_be_dense: bool
    may_be_hidden: bool
    may_be_split: bool


class TableOfRows:
    """Rows joined by line ends, which no rule looks across, and what wakes each of them."""

    def __init__(
        self,
        rows: Sequence[tuple[str, LintContext]],
        rules: Sequence[Rule],
        automata: Automata,
        active: ActiveRules,
    ) -> None:
        self._rules = rules
        self._automata = automata
        known = {id(context): context for _, context in rows}
        kinds = {key: active.of(context) for key, context in known.items()}
        self._actives = [kinds[id(context)] for _, context in rows]
        self._starts = [0, *accumulate(len(text) + 1 for text, _ in rows)]
        self._view = fold_view("".join(f"{text}\n" for text, _ in rows))
        self._first = self._view.places(self._starts)
        self._bounds = np.array(self._first, dtype=np.int64)
        self._classes = lc.classes(self._view.codes)

    def woken(self) -> Iterator[tuple[int, Woken]]:
        """Yield the rows that may have findings, with their numbers."""
        if not self._actives:
            return
        found = self._by_literal()
        telling = {*self._telling(found), *self._by_digit()}
        hidden = set(self._rows_of(evidence(self._view.codes, self._classes)))
        dense, split = set(self._by_dense()), self._by_halves()
        digits, signs = self._sums(lc.DIGIT), self._sums(lc.AT, lc.MARK) + self._tags()
        for number in sorted({*telling, *hidden, *dense, *split, *self._by_letters(digits, signs)}):
            if self._actives[number].is_empty:
                continue
            own = self._first[number], self._first[number + 1] - 1
            view = self._view.cut((self._starts[number], self._starts[number + 1] - 1), own)
            classes = self._classes[own[0] : own[1]]
            told = int(digits[number]), int(signs[number])
            may_be = number in dense, number in hidden, number in split
            yield number, Woken(view, classes, found.get(number, []), *told, *may_be)

    def _by_literal(self) -> dict[int, list[Found]]:
        found: dict[int, list[Found]] = defaultdict(list)
        first, actives = self._first, self._actives
        on_anywhere = bytes(map(any, zip(*{active.is_on for active in actives}, strict=True)))
        heads = self._automata.plain.find(self._view.text, on_anywhere)
        for use, start, end in placed(self._view.text, heads):
            number = bisect_right(first, start) - 1
            if actives[number].is_on[use.rule]:
                found[number].append((use, start - first[number], end - first[number]))
        return found

    def _telling(self, found: Mapping[int, Sequence[Found]]) -> Iterator[int]:
        """Yield the rows in which what is found may be a finding or wakes a check."""
        for number, some in found.items():
            active, anchors, cues = self._actives[number], defaultdict(list), Counter[int]()
            for use, start, end in some:
                if use.kind == PHRASE:
                    yield number
                    break
                if use.kind == CUE:
                    cues[use.rule] += 1
                elif use.kind == ANCHOR:
                    offset = self._first[number]
                    anchors[use.rule].append((start + offset, end + offset))
            else:
                if active.wakes(cues) or any(self._match(*one) for one in anchors.items()):
                    yield number

    def _by_digit(self) -> Iterator[int]:
        """Yield the rows in which a regex that is anchored at any digit finds something."""
        if not any(active.by_digit for active in set(self._actives)):
            return
        by_row: dict[int, list[Place]] = defaultdict(list)
        for place in lc.runs(self._classes, lc.DIGIT):
            by_row[bisect_right(self._first, place) - 1].append((place, place + 1))
        for number, places in by_row.items():
            if any(self._match(rule, places) for rule in self._actives[number].by_digit):
                yield number

    def _match(self, rule: int, anchors: Sequence[Place]) -> bool:
        text = self._view.text
        found = matches(self._rules[rule].regex, text, slices(text, anchors, LONGEST))
        return next(found, None) is not None

    def _by_halves(self) -> set[int]:
        """Return the rows in which characters may be split."""
        return {
            bisect_right(self._first, match.start()) - 1
            for match in SPLIT.finditer(self._view.text)
        }

    def _by_letters(self, digits: NDArray[np.int32], signs: NDArray[np.int32]) -> Iterator[int]:
        """Yield the rows that digits, @ or marks of machine text wake."""
        fewest_digits = np.array([active.wake.digits for active in self._actives])
        fewest_signs = np.array([active.wake.signs for active in self._actives])
        always = np.array([active.wake.cues == 0 for active in self._actives])
        due = (digits >= fewest_digits) | (signs >= fewest_signs) | always
        yield from np.flatnonzero(due).tolist()

    def _by_dense(self) -> Iterator[int]:
        """Yield the rows that hold enough dense cues."""
        fewest = np.array([active.dense_cues for active in self._actives])
        if not len(fewest) or fewest.min() == NEVER:
            return
        found = [start for _, start, _ in self._automata.dense.anchors(self._view.text)]
        rows = self._numbers(np.array(found, dtype=np.int64))
        counts = np.bincount(rows, minlength=len(fewest))
        yield from np.flatnonzero(counts >= fewest).tolist()

    def _sums(self, *some: int) -> NDArray[np.int32]:
        wanted = np.zeros(lc.COUNT, dtype=np.uint8)
        wanted[list(some)] = 1
        marked = wanted[self._classes]
        sums: NDArray[np.int32] = np.add.reduceat(marked, self._bounds[:-1], dtype=np.int32)
        return sums

    def _tags(self) -> NDArray[np.int32]:
        """Return how many signs of tags and tabs each row has, which are folded away."""
        source = self._view.source
        if "<" not in source and "\t" not in source:
            return np.zeros(len(self._actives), dtype=np.int32)
        found = [match.start() for match in _FOLDED_AWAY.finditer(source)]
        rows = np.searchsorted(np.array(self._starts), np.array(found), "right") - 1
        return np.bincount(rows, minlength=len(self._actives)).astype(np.int32)

    def _rows_of(self, places: NDArray[np.int64]) -> list[int]:
        found: list[int] = np.unique(self._numbers(places)).tolist()
        return found

    def _numbers(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.searchsorted(self._bounds, places, "right") - 1
