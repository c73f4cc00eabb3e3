"""A customer's data where it must not stand: numbers, addresses and labelled values."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final

from agent_assist.linting.checks.check import Check, Wake
from agent_assist.linting.passage import Cue, Passage, Place, sentences
from agent_assist.linting.rule import Rule
from agent_assist.text.detectors import card, email, national_id, phone
from agent_assist.text.detectors.span import Span

_DETECTORS: Final[Mapping[str, Callable[[str], Iterator[Span]]]] = MappingProxyType(
    {
        "phone": phone.find,
        "national_id": national_id.find,
        "card": card.find,
        "email": email.find,
    }
)
_VALUE: Final = re.compile(r"[\s:：#№.=(（是为]{0,6}([A-Za-z]{0,6}-?\d[A-Za-z0-9-]{2,23})")
_WORDS: Final = re.compile(r"\s{0,2}(?:[:：]|是|为|is|-)\s{0,3}([^\n，。；;！？!?]{4,60})")
_LEAST_DIGITS: Final = 4
_FEWEST_DIGITS: Final = 7  # of a telephone number, the shortest of what is detected


def find(passage: Passage, rule: Rule, cues: Sequence[Cue]) -> Iterator[Place]:
    """Yield the places of personal data; the house's own contacts are let pass."""
    places = chain(_detected(passage, rule), _labelled(passage, cues))
    if not rule.words("near"):
        yield from places
        return
    told = [cue for cue in cues if cue.group == "near"]
    for start, end in places if told else ():
        if any(_in_one_sentence(passage, cue, start, end) for cue in told):
            yield start, end


def _detected(passage: Passage, rule: Rule) -> Iterator[Place]:
    for name in rule.words("detect"):
        for span in _DETECTORS[name](passage.source) if name in _DETECTORS else ():
            if name == "phone" and passage.house.owns_number(span.value):
                continue
            if name == "email" and passage.house.owns_address(span.value):
                continue
            yield span.start, span.end


def _labelled(passage: Passage, cues: Sequence[Cue]) -> Iterator[Place]:
    for cue in cues:
        if cue.group == "near":
            continue
        _, label_end = passage.view.source_span(cue.start, cue.end)
        match = (_VALUE if cue.group == "labels" else _WORDS).match(passage.source, label_end)
        if match is None or "{{" in match[1]:
            continue
        digits = sum(letter.isdigit() for letter in match[1])
        if cue.group == "text_labels" or digits >= _LEAST_DIGITS:
            yield match.start(1), match.start(1) + len(match[1].rstrip(" -."))


def _in_one_sentence(passage: Passage, cue: Cue, start: int, end: int) -> bool:
    low, high = passage.view.source_span(cue.start, cue.end)
    return any(
        first <= min(low, start) and max(high, end) <= last
        for first, last in sentences(passage.source)
    )


def _wake(rule: Rule) -> Wake:
    if rule.words("near"):
        return Wake(cues=1)
    return Wake(cues=1, digits=_FEWEST_DIGITS, signs=1)


CHECK: Final = Check(
    parameters=MappingProxyType({"detect": (), "labels": (), "text_labels": (), "near": ()}),
    words=("labels", "text_labels", "near"),
    wake=_wake,
    find=find,
)
