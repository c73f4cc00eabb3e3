"""English names: capitalised words behind a label, a title, or at the start of the notes."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture.notes import Notes

_WORD: Final = r"(?!(?:I|The|Order|Phone|Mobile|Email|E-mail|Tel|Customer|Call|Calls|Called|Caller|Wants|Please|Account|Refund|Address|Number|Ref|Ticket|Case|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Says|Said|Asked|Asks|He|She|They|It|We|You|My|His|Her|Our|Their|This|That|Also|And|But|No|Not|Yes|New|Old|Paid|Has|Had|Is|Was|Will|Can|From|To|At|On|In|Via|Service|Support|Delivery|Complaint|Issue|Problem|Hi|Hello|Hey|Dear|Thanks|Thank|Regards|Best|Kind|Street|Road|Flat|Unit|Apt|Visa|Card|Invoice|Tracking|Parcel|Package|Broadband|Internet|Damaged|Late|Missing|Lost|Wrong|Double|Charged|Callback|Name|Date|Time|Note|Notes|Re|Subject|Cust|Cx|PO|CB|Hotline|Courier|Driver|Alt)\b)[A-Z][a-zA-Z'’\-]+"
_INITIAL: Final = r"(?: [A-Z]\.)?"
_FULL: Final = rf"{_WORD}{_INITIAL}(?: (?:(?:de|del|van|von|der|den|la|le|al|el|bin|da|dos|di) ){{0,2}}{_WORD}){{1,2}}"
_TITLED: Final = re.compile(
    rf"\b((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b\.?) ({_WORD}(?:{_INITIAL} {_WORD}){{0,2}})"
)
_LABELLED: Final = re.compile(
    rf"(?:(?:[Nn]ame(?:'s| is|:)?|NAME:?|[Mm]y name is|[Cc]ust(?:omer)?(?: name)?(?: is|:)?|[Cc]x:?|CUST(?:OMER)?:?|[Cc]aller(?: is|:)?|[Cc]lient:?|[Tt]his is|[Ii]'m|I am|[Cc]ontact(?: name)?:?|[Ss]peaking with|[Ss]poke (?:to|with)|[Aa]ccount holder:?|[Rr]ecipient:?|[Cc]all from|[Ff]rom:|[Aa]sk for|[Bb]ehalf of)[ :]{{1,2}})"
    rf"(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b)({_FULL}|{_WORD}(?=[ ]*(?:[,.;\n(]|$| from\b| on\b| at\b| called\b| wants\b| says\b| phone\b| here\b| tel\b)))"
)
_START: Final = re.compile(
    rf"(?:^|\n)[\W]{{0,2}}(?!(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\b)({_FULL})(?=[,:;(\n\ufffc]| ?[-–—|] ?| (?:called|rang|calling|wants|says|said|asked|asks|reports?|reported|from|phone|tel|phoned|would|is|needs|has|complain\w*|requests?|requested|can|[+(]?\d)|$)"
)
_ALONE: Final = re.compile(rf"(?:^|\n)({_WORD})(?=[,:] ?\ufffc)")
_OTHERS: Final = re.compile(
    r"(?:agent|colleague|manager|supervisor|courier|driver|technician|engineer|advisor|representative|rep|not)[ :,]{1,2}(?:named |called |is )?$",
    re.IGNORECASE,
)


def spans(notes: Notes) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (half-open) and what led to each name."""
    text = notes.text
    for match in _TITLED.finditer(text):
        if not _is_other(text, match.start()):
            is_whole = " " in match[2]
            yield match.start(2) if is_whole else match.start(), match.end(), "label"
    for match in _LABELLED.finditer(text):
        if not _is_other(text, match.start()) and not _is_other(text, match.start(1)):
            yield *match.span(1), "label"
    for pattern in (_START, _ALONE):
        for match in pattern.finditer(text):
            yield *match.span(1), "place"


def _is_other(text: str, start: int) -> bool:
    return _OTHERS.search(text[max(0, start - 24) : start]) is not None
