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
_MORE_WHEN_LINKED: Final = 2
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
    steps: list[int] = []
    linked = -1
    for cue in cues:
        place, _ = passage.view.source_span(cue.start, cue.end)
        number = bisect_right(starts, place) - 1
        clause = clauses[number]
        if number in steps[-1:] or place >= clause.end:
            continue
        if not _is_light(passage.source[clause.words : place], is_linked=linked == number):
            continue
        if cue.group == "connectives":
            linked = number
        steps.append(number)
    if len(steps) > most:
        yield trimmed(passage.source, clauses[steps[most]].start, clauses[steps[-1]].end)


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


def _is_light(before: str, *, is_linked: bool) -> bool:
    """Tell whether nothing but a few small words stands between the clause's beginning and it."""
    if _NOT_A_STEP.search(before):
        return False
    extra = _MORE_WHEN_LINKED if is_linked else 0
    if han := sum(letter > "\u2fff" for letter in before):
        return han <= _MOST_HAN_BEFORE + extra
    return len(_WORD.findall(before)) <= _MOST_WORDS_BEFORE + extra


def _wake(rule: Rule) -> Wake:
    return Wake(cues=rule.number("max", 3) + 1)


CHECK: Final = Check(
    parameters=MappingProxyType({"max": 3, "verbs": (), "connectives": ()}),
    words=("verbs", "connectives"),
    wake=_wake,
    find=find,
    is_dense=True,
)
