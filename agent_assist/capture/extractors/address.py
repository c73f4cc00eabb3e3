"""Addresses: the customer's own words, cut out where the address begins and ends."""

from collections.abc import Callable, Iterator
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import address_en, address_ru, address_zh
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

_SPANS: Final[dict[str, Callable[[Notes], Iterator[tuple[int, int, str]]]]] = {
    "zh": address_zh.spans, "zh-Hant": address_zh.spans, "en": address_en.spans, "ru": address_ru.spans,
}  # fmt: skip


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the addresses of the notes as they were typed."""
    for start, end, source in _SPANS[frame.language](notes):
        value = " ".join(notes.raw(start, end).split())
        yield Candidate(
            "address",
            value,
            start,
            end,
            raw=value,
            source=source,
            confidence=0.85 if source == "label" else 0.8,
        )
