"""Names in languages that are written with letters: the shape; each language has the forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from agent_assist.capture.notes import Notes


@dataclass(frozen=True, slots=True)
class Forms:
    """How names stand in notes.

    `titled` has the title and the name as groups; a title alone with a surname belongs to the
    name. `labelled` follow a word that says what they are, `placed` stand where names stand,
    `alone` have nothing else between two marks; the name is group 1. `others` leads up to the
    names of people who are not the customer.
    """

    titled: re.Pattern[str]
    labelled: tuple[re.Pattern[str], ...]
    placed: tuple[re.Pattern[str], ...]
    alone: tuple[re.Pattern[str], ...]
    others: re.Pattern[str]


def spans(notes: Notes, forms: Forms) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each name."""
    text = notes.text
    for match in forms.titled.finditer(text):
        if not _is_other(text, match.start(), forms):
            is_whole = " " in match[2]
            yield match.start(2) if is_whole else match.start(), match.end(), "label"
    for patterns, source in (
        (forms.labelled, "label"), (forms.placed, "place"), (forms.alone, "segment"),
    ):  # fmt: skip
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not _is_others(match, forms):
                    yield *match.span(1), source


_ROLE: Final = re.compile(
    r" ?\((?:our |the )?(?:agent|rep|advis[eo]r|colleague|driver|courier|manager|supervisor|оператор|курьер|мастер|менеджер)"
)


def _is_others(match: re.Match[str], forms: Forms) -> bool:
    text = match.string
    starts = (match.start(), match.start(1))
    return any(_is_other(text, start, forms) for start in starts) or bool(
        _ROLE.match(text, match.end(1))
    )


def _is_other(text: str, start: int, forms: Forms) -> bool:
    return forms.others.search(text[max(0, start - 24) : start]) is not None
