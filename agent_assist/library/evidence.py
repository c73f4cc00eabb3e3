"""How well a response fits a query, in points, from plain looks into its forms.

The scale and its order are those of the measurements in the search research: 100 for what is
written, a little less for each step away from it, 90 when only keywords or scenario fit.
"""

from typing import Final, NamedTuple

from agent_assist.library.match import MatchKind
from agent_assist.library.query import Needle, Query

START_BONUS: Final = 0.6
COMPACT_BONUS: Final = 1.0
MOST_BONUS: Final = START_BONUS + COMPACT_BONUS
MOST_POINTS: Final = 100.0 + MOST_BONUS
TRIGGER_POINTS: Final = 140.0
TRIGGER_PREFIX_POINTS: Final = 103.0
OTHER_FIELD_POINTS: Final = 90.0
_ALL_TOKENS_IN_TITLE: Final = 95.0
_TOKENS_OVER_FIELDS: Final = 91.0
_TOKENS_IN_TITLE: Final = 3.0
_LONG_WORD: Final = 5
_VARIANT_LOSS: Final = 1.5


class Evidence(NamedTuple):
    """Points for one response, how the query met it and in which field."""

    points: float
    kind: MatchKind
    field: str


class Row(NamedTuple):
    """The forms of one response: `text`, `sounds`, `initials` of the title, then of the rest."""

    text: str
    sounds: str
    initials: str
    other_text: str
    other_sounds: str
    other_initials: str


def row_of(line: str) -> Row:
    """Return the row that the index stores as a line."""
    return Row._make(line.split("\t"))


def of_row(query: Query, row: Row) -> Evidence | None:
    """Return the best exact evidence that a response gives for a query."""
    hit = _in_field(query.needle, row.text, row.sounds, row.initials)
    if hit is not None:
        return Evidence(hit[0] + hit[2], hit[1], "title")
    if query.token_needles:
        spread = _over_fields(query.token_needles, row)
        if spread is not None:
            return spread
    hit = _in_field(query.needle, row.other_text, row.other_sounds, row.other_initials)
    return None if hit is None else Evidence(OTHER_FIELD_POINTS, hit[1], "keywords")


def _over_fields(needles: tuple[Needle, ...], row: Row) -> Evidence | None:
    in_title = whole = 0
    for needle in needles:
        if _in_field(needle, row.text, row.sounds, row.initials) is not None:
            in_title += 1
        elif f" {needle.text} " in f" {row.other_text} ":
            whole += 1
        elif not _in_field(needle, row.other_text, row.other_sounds, row.other_initials):
            return None
    if in_title == len(needles):
        return Evidence(_ALL_TOKENS_IN_TITLE, MatchKind.WORDS, "title")
    share = (in_title + whole) / len(needles)
    points = _TOKENS_OVER_FIELDS + _TOKENS_IN_TITLE * share
    return Evidence(points, MatchKind.WORDS, "title" if in_title else "keywords")


def _in_field(
    needle: Needle, text: str, sounds: str, initials: str
) -> tuple[float, MatchKind, float] | None:
    """Return points, kind and the bonus for place and compactness; the first rule counts."""
    at = text.find(needle.text)
    if needle.has_han:
        if at >= 0:
            return 100.0, _written(needle, text, at), _bonus(at, len(needle.text), len(text))
        at = sounds.find(needle.homophone)
        if at >= 0:
            missing = sum(c not in text for c in needle.text) / len(needle.text)
            bonus = _bonus(at, len(needle.homophone), _length(sounds))
            return 93.0 - 3.0 * missing, MatchKind.HOMOPHONE, bonus
        return None
    for sound in needle.sounds:
        place = sounds.find(sound)
        if place >= 0:
            variant = sounds.find("|", 0, place) >= 0
            kind = MatchKind.PINYIN if at < 0 else _written(needle, text, at)
            bonus = _bonus(place, len(sound), _length(sounds))
            return 100.0 - _VARIANT_LOSS * variant, kind, bonus
    return _by_letters(needle, text, sounds, initials)


def _by_letters(
    needle: Needle, text: str, sounds: str, initials: str
) -> tuple[float, MatchKind, float] | None:
    if len(needle.text) > 2 and (at := text.find(needle.text)) >= 0:  # noqa: PLR2004
        return 98.0, MatchKind.SUBSTRING, _bonus(at, len(needle.text), len(text))
    if needle.initials and (at := initials.find(needle.initials)) >= 0:
        variant = initials.find("|", 0, at) >= 0
        bonus = _bonus(at, len(needle.initials), _length(initials))
        return 99.0 - _VARIANT_LOSS * variant, MatchKind.INITIALS, bonus
    if len(needle.letters) > _LONG_WORD and needle.letters in sounds.replace("'", ""):
        return 96.0, MatchKind.PINYIN, 0.0
    return None


def _written(needle: Needle, text: str, at: int) -> MatchKind:
    if len(needle.text) == len(text):
        return MatchKind.EXACT
    return MatchKind.PREFIX if at == 0 else MatchKind.SUBSTRING


def _bonus(at: int, typed: int, length: int) -> float:
    return (START_BONUS if at == 0 else 0.0) + COMPACT_BONUS * min(1.0, typed / max(1, length))


def _length(with_variants: str) -> int:
    end = with_variants.find("|")
    return len(with_variants) if end < 0 else end
