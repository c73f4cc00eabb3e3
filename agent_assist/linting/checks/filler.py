"""Verbal tics: the same one again and again, or several in one sentence."""

from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place, sentences
from agent_assist.linting.rule import Rule


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the tics that are too many; the first of each kind is let pass."""
    repeats, different = rule.number("repeats", 3), rule.number("different", 2)
    words = [passage.text[cue.start : cue.end] for cue in cues]
    often = {word for word, count in Counter(words).items() if count >= repeats}
    crowded = _crowded(passage, cues, words, different)
    seen: set[str] = set()
    for cue, word in zip(cues, words, strict=True):
        if (word in often and word in seen) or cue in crowded:
            yield passage.view.source_span(cue.start, cue.end)
        seen.add(word)


def _crowded(
    passage: Passage, cues: Sequence[Cue], words: Sequence[str], different: int
) -> set[Cue]:
    """Return the cues after the first in sentences that hold several different ones."""
    found: set[Cue] = set()
    for start, end in sentences(passage.text):
        inside = [
            (cue, word)
            for cue, word in zip(cues, words, strict=True)
            if start <= cue.start and cue.end <= end
        ]
        if len({word for _, word in inside}) >= different:
            found.update(cue for cue, _ in inside[1:])
    return found


def _wake(_rule: Rule) -> Wake:
    return Wake(cues=2)


CHECK: Final = Check(
    parameters=MappingProxyType({"words": (), "repeats": 3, "different": 2}),
    words=("words",),
    wake=_wake,
    find=find,
)
