"""What a reply of a scenario must hold: agent number, summary, thanks, sympathy, apology."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place, sentences
from agent_assist.linting.regexes import compiled
from agent_assist.linting.rule import Rule

_NEAR_AN_END: Final = 2  # sentences at the beginning or end that count as first or last


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the place to mark when what must be said is not said."""
    parts = sentences(passage.text)
    triggers = [cue for cue in cues if cue.group == "when"]
    if not parts or (rule.words("when") and not triggers):
        return
    low, high = _range(rule, parts, triggers)
    if any(low <= cue.start and cue.end <= high for cue in cues if cue.group == "any"):
        return
    if any(compiled(regex).search(passage.text, low, high) for regex in rule.words("any_regex")):
        return
    if triggers:
        yield passage.view.source_span(triggers[0].start, triggers[0].end)
    else:
        part = parts[-1] if rule.word("at", "start") == "end" else parts[0]
        yield passage.view.source_span(*part)


def _range(rule: Rule, parts: Sequence[Place], triggers: Sequence[Cue]) -> Place:
    where = rule.word("where", "anywhere")
    first, last = parts[0][0], parts[-1][1]
    if where == "before" and triggers:
        return first, triggers[0].start
    if where == "first":
        return first, parts[min(_NEAR_AN_END, len(parts)) - 1][1]
    if where == "last":
        return parts[-min(_NEAR_AN_END, len(parts))][0], last
    return first, last


def _wake(_rule: Rule) -> Wake:
    return Wake(cues=0)


CHECK: Final = Check(
    parameters=MappingProxyType(
        {"any": (), "any_regex": (), "when": (), "where": "anywhere", "at": "start"}
    ),
    words=("any", "when"),
    wake=_wake,
    find=find,
)
