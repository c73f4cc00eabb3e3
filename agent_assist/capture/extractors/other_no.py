"""Numbers that are none of the customer's fields: they are claimed and never offered."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import labelled
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

NO_FIELD: Final = ""
_URL: Final = re.compile(r"(?:https?://|www\.)[^\s,;<>\"'\u3000-\u9fff]+")
# A number of which a part is hidden is never completed, nor is the part that shows taken.
_MASKED: Final = re.compile(
    r"(?<![a-z0-9])[a-z0-9]{0,30}\d[ \-]?[*•]{2,}[ \-]?[a-z0-9]*|(?<![a-z])[x]{3,}[ \-]?\d+|\d+[x]{3,}\d+|[*•]{2,}\d+"
)


def urls(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the web addresses and the masked numbers."""
    for pattern in (_URL, _MASKED):
        for match in pattern.finditer(notes.folded):
            yield Candidate(NO_FIELD, "", *match.span())


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the numbers of tickets, devices, invoices, models and the like."""
    return labelled.find(NO_FIELD, labels.OTHER, notes, least=3)
