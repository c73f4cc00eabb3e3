"""Where in the text of a shown response the query met it, for highlighting and for the record."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from rapidfuzz.fuzz import partial_ratio_alignment

from agent_assist.library import order
from agent_assist.library.aligner import align
from agent_assist.library.evidence import Evidence
from agent_assist.library.forms import sounds_of
from agent_assist.library.match import Match, MatchKind
from agent_assist.library.query import Query
from agent_assist.library.response import CannedResponse
from agent_assist.text.folding import Folded, fold_with_offsets, is_traditional, tightened
from agent_assist.text.layouts import other_layout
from agent_assist.text.pinyin import Unit, units

Spans = tuple[tuple[int, int], ...]
_LEAST_SIMILAR: Final = 60
_LITERAL: Final = frozenset({MatchKind.EXACT, MatchKind.PREFIX, MatchKind.SUBSTRING})


def match_of(query: Query, response: CannedResponse, evidence: Evidence) -> Match:
    """Return the match to show for a response.

    Spans are half-open code-point ranges of the field's text; keywords count as joined by one
    space. When no keyword holds the query, the field is the scenario.
    """
    match = Match(evidence.field, evidence.kind, response.language)
    if evidence.kind is MatchKind.LAYOUT:
        query = Query(other_layout(query.raw))
    text = _text_of(response, evidence.field)
    found = spans(query, text)
    if evidence.field == "keywords" and not found and (other := spans(query, response.scenario)):
        return replace(match, field="scenario", spans=other)
    if evidence.kind in _LITERAL and _differs_in_script(query.raw, text):
        match = replace(match, kind=MatchKind.TRADITIONAL)
    return replace(match, spans=found)


def spans(query: Query, text: str) -> Spans:
    """Return where a query stands in a text, in the first way in which it does."""
    if not query.letters:
        return ()
    wanted, lower = query.raw.strip().lower(), text.lower()
    at = lower.find(wanted) if len(lower) == len(text) else -1
    if at >= 0:
        return ((at, at + len(wanted)),)
    field = _Field(text)
    for finder in _FINDERS:
        found = finder(query, field)
        if found:
            return _merged(field.folded.source_span(start, end) for start, end in found)
    return ()


class _Field:
    """A text in its folded form, with its units and where each comes from."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = tightened(fold_with_offsets(text))
        self.units: list[Unit] = units(self.folded.text)
        self.sounds: str = sounds_of(self.units)

    def of_units(self, first: int, end: int) -> Spans:
        return ((self.units[first].start, self.units[end - 1].end),)


def _text_of(response: CannedResponse, field: str) -> str:
    if field == "keywords":
        return " ".join(response.keywords)
    return str(getattr(response, field, ""))


def _differs_in_script(raw: str, text: str) -> bool:
    same = raw.strip().casefold() in text.casefold()
    return not same and (is_traditional(raw) or is_traditional(text))


def _literal(query: Query, field: _Field) -> Spans:
    at = field.folded.text.find(query.text)
    return ((at, at + len(query.text)),) if at >= 0 else ()


def _squeezed(query: Query, field: _Field) -> Spans:
    """Find shortcuts and the like, whose spaces do not count."""
    places = [place for place, letter in enumerate(field.folded.text) if letter != " "]
    at = field.folded.text.replace(" ", "").find(query.letters)
    return ((places[at], places[at + len(query.letters) - 1] + 1),) if at >= 0 else ()


def _sounds(query: Query, field: _Field) -> Spans:
    needles = [*query.needle.sounds, *([query.needle.homophone] if query.has_han else [])]
    for sounds in field.sounds.split("|"):
        for needle in needles:
            at = sounds.find(needle)
            if needle and at >= 0:
                first = sounds.count("'", 0, at)
                count = needle.count("'") - needle.endswith("'")
                return field.of_units(first, first + count)
    return ()


def _aligned(query: Query, field: _Field) -> Spans:
    found = align(query.folded, field.folded.text, field.sounds)
    return field.of_units(found.first, found.end) if found is not None else ()


def _words(query: Query, field: _Field) -> Spans:
    found: list[tuple[int, int]] = []
    for token in query.tokens if len(query.tokens) > 1 else ():
        part = Query(token)
        for finder in (_literal, _sounds, _aligned, _similar):
            places = finder(part, field)
            if places:
                found += places
                break
    return tuple(found)


def _spread(query: Query, field: _Field) -> Spans:
    places = order.spread(query.letters, field.folded.text) if query.has_han else None
    return tuple((place, place + 1) for place in places or ())


def _blocks(query: Query, field: _Field) -> Spans:
    return (order.blocks(query.letters, field.folded.text) or ()) if query.has_han else ()


def _slip(query: Query, field: _Field) -> Spans:
    if not query.has_han or len(query.letters) < 3:  # noqa: PLR2004
        return ()
    place = order.slip(query.letters, field.folded.text)
    return (place,) if place else ()


def _similar(query: Query, field: _Field) -> Spans:
    """Find the units whose letters are most like what was typed."""
    letters = "".join(unit.reading for unit in field.units)
    found = partial_ratio_alignment(query.letters, letters, score_cutoff=_LEAST_SIMILAR)
    if found is None or found.dest_start == found.dest_end:
        return ()
    owners = [number for number, unit in enumerate(field.units) for _ in unit.reading]
    return field.of_units(owners[found.dest_start], owners[found.dest_end - 1] + 1)


def _merged(found: Iterable[tuple[int, int]]) -> Spans:
    """Return ranges in order, those that touch or overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


_FINDERS: Final[tuple[Callable[[Query, _Field], Spans], ...]] = (
    _literal, _squeezed, _sounds, _aligned, _words, _spread, _blocks, _slip, _similar,
)  # fmt: skip
