"""Judges one reply: which of the literals found in it are findings of which rule."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from agent_assist.linting.active import Active
from agent_assist.linting.automata import Automata, Automaton, Found
from agent_assist.linting.checks.check import NEVER
from agent_assist.linting.compiled import ANCHOR, CUE, EXCEPTION, PHRASE
from agent_assist.linting.disguise import is_hidden
from agent_assist.linting.needles import matches
from agent_assist.linting.passage import Cue, Passage, Place
from agent_assist.linting.regexes import LONGEST
from agent_assist.linting.rule import Rule
from agent_assist.linting.surroundings import (
    extent,
    is_quoted,
    is_title,
    language_around,
    language_of_reply,
    placed,
    slices,
    stands_in,
)
from agent_assist.linting.table_of_rows import Woken
from agent_assist.text import letter_classes as lc
from agent_assist.text.laid_bare import laid_bare
from agent_assist.text.scripts import has_han
from agent_assist.text.skeleton import skeleton
from agent_assist.text.sounds import sound
from agent_assist.text.split_characters import joined

_FEWEST_HAN: Final = 2
_FEWEST_LETTERS: Final = 5
_FEWEST_SYLLABLES: Final = 4
_SCRIPTS: Final = {"zh": lc.HAN, "ru": lc.CYRILLIC, "en": lc.LATIN}


class Judged(NamedTuple):
    """A finding in the making: the rule's number, its place in the source, how it was found."""

    rule: int
    start: int
    end: int
    disguised: bool = False
    by_sound: bool = False


@dataclass(slots=True)
class _Gathered:
    """The literals found in a reply, by what they are looked for."""

    exceptions: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))
    anchors: dict[int, list[Place]] = field(default_factory=lambda: defaultdict(list))
    cues: dict[int, list[Cue]] = field(default_factory=lambda: defaultdict(list))


