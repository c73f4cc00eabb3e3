"""Names of customers: without a title when the name is whole, with it when there is but a surname."""

from collections.abc import Callable, Iterator
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import name_en, name_ru, name_zh
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text.scripts import has_han

Found = tuple[int, int, str]
_FIND: Final[dict[str, Callable[[Notes], Iterator[Found]]]] = {
    "zh": name_zh.spans, "zh-Hant": name_zh.spans, "en": name_en.spans, "ru": name_ru.spans,
}  # fmt: skip


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the names, left to right; a label makes one surer than its place in the notes."""
    for start, end, source in sorted(set(_FIND[frame.language](notes))):
        value = " ".join(notes.text[start:end].split())
        if has_han(value):
            value = notes.raw(start, end).strip()
        sure = 0.9 if source == "label" else 0.7
        yield Candidate("name", value, start, end, raw=value, source=source, confidence=sure)
