"""Evidence that is less than exact: mixtures, accents, other order, slips; one row at a time."""

from functools import lru_cache
from typing import Final

from agent_assist.library import order
from agent_assist.library.aligner import Alignment, align, align_cut
from agent_assist.library.decoder import Decoded
from agent_assist.library.evidence import COMPACT_BONUS, START_BONUS, Evidence, Row, of_row
from agent_assist.library.match import MatchKind
from agent_assist.library.query import Query
from agent_assist.text.pinyin import accent_free

ALIGNED: Final = 95.0
# Not cut as the letters are most likely meant: `yongye` as yong-y-e.
_ALIGNED_OTHERWISE: Final = 91.0
_ALIGNED_UNCLEAN: Final = 86.0
ACCENT_FREE: Final = 94.0
DECODED: Final = 92.0
SPREAD: Final = 95.0
_SKIPPED_LOSS, _LEAST_SPREAD = 0.3, 87.0
_BLOCKS, _BLOCK_LOSS = 94.0, 1.0
SLIP: Final = 88.0
_LEAST_CHARACTERS: Final = 3


def aligned(query: Query, row: Row) -> Evidence | None:
    """Return evidence for a mixture of characters, syllables and initials."""
    if query.firsts not in row.initials:
        return None
    return _of_alignment(query, row, align_cut(query.cut, row.text, row.sounds))


def aligned_otherwise(query: Query, row: Row) -> Evidence | None:
    """Return the same when the letters may be cut in another way, which costs more time."""
    return _of_alignment(query, row, align(query.folded, row.text, row.sounds))


def _of_alignment(query: Query, row: Row, found: Alignment | None) -> Evidence | None:
    if found is None:
        return None
    compact = COMPACT_BONUS * (found.end - found.first) / max(1, _count(row.sounds, "'") - 1)
    if not found.is_clean:
        points = _ALIGNED_UNCLEAN
    elif found.end - found.first == len(query.cut):
        points = ALIGNED
    else:
        points = _ALIGNED_OTHERWISE
    return Evidence(points + compact + _start(found.first), MatchKind.PINYIN, "title")


def without_accent(query: Query, row: Row) -> Evidence | None:
    """Return evidence for pinyin typed as it is spoken in the south."""
    letters = _accent_free_letters(row.sounds)
    for form in query.accent_free:
        at = letters.find(form)
        if at >= 0:
            compact = COMPACT_BONUS * len(form) / max(1, len(letters.partition("|")[0]))
            return Evidence(ACCENT_FREE + _start(at) + compact, MatchKind.TYPO, "title")
    return None


@lru_cache(maxsize=1024)
def _accent_free_letters(sounds: str) -> str:
    return accent_free(sounds).replace("'", "")


def of_other(query: Query, loss: float, row: Row) -> Evidence | None:
    """Return evidence for a query whose words were put right or cut, at a loss of points."""
    evidence = of_row(query, row)
    if evidence is None:
        return None
    return Evidence(evidence.points - loss, MatchKind.TYPO, evidence.field)


def of_other_layout(query: Query, row: Row) -> Evidence | None:
    """Return evidence for what the same keys give in the other keyboard layout."""
    evidence = of_row(query, row)
    return None if evidence is None else evidence._replace(kind=MatchKind.LAYOUT)


def decoded(meant: Decoded, row: Row) -> Evidence | None:
    """Return evidence for pinyin with a slip, read as the syllables that were meant."""
    needle = "'" + "'".join(meant.whole) + "'" + meant.open
    at = row.sounds.find(needle)
    if at < 0:
        return None
    compact = COMPACT_BONUS * len(needle) / max(1, len(row.sounds.partition("|")[0]))
    return Evidence(DECODED + _start(at) + compact, MatchKind.TYPO, "title")


def in_other_order(query: Query, row: Row) -> Evidence | None:
    """Return evidence for characters that stand apart, in pieces, or with a slip."""
    if any(letter not in row.text for letter in query.letters):
        return with_slip(query, row)
    places = order.spread(query.letters, row.text)
    if places is not None:
        skipped = places[-1] - places[0] + 1 - len(places)
        points = max(_LEAST_SPREAD, SPREAD - _SKIPPED_LOSS * skipped)
        return Evidence(points + _start(places[0]), MatchKind.SUBSEQUENCE, "title")
    if len(query.letters) > _LEAST_CHARACTERS:
        pieces = order.blocks(query.letters, row.text)
        if pieces is not None:
            points = _BLOCKS - _BLOCK_LOSS * (len(pieces) - 1)
            return Evidence(points, MatchKind.WORDS, "title")
    return with_slip(query, row)


def with_slip(query: Query, row: Row) -> Evidence | None:
    """Return evidence for Chinese text with one character wrong, missing, extra or swapped."""
    missing = sum(letter not in row.text for letter in query.letters)
    if len(query.letters) < _LEAST_CHARACTERS or missing > 1:
        return None
    if order.slip(query.letters, row.text) is None:
        return None
    return Evidence(SLIP, MatchKind.TYPO, "title")


def _start(at: int) -> float:
    return 0.0 if at else START_BONUS


def _count(with_variants: str, mark: str) -> int:
    return with_variants.partition("|")[0].count(mark)
