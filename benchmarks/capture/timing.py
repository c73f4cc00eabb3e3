"""How long a note of 500 characters takes, and the cleaning of the line that was changed."""

from collections.abc import Callable, Iterator
from itertools import cycle

from agent_assist.capture.engine import extract
from agent_assist.capture.secrets import clean
from benchmarks.capture.notes import Labelled
from benchmarks.lint.timing import Spread, spread

CHARACTERS = 500
_NOTES = 60
_LINES = 400


def extraction(notes: list[Labelled], language: str) -> Spread:
    """Return how long notes of 500 characters of a language take, made of labelled ones."""
    long = list(_long(notes, language))
    for text, note in long[:3]:
        extract(text, note.now, language)
    return spread([_call(text, note) for text, note in long])


def cleaning(notes: list[Labelled]) -> Spread:
    """Return how long it takes to look for secrets in one line."""
    lines = [line for note in notes for line in note.text.splitlines() if line][:_LINES]
    for line in lines[:20]:
        clean(line)
    return spread([lambda line=line: clean(line) for line in lines])  # type: ignore[misc]


def _call(text: str, note: Labelled) -> Callable[[], object]:
    return lambda: extract(text, note.now, note.language)


def _long(notes: list[Labelled], language: str) -> Iterator[tuple[str, Labelled]]:
    own = [note for note in notes if note.language == language]
    source = cycle(own)
    for first in (own * _NOTES)[:_NOTES]:
        text = first.text
        while len(text) < CHARACTERS:
            text += f"\n{next(source).text}"
        yield text[:CHARACTERS], first
