"""The gram table: which responses hold which grams, and the questions that search asks of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

Docs = npt.NDArray[np.int32]
_Int = TypeVar("_Int", bound=np.integer[Any])
_BITMAP_SHARE: Final = 32
_BITMAP_FROM: Final = 64
_NO_DOCS: Final = np.empty(0, np.int32)
_MIN_WEIGHT, _MAX_WEIGHT = 1, 80


@dataclass(frozen=True, slots=True)
class GramTable:
    """Sorted gram codes with the responses that hold each.

    `places[g]` is the first posting of gram g in `postings`, or minus one minus its row in
    `bitmaps` (packed bits, first response in the highest bit) when too many responses hold it.
    """

    size: int
    codes: npt.NDArray[np.int64]
    counts: npt.NDArray[np.int32]
    places: npt.NDArray[np.int64]
    postings: Docs
    bitmaps: npt.NDArray[np.uint8]

    def numbers(self, codes: Iterable[int]) -> list[int]:
        """Return the number of each distinct gram, -1 for one that no response holds."""
        # Asked of a handful of grams several times a key, which is too few for numpy to pay.
        known = self.codes.data
        numbers = []
        for code in sorted(set(codes)):
            place = bisect_left(known, code)
            numbers.append(place if place < len(known) and known[place] == code else -1)
        return numbers

    def all_of(self, codes: Iterable[int]) -> Docs:
        """Return the responses that hold every one of these grams, in order."""
        grams = self.numbers(codes)
        if not grams or -1 in grams:
            return _NO_DOCS
        counts, places = self.counts.data, self.places.data
        lists = sorted((counts[g], places[g]) for g in grams if places[g] >= 0)
        rows = [-1 - places[g] for g in grams if places[g] < 0]
        if not lists:
            return self._positions(np.bitwise_and.reduce(self.bitmaps[rows], axis=0))
        (count, place), *longer = lists
        docs = self.postings[place : place + count]
        for count, place in longer:
            docs = _common(docs, self.postings[place : place + count])
            if not len(docs):
                return docs
        for row in rows:
            docs = docs[self.bitmaps[row][docs >> 3] >> (7 - (docs & 7)).astype(np.uint8) & 1 == 1]
        return docs

    def all_but_one(self, codes: Sequence[int]) -> Docs:
        """Return the responses that hold all of these grams or all but one, in order."""
        bits = [self._bits(gram) for gram in self.numbers(codes)]
        none_missing = np.full((self.size + 7) // 8, 0xFF, np.uint8)
        one_missing = np.zeros_like(none_missing)
        for row in bits:
            one_missing = (one_missing & row) | (none_missing & ~row)
            none_missing = none_missing & row
        return self._positions(one_missing | none_missing)

    def scores(self, codes: Sequence[int], most: int) -> tuple[npt.NDArray[np.uint16], int]:
        """Return for each response the weight of the grams it shares, and the weight of all.

        Only the `most` rarest grams count; unknown ones raise the second value in proportion.
        """
        asked = self.numbers(codes)
        known = [gram for gram in asked if gram >= 0]
        total = np.zeros(self.size, np.uint16)
        if not known:
            return total, 1
        grams = np.array(known)
        grams = grams[np.argsort(self.counts[grams], kind="stable")][:most]
        weights = self._weights(grams)
        for gram, weight in zip(grams.tolist(), weights.tolist(), strict=True):
            place = int(self.places[gram])
            if place >= 0:
                total[self._list(gram)] += np.uint16(weight)
            else:
                bits = np.unpackbits(self.bitmaps[-1 - place], count=self.size)
                total += bits * np.uint16(weight)
        share = len(known) / len(asked)
        return total, max(1, round(int(weights.sum()) / share))

    def share(self, codes: Sequence[int]) -> float:
        """Return which part of these grams is known at all."""
        found = self.numbers(codes)
        return 1 - found.count(-1) / len(found) if found else 0.0

    def _weights(self, grams: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        weights = np.round(4 * np.log2(1 + self.size / self.counts[grams])).astype(np.int64)
        return np.clip(weights, _MIN_WEIGHT, _MAX_WEIGHT)

    def _list(self, gram: int) -> Docs:
        place = int(self.places[gram])
        return self.postings[place : place + int(self.counts[gram])]

    def _bits(self, gram: int) -> npt.NDArray[np.uint8]:
        if gram < 0:
            return np.zeros((self.size + 7) // 8, np.uint8)
        place = int(self.places[gram])
        if place < 0:
            row: npt.NDArray[np.uint8] = self.bitmaps[-1 - place]
            return row
        held = np.zeros(self.size, np.bool_)
        held[self._list(gram)] = True
        packed: npt.NDArray[np.uint8] = np.packbits(held)
        return packed

    def _positions(self, bits: npt.NDArray[np.uint8]) -> Docs:
        # As booleans: numpy looks through those several times faster than through numbers.
        held = np.unpackbits(bits, count=self.size).view(np.bool_)
        return np.flatnonzero(held).astype(np.int32)


def _common(docs: Docs, others: Docs) -> Docs:
    places = others.searchsorted(docs)
    common: Docs = docs[others.take(places, mode="clip") == docs]
    return common


def gram_table(
    parts: Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]], size: int
) -> GramTable:
    """Return the table of gram codes and owners that come in parts, owners ascending by part."""
    known: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], Docs]] = []
    for codes, owners in parts:
        known.append(_grouped(codes, owners))
    if not known:
        known = [(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.int32))]
    codes = distinct(np.concatenate([part[0] for part in known]))
    counts = np.zeros(len(codes), np.int64)
    numbers = [np.searchsorted(codes, part[0]) for part in known]
    for number, part in zip(numbers, known, strict=True):
        counts[number] += part[1]
    docs = _merged(numbers, known, counts)
    return _with_bitmaps(codes, counts, docs, size)


def _grouped(
    codes: npt.NDArray[np.int64], owners: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], Docs]:
    order = np.argsort(codes)
    ordered = codes[order]
    number = np.cumsum(_firsts(ordered)) - 1
    pairs = distinct(number << 32 | owners[order])
    counts = np.bincount(pairs >> 32).astype(np.int32)
    return ordered[_firsts(ordered)], counts, (pairs & 0xFFFFFFFF).astype(np.int32)


def _firsts(ordered: npt.NDArray[np.integer[Any]]) -> npt.NDArray[np.bool_]:
    firsts = np.ones(len(ordered), np.bool_)
    firsts[1:] = ordered[1:] != ordered[:-1]
    return firsts


def distinct(values: npt.NDArray[_Int]) -> npt.NDArray[_Int]:
    """Return the different values in ascending order.

    numpy's own `unique` hashes since 2.3, which is several times slower on millions of codes, and
    its first call imports numpy.ma, ten milliseconds in the middle of the first search.
    """
    ordered = np.sort(values)
    return ordered[_firsts(ordered)]


def _merged(
    numbers: list[npt.NDArray[np.int64]],
    known: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32], Docs]],
    counts: npt.NDArray[np.int64],
) -> Docs:
    docs = np.empty(int(counts.sum()), np.int32)
    free = np.cumsum(counts) - counts
    for number, (_, part_counts, part_docs) in zip(numbers, known, strict=True):
        begins = np.cumsum(part_counts) - part_counts
        shift = np.repeat(free[number] - begins, part_counts)
        docs[np.arange(len(part_docs)) + shift] = part_docs
        free[number] += part_counts
    return docs


def _with_bitmaps(
    codes: npt.NDArray[np.int64], counts: npt.NDArray[np.int64], docs: Docs, size: int
) -> GramTable:
    common = counts > max(_BITMAP_FROM, size // _BITMAP_SHARE)
    begins = np.cumsum(counts) - counts
    held = np.flatnonzero(common).tolist()
    bitmaps = np.zeros((len(held), (size + 7) // 8), np.uint8)
    for row, gram in enumerate(held):
        bits = np.zeros(size, np.bool_)
        bits[docs[begins[gram] : begins[gram] + counts[gram]]] = True
        bitmaps[row] = np.packbits(bits)
    listed = np.where(common, 0, counts)
    places = np.where(common, 0, np.cumsum(listed) - listed)
    places[common] = -1 - np.arange(len(held))
    kept = docs[~np.repeat(common, counts)]
    return GramTable(size, codes, counts.astype(np.int32), places, kept, bitmaps)