class Judge:
    """Judges one passage with the rules in force; lives for that passage alone."""

    def __init__(
        self,
        rules: Sequence[Rule],
        automata: Automata,
        active: Active,
        passage: Passage,
        woken: Woken,
    ) -> None:
        self._rules = rules
        self._automata = automata
        self._active = active
        self._passage = passage
        self._woken = woken
        self._text = passage.text
        self._classes = woken.classes
        self._given = passage.context.language.split("-", 1)[0]
        self._gathered = _Gathered()
        self._seen: dict[int, list[Place]] = defaultdict(list)

    def judged(self) -> list[Judged]:
        """Return what the rules find."""
        woken = self._woken
        self._gather(woken.found)
        if woken.may_be_dense and self._active.dense_cues < NEVER:
            dense = self._automata.dense.find(self._text, self._active.is_on)
            self._gather(placed(self._text, dense))
        if woken.may_be_split:
            self._gather(placed(self._text, self._split()))
        found = [*self._by_phrase(), *self._by_regex(), *self._by_check()]
        if woken.may_be_hidden:
            found += self._by_skeleton()
            found += self._by_second_reading()
        if self._automata.sounds is not None:
            found += self._by_sound(self._automata.sounds)
        return self._uncovered(found)

    def _gather(self, found: Iterable[Found]) -> None:
        gathered = self._gathered
        for use, start, end in found:
            if use.kind == EXCEPTION:
                gathered.exceptions[use.rule].append((start, end))
            elif use.kind == CUE:
                gathered.cues[use.rule].append(Cue(start, end, use.group))
            elif use.kind == ANCHOR:
                gathered.anchors[use.rule].append((start, end))
            else:
                self._seen[use.rule].append((start, end))

    def _split(self) -> Iterator[Found]:
        """Yield the phrases in which characters are split, in their places of the folded text."""
        whole = joined(self._text)
        for use, start, end in self._automata.plain.find(whole.text, self._active.is_on):
            is_phrase = use.kind == PHRASE and not use.tail and self._rules[use.rule].skeleton
            if is_phrase and end - start >= _FEWEST_HAN and whole.holds(start, end):
                yield use, whole.places[start], whole.places[end]

    def _by_phrase(self) -> Iterator[Judged]:
        for number, places in self._seen.items():
            for start, end in places:
                yield from self._accepted(number, start, end)

    def _by_regex(self) -> Iterator[Judged]:
        anchors = dict(self._gathered.anchors)
        if self._woken.digits and self._active.by_digit:
            digits = [(place, place + 1) for place in lc.runs(self._classes, lc.DIGIT)]
            for number in self._active.by_digit:
                anchors[number] = [*anchors.get(number, ()), *digits]
        for number, places in anchors.items():
            around = sorted(slices(self._text, places, LONGEST))
            for start, end in matches(self._rules[number].regex, self._text, around):
                yield from self._accepted(number, start, end)

    def _language(self) -> str:
        """Return the language of the reply: as given, else by its letters; "" if it has none."""
        return self._given or language_of_reply(lc.counts(self._classes).tolist())

    def _by_check(self) -> Iterator[Judged]:
        digits, signs = self._woken.digits, self._woken.signs
        gathered = self._gathered.cues
        if not gathered and not self._active.wake.is_due(0, digits, signs):
            return
        for number, check, wake in self._active.checks:
            cues = gathered.get(number, [])
            if not wake.is_due(len(cues), digits, signs):
                continue
            rule = self._rules[number]
            if rule.language != (self._language() or "zh"):
                continue
            cues.sort()
            for start, end in check.find(self._passage, rule, cues):
                view = self._passage.view
                if self._holds(number, view.place(start), view.place(end)):
                    yield Judged(number, start, end)

    def _by_skeleton(self) -> Iterator[Judged]:
        bones = skeleton(self._passage.view.codes)
        for use, start, end in self._automata.bones.find(bones.text, self._active.is_on):
            fewest = _FEWEST_HAN if has_han(bones.text[start:end]) else _FEWEST_LETTERS
            if end - start < fewest:
                continue
            places = bones.places[start:end]
            first, last = int(places[0]), int(places[-1]) + 1
            if self._was_seen(use.rule, first, last):
                continue
            place = extent(self._text, first, last, use)
            if place is None or not is_hidden(self._text, self._classes, places):
                continue
            if self._holds(use.rule, *place):
                yield Judged(use.rule, *self._passage.view.source_span(*place), disguised=True)

    def _by_second_reading(self) -> Iterator[Judged]:
        """Yield what whole clauses say once the disguises in them are gone."""
        bare = laid_bare(self._passage.view)
        if bare is None:
            return
        view = bare.view
        woken = self._woken._replace(
            view=view,
            classes=lc.classes(view.codes),
            found=list(self._automata.plain.find(view.text, self._active.is_on)),
            may_be_hidden=False,
        )
        passage = Passage(view, self._passage.context, self._passage.house)
        again = Judge(self._rules, self._automata, self._active, passage, woken)
        again._gather(woken.found)
        for judged in (*again._by_phrase(), *again._by_regex()):
            is_hidden = any(judged.start <= place < judged.end for place in bare.disguises)
            if is_hidden and self._rules[judged.rule].skeleton:
                yield judged._replace(disguised=True)

    def _uncovered(self, found: list[Judged]) -> list[Judged]:
        """Return the findings without those whose words a finding of another rule covers."""
        covering = [(j, covers) for j in found if (covers := self._rules[j.rule].covers)]
        if not covering:
            return found
        return [
            judged
            for judged in found
            if not any(
                self._rules[judged.rule].category in covers
                and judged.start < one.end
                and one.start < judged.end
                for one, covers in covering
            )
        ]

    def _by_sound(self, automaton: Automaton) -> Iterator[Judged]:
        sounds = sound(self._passage.view.codes)
        for use, start, end in automaton.find(sounds, self._active.is_on):
            if end - start < _FEWEST_SYLLABLES or self._was_seen(use.rule, start, end):
                continue
            if self._holds(use.rule, start, end):
                span = self._passage.view.source_span(start, end)
                yield Judged(use.rule, *span, disguised=True, by_sound=True)

    def _was_seen(self, number: int, start: int, end: int) -> bool:
        return any(low < end and start < high for low, high in self._seen.get(number, ()))

    def _accepted(self, number: int, start: int, end: int) -> Iterator[Judged]:
        if self._is_spoken(self._rules[number], start, end) and self._holds(number, start, end):
            yield Judged(number, *self._passage.view.source_span(start, end))

    def _is_spoken(self, rule: Rule, start: int, end: int) -> bool:
        """Tell whether the clause is in the rule's language; a script of its own says so alone."""
        own = _SCRIPTS[rule.language]
        if own != lc.LATIN and (self._classes[start:end] == own).any():
            return True
        around = language_around(self._text, self._classes, start, end) or self._language()
        if around == rule.language:
            return True
        return own != lc.LATIN and self._language() == rule.language

    def _holds(self, number: int, start: int, end: int) -> bool:
        """Tell whether nothing around a hit cancels it; the place is one of the folded text."""
        rule = self._rules[number]
        if number in self._gathered.exceptions and self._is_excepted(number, start, end):
            return False
        for window in rule.windows:
            if stands_in(self._text, start, end, window) is window.side.cancels:
                return False
        if "{{" in self._text and self._is_placeholder(start, end):
            return False
        if not rule.skips_quotes:
            return True
        first, last = self._passage.view.source_span(start, end) if start < end else (0, 0)
        source = self._passage.source
        return not is_quoted(source, first, last) and not is_title(source, first, last)

    def _is_excepted(self, number: int, start: int, end: int) -> bool:
        """Tell whether an exception covers the hit, or a shorter hit of the rule inside it."""
        inside = [
            place
            for place in (*self._seen.get(number, ()), (start, end))
            if start <= place[0] and place[1] <= end
        ]
        return any(
            low <= first and last <= high
            for low, high in self._gathered.exceptions[number]
            for first, last in inside
        )

    def _is_placeholder(self, start: int, end: int) -> bool:
        opened = self._text.rfind("{{", 0, end)
        closed = self._text.find("}}", opened)
        return opened >= 0 and opened <= start and end <= closed + 2
