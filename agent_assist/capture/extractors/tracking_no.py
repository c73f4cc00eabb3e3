"""Numbers of parcels: by their label or by a carrier's own shape."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import labelled
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

# SF Express, YTO, ZTO, JD, J&T; the Universal Postal Union's S10 form; UPS.
_CARRIER: Final = re.compile(
    r"(?<![a-z0-9])((?:sf|yt|zto|sto|jt|jdv[a-z]|jdx|yd)\d{10,15}|[a-z]{2}\d{9}[a-z]{2}|1z[a-z0-9]{16})(?![a-z0-9])"
)


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the numbers of parcels."""
    yield from labelled.find("tracking_no", labels.TRACKING, notes, least=6)
    for match in _CARRIER.finditer(notes.folded):
        span = match.span(1)
        if labels.stands_before(labels.ORDER, notes.folded, span[0]):
            continue
        value = notes.text[slice(*span)]
        yield Candidate("tracking_no", value, *span, raw=notes.raw(*span), validator="carrier")
