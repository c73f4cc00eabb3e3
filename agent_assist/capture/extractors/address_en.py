"""English addresses: from the number, or the flat before it, to town, state and postcode."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.notes import Notes

_KIND: Final = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Close|Crescent|Cres|Square|Sq|"
    r"Terrace|Gardens|Hill|Grove|Park|Row|Mews|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Walk|Quay|Wharf|Broadway|Trail|Green|Rise|View|Mount|Vale|Yard|Gate|Loop|Alley|Plaza|Pike|Bend|Ridge|Heights|Meadows?|Fields?|Parade|Path|Cove|Point|Run|Embankment|Crossing)"
)
_UNIT: Final = (
    r"(?:Flat|Apt|Apartment|Unit|Suite|Ste|Room|Floor|House|#) ?#?\.? ?[A-Za-z]?\d{0,5}[A-Za-z]?"
)
_NAME: Final = r"(?:[A-Z][\w'’]*\.?|\d{1,3}(?:st|nd|rd|th)|of|the)"
_POST: Final = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-\d{4})?)"
_TOWN: Final = r"(?!(?:[Pp]hone|[Tt]el|[Cc]all|[Mm]obile|[Oo]rder|[Ee]mail|[Cc]ell|[Pp]ostcode|[Zz]ip)\b)[A-Z][a-z'’.\-]+(?:[A-Z][a-z]+)?(?: (?:[A-Z][a-z'’.\-]+|upon|on|under|le|the)){0,3}"
_ADDRESS: Final = re.compile(
    rf"(?<![\w\-+])(?:{_UNIT},? )?\d{{1,5}}[A-Za-z]?(?:-\d{{1,4}})?,? (?:[NSEW]\.? )?(?:{_NAME} ){{1,4}}?{_KIND}\b\.?"
    rf"(?:,? (?:[NSEW]|NW|NE|SW|SE|North|South|East|West)\b)?(?:,? {_UNIT}(?![A-Za-z]))?(?: {_TOWN}(?=,? [A-Z]{{2}} \d{{5}})|(?:, ?{_TOWN}){{0,3}})(?:,? [A-Z]{{2}}(?= \d{{5}}| [A-Z]\d[A-Z]))?(?:,? {_POST}(?![\w]))?"
)
_LAST_POST: Final = re.compile(rf",? {_POST}$")
_LABELLED: Final = re.compile(
    rf"(?:[Aa]ddress(?: is| to|:)?|[Dd]eliver(?: it)? to|[Ss]hip(?: it)? to|[Ss]end (?:it|them) to|[Ll]ives?(?: at)?)[ :]{{1,2}}"
    rf"((?:{_UNIT}|\d{{1,5}}[A-Za-z]?|[A-Z][\w'’]+)[^;\n.|\ufffc]{{5,80}}?{_POST})(?!\w)"
)


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each address."""
    done = 0
    for match in _LABELLED.finditer(notes.text):
        yield *_without_postcode(notes.text, *match.span(1)), "label"
        done = match.end(1)
    for match in _ADDRESS.finditer(notes.text):
        if match.start() >= done:
            yield *_without_postcode(notes.text, *match.span()), "form"


def _without_postcode(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span up to the postcode, which is a field of its own."""
    code = _LAST_POST.search(text, start, end)
    return (start, code.start()) if code else (start, end)
