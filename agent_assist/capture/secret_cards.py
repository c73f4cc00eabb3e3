"""Payment cards in notes: of a card at most the first six and the last four digits stay."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.secret_places import Secret
from agent_assist.text.detectors.card import has_luhn

_RUN: Final = re.compile(r"(?<![0-9a-z*])\d(?:[ \-.]{0,2}\d){12,34}(?![0-9])", re.ASCII)
_GROUP: Final = re.compile(r"\d+")
_PREFIX: Final = re.compile(
    r"4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3[47]|6(?:011|5|2)|35(?:2[89]|[3-8])|220[0-4]|"
    r"50|5[6-9]|6[37]|3(?:0[0-5]|[689])"
)
_SHORTEST, _LONGEST = 13, 19
_NO_CARD: Final = "|".join(
    (labels.ORDER, labels.TRACKING, labels.ACCOUNT, labels.OTHER, r"barcode|ean|штрих-?код")
)
_IDENTITY: Final = re.compile(
    r"[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}"
)


def find(folded: str) -> Iterator[Secret]:
    """Yield the cards of a folded text, however their digits are grouped."""
    for run in _RUN.finditer(folded):
        groups = [g.span() for g in _GROUP.finditer(folded, *run.span())]
        first = 0
        while first < len(groups):
            end = _card_end(folded, groups, first)
            if end:
                digits = re.sub(r"\D", "", folded[groups[first][0] : groups[end - 1][1]])
                shown = digits[:6] + "*" * 6 + digits[-4:]
                yield Secret("card", groups[first][0], groups[end - 1][1], shown)
            first = end or first + 1


def _card_end(folded: str, groups: list[tuple[int, int]], first: int) -> int:
    """Return the number of the group after a card that begins with group `first`; 0 for none."""
    start = groups[first][0]
    labelled = labels.stands_before(labels.CARD, folded, start) and not labels.stands_before(
        labels.ACCOUNT, folded, start
    )
    fallback = 0
    for end in range(min(len(groups), first + _LONGEST), first, -1):
        digits = re.sub(r"\D", "", folded[start : groups[end - 1][1]])
        if not _SHORTEST <= len(digits) <= _LONGEST:
            continue
        if (
            _PREFIX.match(digits)
            and has_luhn(digits)
            and (labelled or _may_be(folded, start, digits))
        ):
            return end
        fallback = fallback or end
    return fallback if labelled else 0


def _may_be(folded: str, start: int, digits: str) -> bool:
    if labels.stands_before(_NO_CARD, folded, start):
        return False
    return not (
        _IDENTITY.fullmatch(digits) or labels.stands_before(labels.NATIONAL_ID, folded, start)
    )
