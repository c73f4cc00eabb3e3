"""Names of customers: without a title when the name is whole, with it when there is but a surname."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import name_en, name_lettered, name_ru, name_zh
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text.scripts import has_han

Found = tuple[int, int, str]
_FIND: Final[dict[str, Callable[[Notes], Iterator[Found]]]] = {
    "zh": name_zh.spans,
    "zh-Hant": name_zh.spans,
    "en": partial(name_lettered.spans, forms=name_en.FORMS),
    "ru": partial(name_lettered.spans, forms=name_ru.FORMS),
}
_TITLE: Final = re.compile(
    r"(?:先生|女士|小姐|太太|阿姨|大爷|总|太)$|^(?:mr|mrs|ms|miss|mx|dr|prof)\b\.? |^(?:г-н|г-жа|господин|госпожа) "
)
_SPACED: Final = re.compile(r"\S(?: \S){2}")
_SURENESS: Final = {"label": 0.9, "form": 0.8, "place": 0.7, "segment": 0.6}


def _is_short_for(value: str, whole: list[str]) -> bool:
    """Tell whether a surname with its title is said in full elsewhere."""
    surname = _TITLE.sub("", value).strip()
    if not surname or surname == value:
        return False
    is_han = has_han(value)
    return any(
        (name.startswith(surname) if is_han else surname in name.split())
        for name in whole if len(name) > len(surname) and not _TITLE.search(name)
    )  # fmt: skip


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the names, left to right; a label makes one surer than its place in the notes."""
    found = sorted(set(_FIND[frame.language](notes)))
    whole = [notes.folded[start:end] for start, end, _ in found]
    for start, end, source in found:
        if _is_short_for(notes.folded[start:end], whole):
            continue
        value = " ".join(notes.text[start:end].split())
        if has_han(value):
            value = notes.raw(start, end).strip()
            value = value.replace(" ", "") if _SPACED.fullmatch(value) else value
        yield Candidate(
            "name", value, start, end, raw=value, source=source, confidence=_SURENESS[source]
        )
