"""One reply as checks see it: its text, its folded view and where the words of rules stand."""

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from agent_assist.linting.finding import LintContext
from agent_assist.linting.house import House
from agent_assist.text.lint_folding import View

Place = tuple[int, int]

_SENTENCE_END: Final = re.compile(r"[。！？!?\n…]+|\.(?=\s|$)")


class Cue(NamedTuple):
    """A word of a structural check in the folded view: its place and the list it is from."""

    start: int
    end: int
    group: str


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A reply to be judged. `context` may change from reply to reply, `house` does not."""

    view: View
    context: LintContext
    house: House

    @property
    def source(self) -> str:
        """The text as the agent wrote it; findings point into it."""
        return self.view.source

    @property
    def text(self) -> str:
        """The folded text."""
        return self.view.text

    def sentence(self, start: int, end: int) -> Place:
        """Return the sentence around a place of the source, without its end mark and blanks."""
        return trimmed(self.source, *sentence_around(self.source, start, end))


def sentence_around(text: str, start: int, end: int) -> Place:
    """Return the range of the sentence around a place, end mark not included."""
    first = 0
    for match in _SENTENCE_END.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            return first, match.start()
    return first, len(text)


def sentences(text: str) -> list[Place]:
    """Return the ranges of the sentences of a text, without end marks; none is empty."""
    found = []
    first = 0
    for match in _SENTENCE_END.finditer(text):
        found.append(trimmed(text, first, match.start()))
        first = match.end()
    found.append(trimmed(text, first, len(text)))
    return [place for place in found if place[0] < place[1]]


def trimmed(text: str, start: int, end: int) -> Place:
    """Return a range without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
