"""Where in the text of a shown response the query met it, for highlighting and for the record."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
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
from agent_assist.text.pinyin import unit_places, units

Spans = tuple[tuple[int, int], ...]
_LEAST_SIMILAR: Final = 60
_LITERAL: Final = frozenset({MatchKind.EXACT, MatchKind.PREFIX, MatchKind.SUBSTRING})


def match_of(query: Query, response: CannedResponse, evidence: Evidence) -> Match:
    """Return the match to show for a response.

    Spans are half-open code-point ranges of the field's text; keywords count as joined by one
    space. When no keyword holds the query, the field is the scenario.
    """
    if evidence.kind is MatchKind.LAYOUT:
        query = Query(other_layout(query.raw))
    text = _text_of(response, evidence.field)
    field, kind = evidence.field, evidence.kind
    found = spans(query, text, kind)
    if field == "keywords" and not found and (other := spans(query, response.scenario, kind)):
        return Match("scenario", kind, response.language, other)
    if kind in _LITERAL and _differs_in_script(query.raw, text):
        kind = MatchKind.TRADITIONAL
    return Match(field, kind, response.language, found)


def spans(query: Query, text: str, kind: MatchKind | None = None) -> Spans:
    """Return where a query stands in a text, in the first way in which it does.

    When it is known how the query was met, that way is tried before the others.
    """
    if not query.letters:
        return ()
    wanted, lower = query.raw.strip().lower(), text.lower()
    at = lower.find(wanted) if len(lower) == len(text) else -1
    if at >= 0:
        return ((at, at + len(wanted)),)
    field = _field(text)
    for finder in (*_LIKELY.get(kind, ()), *_FINDERS):
        found = finder(query, field)
        if found:
            return _merged(field.folded.source_span(start, end) for start, end in found)
    return ()


class _Field:
    """A text in its folded form, with its sounds and where each unit and character comes from."""

    def __init__(self, text: str) -> None:
        self.folded: Folded = tightened(fold_with_offsets(text))

    @cached_property
    def sounds(self) -> str:
        """The readings of the units, as `Forms` has them."""
        return sounds_of(units(self.folded.text))

    def of_units(self, first: int, end: int) -> Spans:
        places = unit_places(self.folded.text)
        return ((places[first][0], places[end - 1][1]),)


_field = lru_cache(maxsize=4096)(_Field)


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
    at = field.folded.text.replace(" ", "").find(query.letters)
    if at < 0:
        return ()
    places = [place for place, letter in enumerate(field.folded.text) if letter != " "]
    return ((places[at], places[at + len(query.letters) - 1] + 1),)


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
    for part in query.words:
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
    readings = field.sounds.partition("|")[0][1:-1].split("'")
    letters = "".join(readings)
    found = partial_ratio_alignment(query.letters, letters, score_cutoff=_LEAST_SIMILAR)
    if found is None or found.dest_start == found.dest_end:
        return ()
    owners = [number for number, reading in enumerate(readings) for _ in reading]
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


_Finder = Callable[[Query, _Field], Spans]
_FINDERS: Final[tuple[_Finder, ...]] = (
    _literal, _squeezed, _sounds, _aligned, _words, _spread, _blocks, _slip, _similar,
)  # fmt: skip
_LIKELY: Final[Mapping[MatchKind | None, tuple[_Finder, ...]]] = {
    MatchKind.TYPO: (_literal, _slip, _words, _similar),
    MatchKind.WORDS: (_literal, _words),
}
