"""What a detector gives: a place in a text and what kind of value stands there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `start` to `end` (half-open) and their value without separators."""

    start: int
    end: int
    value: str
