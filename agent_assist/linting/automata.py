"""The automata that look for the anchors of all patterns in one pass over a text."""

from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from agent_assist.linting.anchors import BETWEEN, widened
from agent_assist.linting.checks.leak_internal import cue_of_host
from agent_assist.linting.compiled import CUE, EXCEPTION, Compiled, Gathered, Literals, Use
from agent_assist.linting.house import House

Hit = tuple[int, int, int]  # number of the anchor, start, end
Found = tuple[Use, int, int]  # what is found, start, end

_SMALL: Final = Implementation.ContiguousNFA  # a DFA is faster while there are few literals
_TOLERANT: Final = "overpromise"  # the category that warranty terms are let pass by


class Automaton:
    """Finds every occurrence of its anchors, overlapping ones too."""

    def __init__(
        self, some: Literals, *, is_bone: bool = False, kind: Implementation = _SMALL
    ) -> None:
        self._is_bone = is_bone
        self._groups = tuple(tuple(some.uses[n] for n in numbers) for numbers in some.groups)
        self._group_of = some.group_of
        self._search = AhoCorasick(
            some.text.split(BETWEEN) if some.text else (),
            implementation=kind,
            store_patterns=False,
        )

    def anchors(self, text: str) -> list[Hit]:
        """Return the occurrences of anchors in order of their ends."""
        hits: list[Hit] = self._search.find_matches_as_indexes(text, overlapping=True)
        return hits

    def find(self, text: str, is_on: bytes) -> Iterator[Found]:
        """Yield the heads that stand in a text, of the rules that are on."""
        groups, group_of = self._groups, self._group_of
        for number, start, end in self.anchors(text):
            for use in groups[group_of[number]]:
                if not is_on[use.rule]:
                    continue
                if not use.before and not use.after:
                    yield use, start, end
                    continue
                place = start, end
                for around in widened(text, place, use.before, use.after, is_bone=self._is_bone):
                    yield use, *around


class Automata:
    """The automata of a rule set in a house: folded text, dense cues, skeleton and sound."""

    def __init__(self, compiled: Compiled, house: House) -> None:
        self.plain = Automaton(compiled.plain.and_also(_of_house(compiled, house)))
        self.dense = Automaton(compiled.dense, kind=Implementation.DFA)
        self.bones = Automaton(compiled.bones, is_bone=True)
        self.sounds = Automaton(compiled.sounds) if compiled.sounds.text else None


def _of_house(compiled: Compiled, house: House) -> Literals:
    """Return the literals that the team's settings add."""
    gathered = Gathered()
    for number, rule in enumerate(compiled.rules):
        if rule.category == _TOLERANT:
            gathered.add_phrases(Use(EXCEPTION, number), house.warranty_terms)
        if rule.check == "leak_internal":
            cue = Use(CUE, number, group="hosts", has_edges=False)
            gathered.add_phrases(cue, map(cue_of_host, house.internal_hosts))
    return gathered.literals()
