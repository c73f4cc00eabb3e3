"""What an extractor is: notes in, candidates out, in the order of the text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.notes import Notes


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known beside the notes: local time and the language of the talk."""

    now: datetime
    language: str


Find = Callable[[Notes, Frame], Iterator[Candidate]]


@dataclass(frozen=True, slots=True)
class Extractor:
    """One kind of value; what it finds is claimed and not offered to those after it.

    `reads_claimed` lets it look at what others have claimed, for values within values.
    """

    kind: str
    find: Find
    reads_claimed: bool = False
