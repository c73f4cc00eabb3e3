"""Instructions with more steps than a customer can follow in one go.

A step is a clause that begins with a verb of doing or with a word of sequence, or an item of a
list that does; what the agent does, what is negated and what stands under a condition is none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place, trimmed
from agent_assist.linting.rule import Rule

_MARKER: Final = (
    r"[①-⑳]|(?:(?<=[\s。；;，,：:])|\A)(?:\d{1,2}[.、)）](?!\d)|[-•*·](?=\s))|"
    r"第[一二三四五六七八九十\d]{1,2}步[:：,，]?|\b(?:step|шаг)\s*\d{1,2}\s*[:.)—-]?"
)
_CUT: Final = re.compile(
    rf"(?P<opening>{_MARKER})|"
    r"(?P<end>[，。；：！？、,;:!?\n…→>]+|\.(?=\s|\Z)|(?<=[\s）)])[–—-](?=\s))|"
    r"(?P<link>(?<=\s)(?:and|then|и|а)(?=\s)|并且?|再(?=[^次见])|(?<=[^\s])然后)",
    re.IGNORECASE,
)
_NOT_A_STEP: Final = re.compile(
    r"我|已|没|未|不|勿|如果|若|要是|当您|\b(?:i|we|i'll|we'll|i'm|not|don't|never|if|when|once|"
    r"after you|has|have|я|мы|не|если|когда|после того|уже)\b",
    re.IGNORECASE,
)
_MOST_HAN_BEFORE: Final = 5
_MOST_WORDS_BEFORE: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class _Clause(NamedTuple):
    """A clause: where it begins, where its words begin behind a marker or link, where it ends."""

    start: int
    words: int
    end: int


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the place from the first step too many to the end of the last one."""
    most = rule.number("max", 3)
    if len(cues) <= most:
        return
    clauses = _clauses(passage.source)
    starts = [clause.start for clause in clauses]
    steps: list[Place] = []
    link: Place | None = None
    for cue in _outermost(cues):
        start, end = passage.view.source_span(cue.start, cue.end)
        clause = clauses[bisect_right(starts, start) - 1]
        is_linked = link is not None and clause.start <= link[0] and link[1] >= start - 1
        step = _step(passage.source, clause, start, link if is_linked else None)
        if cue.group == "connectives":
            link = start, end
        steps += [place for place in step if not steps or place[0] > steps[-1][0]][:1]
    if len(steps) > most:
        yield trimmed(passage.source, steps[most][0], steps[-1][1])


def _step(source: str, clause: _Clause, start: int, link: Place | None) -> Iterator[Place]:
    """Yield the places of the step that a word may open: its clause, or from its link on.

    A word of sequence right before a verb opens a step in the middle of a clause too.
    """
    before = source[clause.words : link[0] if link else start]
    if start >= clause.end or _NOT_A_STEP.search(before):
        return
    if _is_light(before):
        yield clause.start, clause.end
    if link and before.strip():
        yield link[0], clause.end


def _outermost(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues that lie in no other, such as 首先 without the 先 in it."""
    reached = 0
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.end > reached:
            reached = cue.end
            yield cue


def _clauses(source: str) -> list[_Clause]:
    """Return the clauses; a marker of a list begins one, and so does "and" before a verb."""
    found = []
    start = words = 0
    for cut in _CUT.finditer(source):
        if start < cut.start():
            found.append(_Clause(start, words, cut.start()))
        words = cut.end()
        start = cut.end() if cut["end"] else cut.start()
    found.append(_Clause(start, words, len(source)))
    return found


def _is_light(before: str) -> bool:
    """Tell whether nothing but a few small words stands between the clause's beginning and it."""
    if han := sum(letter > "\u2fff" for letter in before):
        return han <= _MOST_HAN_BEFORE
    return len(_WORD.findall(before)) <= _MOST_WORDS_BEFORE


def _wake(rule: Rule) -> Wake:
    return Wake(cues=rule.number("max", 3) + 1)


CHECK: Final = Check(
    parameters=MappingProxyType({"max": 3, "verbs": (), "connectives": ()}),
    words=("verbs", "connectives"),
    wake=_wake,
    find=find,
    is_dense=True,
)
