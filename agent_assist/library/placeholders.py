"""Blanks of a response: found, filled from what is known, and what is still missing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from agent_assist.dates.wording import say_date, say_time
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.runtime.context import Context

FROM_SETTINGS: Final = ("agent_no", "agent_name", "company")
_TODAY: Final = "today"
_BLANK: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of filled text; `placeholder` names the blank that it stands for, if any.

    `start` and `end` are the half-open range of the body that it stands for, in code points.
    """

    text: str
    start: int
    end: int
    placeholder: str = ""
    is_filled: bool = True


@dataclass(frozen=True, slots=True)
class Filled:
    """A response with its blanks filled as far as values are known.

    `missing` names the required blanks that have no value yet, in reading order.
    """

    segments: tuple[Segment, ...]
    missing: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text; a blank without a value stands as its prompt between ‹ and ›."""
        return "".join(segment.text for segment in self.segments)

    def spans(self, of_body: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        """Return where ranges of the body stand in the filled text; a blank is taken whole."""
        moved: list[tuple[int, int]] = []
        offset = 0
        for segment in self.segments:
            for start, end in of_body:
                low, high = max(start, segment.start), min(end, segment.end)
                if low < high:
                    whole = (offset, offset + len(segment.text))
                    part = (offset + low - segment.start, offset + high - segment.start)
                    moved.append(whole if segment.placeholder else part)
            offset += len(segment.text)
        return tuple(moved)

    @property
    def is_complete(self) -> bool:
        """Whether the text may be inserted."""
        return not self.missing


def names(text: str) -> tuple[str, ...]:
    """Return the names of the blanks of a text, each once, in reading order."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def blanks(response: CannedResponse) -> tuple[Placeholder, ...]:
    """Return the blanks of a response in reading order; one without a table is a required text."""
    declared = {placeholder.name: placeholder for placeholder in response.placeholders}
    return tuple(
        declared.get(name, Placeholder(name, prompt=name))
        for name in names(response.body)
        if name != _TODAY
    )


def fill(response: CannedResponse, context: Context) -> Filled:
    """Return the response with the context's values, its own defaults and today's date."""
    wanted = {placeholder.name: placeholder for placeholder in blanks(response)}
    segments: list[Segment] = []
    missing: dict[str, None] = {}
    place = 0
    for match in _BLANK.finditer(response.body):
        name = match[1]
        start, end = match.span()
        segments.append(Segment(response.body[place:start], place, start))
        value = _value(name, wanted.get(name), response.language, context)
        if value or (name in wanted and not wanted[name].required):
            segments.append(Segment(value, start, end, name))
        else:
            segments.append(Segment(_shown_blank(name, wanted), start, end, name, is_filled=False))
            missing[name] = None
        place = end
    segments.append(Segment(response.body[place:], place, len(response.body)))
    return Filled(tuple(part for part in segments if part.text), tuple(missing))


def _shown_blank(name: str, wanted: Mapping[str, Placeholder]) -> str:
    return f"‹{wanted[name].prompt or name}›" if name in wanted else f"‹{name}›"


def _value(name: str, placeholder: Placeholder | None, language: str, context: Context) -> str:
    if placeholder is None:
        return say_date(context.now.date(), language)
    known = context.values.get(name)
    raw = known.reveal().strip() if known else placeholder.default
    return word(raw, placeholder.kind, language)


def word(raw: str, kind: PlaceholderKind, language: str) -> str:
    """Return a value as the response says it: ISO dates and times are spelt for the ear."""
    try:
        if kind is PlaceholderKind.DATE and raw:
            return say_date(date.fromisoformat(raw), language)
        if kind is PlaceholderKind.TIME and raw:
            return say_time(time.fromisoformat(raw))
    except ValueError:
        return raw
    return raw


def malformed(text: str) -> tuple[int, ...]:
    """Return the offsets of braces that look like a blank but are none, such as `{{name}`."""
    rest = _BLANK.sub(lambda match: " " * len(match[0]), text)
    return tuple(match.start() for match in re.finditer(r"\{\{|\}\}", rest))
