"""The automata that look for all literals of all rules in one pass over a text."""

from collections.abc import Iterable, Sequence
from typing import Final

from ahocorasick_rs import AhoCorasick, Implementation

from agent_assist.linting.compiled import CUE, EXCEPTION, Compiled, Literals, Use, literals
from agent_assist.linting.house import House

Hit = tuple[int, int, int]  # number of the literal, start, end

_TOLERANT: Final = "overpromise"  # the category that warranty terms are let pass by


class Automaton:
    """Finds every occurrence of its literals, overlapping ones too."""

    def __init__(self, texts: Sequence[str], uses: Sequence[tuple[Use, ...]]) -> None:
        self.uses = uses
        self._search = AhoCorasick(
            list(texts), implementation=Implementation.ContiguousNFA, store_patterns=False
        )

    def find(self, text: str) -> list[Hit]:
        """Return the occurrences in order of their ends."""
        found: list[Hit] = self._search.find_matches_as_indexes(text, overlapping=True)
        return found


class Automata:
    """The automata of a rule set in a house: folded text, dense cues, skeleton and sound."""

    def __init__(self, compiled: Compiled, house: House) -> None:
        self.plain = _automaton(compiled.plain, _of_house(compiled, house))
        self.dense = _automaton(compiled.dense)
        self.bones = _automaton(compiled.bones)
        self.sounds = _automaton(compiled.sounds) if compiled.sounds.texts else None


def _automaton(some: Literals, more: Iterable[tuple[str, Use]] = ()) -> Automaton:
    added: dict[str, list[Use]] = {}
    for text, use in more:
        added.setdefault(text, []).append(use)
    if not added:
        return Automaton(some.texts, some.uses)
    merged = dict(zip(some.texts, some.uses, strict=True))
    for text, uses in added.items():
        merged[text] = (*merged.get(text, ()), *uses)
    return Automaton(tuple(merged), tuple(merged.values()))


def _of_house(compiled: Compiled, house: House) -> Iterable[tuple[str, Use]]:
    for number, rule in enumerate(compiled.rules):
        if rule.category == _TOLERANT:
            yield from literals(house.warranty_terms, Use(EXCEPTION, number))
        if rule.check == "leak_internal":
            yield from literals(house.internal_hosts, Use(CUE, number, group="hosts"))
