"""Anchors: the part of a pattern that the automaton looks for, so that it need not hold all ways.

The rest of the pattern is compared around each place of its anchor. An anchor should be rare in
talk, or many places are compared in vain, and should have few spellings.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import combinations
from math import prod
from typing import Final, NamedTuple

from agent_assist.linting.phrases import SEAM, Slot, joined, spellings

BETWEEN: Final = "\x7f"
"""Stands between alternatives that are kept as one text; folding leaves none in a literal."""

_MOST: Final = 32  # spellings of an anchor of more than one slot
_MOST_OF_WEAK: Final = 200  # where fewer spellings would mean words that stand in every sentence
_WEAK: Final = 5  # letters that such words have at most
_ENOUGH: Final = 9  # letters that make an anchor rare; more of them are not worth more spellings
_HAN_WEIGHT: Final = 3  # a Chinese character says about as much as three letters
_WIDE: Final = "\u2e7f"


class Anchored(NamedTuple):
    """The slots before the anchor, the spellings of the anchor, and the slots behind it."""

    before: tuple[Slot, ...]
    anchors: Slot
    after: tuple[Slot, ...]


def anchored(slots: tuple[Slot, ...]) -> Anchored:
    """Return the slots of a pattern around the best anchor in them."""
    ranges = combinations(range(len(slots) + 1), 2)
    low, high = max(ranges, key=lambda part: _worth(slots[slice(*part)]))
    if high - low == 1:
        return Anchored(slots[:low], slots[low], slots[high:])
    ways = reduce(joined, slots[low:high])
    spelt = tuple(dict.fromkeys(text for way in ways for text in spellings(way)))
    return Anchored(slots[:low], spelt, slots[high:])


def slot_text(slot: Iterable[str]) -> str:
    """Return the alternatives of a slot as one text; thousands of small ones would fill memory."""
    return BETWEEN.join(dict.fromkeys(slot))


def _worth(slots: tuple[Slot, ...]) -> tuple[bool, int, bool, int, int, int]:
    spelt = prod(len(slot) for slot in slots)
    weight = sum(min(_weight(way) for way in slot) for slot in slots)
    is_whole = len(slots) == 1 and weight > 0
    return (
        is_whole or spelt <= _MOST_OF_WEAK,
        min(weight, _WEAK),
        is_whole or spelt <= _MOST,
        min(weight, _ENOUGH),
        -spelt,
        weight,
    )


def _weight(text: str) -> int:
    return sum(_HAN_WEIGHT if letter > _WIDE else 1 for letter in text if letter != " ")


def widened(
    text: str,
    place: tuple[int, int],
    before: Sequence[str],
    after: Sequence[str],
    *,
    is_bone: bool = False,
) -> list[tuple[int, int]]:
    """Return the places of the ways that have the anchor at `place` of the text.

    In a folded text no blank stands twice, in a skeleton nothing does: where one alternative ends
    with what the next one begins with, it is there once.
    """
    starts, ends = {place[0]}, {place[1]}
    for slot in after:
        ways = slot.split(BETWEEN)
        ends = {
            end for stop in ends for way in ways for end in _ahead(text, stop, way, is_bone=is_bone)
        }
        if not ends:
            return []
    for slot in reversed(before):
        ways = slot.split(BETWEEN)
        starts = {
            start
            for stop in starts
            for way in ways
            for start in _back(text, stop, way, is_bone=is_bone)
        }
        if not starts:
            return []
    return [(start, end) for start in starts for end in ends]


def _ahead(text: str, stop: int, way: str, *, is_bone: bool) -> tuple[int, ...]:
    last = text[stop - 1]
    if way and way[0] == last and (is_bone or last == " "):
        way = way[1:]
    if text.startswith(way, stop):
        return (stop + len(way),)
    if text.startswith(" ", stop) and SEAM.search(last + way[0]):
        return (stop + 1 + len(way),) if text.startswith(way, stop + 1) else ()
    return ()


def _back(text: str, stop: int, way: str, *, is_bone: bool) -> tuple[int, ...]:
    first = text[stop]
    if way and way[-1] == first and (is_bone or first == " "):
        way = way[:-1]
    if text.endswith(way, 0, stop):
        return (stop - len(way),)
    if text.endswith(" ", 0, stop) and SEAM.search(way[-1] + first):
        return (stop - 1 - len(way),) if text.endswith(way, 0, stop - 1) else ()
    return ()
