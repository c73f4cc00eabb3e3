"""Order numbers: by their label, before or after them, or by their shape near the word."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors import labelled
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

_LABEL_AFTER: Final = re.compile(
    r"(?<![a-z0-9*)])(?<!\) )([a-z]{0,4}[\-/]?\d[a-z0-9\-]{4,24}),? ?(?:这个?|那个?|的|是|is (?:the|her|his|my)|- это)? ?(?:订单|单号|单子|order\b|заказ)"
    rf"(?!(?:编号)?{labels.LINK}[a-zа-я]{{0,4}}[\-]?\d)"
)
_NOT_BUT: Final = re.compile(
    r"(?:订单|单号|单子|order|заказ)[^\d\n]{0,12}(?:不是|not |не )[a-z]{0,4}-?\d[a-z0-9\-]{2,24}[ ,]{0,2}(?:而是|是|but |а )"
    r"([a-z]{0,4}-?\d[a-z0-9\-]{2,24})"
)
_LETTERS: Final = re.compile(r"[a-z]{1,6}-?(?=\d)")
_SHAPE: Final = re.compile(
    r"(?<!退货)(?<!退件)(?<!工单)(?<![a-z0-9*+])([a-z]{2,4}-?\d{6,20}(?:-\d+)*|\d{12,24})(?![a-z0-9*])"
)
_WORD: Final = re.compile(r"订单|下单|[一二两三四五几\d]单|单号|单子|买的|买了|order|заказ")
_REACH: Final = 40


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the order numbers of the notes; one without a label is asked for."""
    found = list(labelled.find("order_no", labels.ORDER, notes))
    yield from found
    yield from _alike(notes, found)
    for match in _LABEL_AFTER.finditer(notes.folded):
        span = match.span(1)
        value = notes.text[slice(*span)]
        yield Candidate("order_no", value, *span, raw=notes.raw(*span), source="label")
    for match in _NOT_BUT.finditer(notes.folded):
        span = match.span(1)
        yield Candidate("order_no", notes.text[slice(*span)], *span, raw=notes.raw(*span),
                        source="correction")  # fmt: skip
    for match in _SHAPE.finditer(notes.folded):
        near = notes.folded[max(0, match.start() - _REACH) : match.end() + _REACH]
        if _WORD.search(near):
            yield Candidate(
                "order_no", notes.text[slice(*match.span(1))], *match.span(1),
                raw=notes.raw(*match.span(1)), confidence=0.6, standing=Standing.ASK,
                why="order_unlabelled",
            )  # fmt: skip


def _alike(notes: Notes, found: list[Candidate]) -> Iterator[Candidate]:
    """Yield the values that are made like a labelled one: the same letters, the same length."""
    for candidate in found:
        letters = _LETTERS.match(notes.folded, candidate.start, candidate.end)
        if letters is None:
            continue
        rest = candidate.end - letters.end()
        pattern = re.compile(
            rf"(?<![a-z0-9\-]){re.escape(letters[0])}[\d\-]{{{rest}}}(?![a-z0-9\-])"
        )
        for match in pattern.finditer(notes.folded, candidate.end):
            span = match.span()
            yield Candidate("order_no", notes.text[slice(*span)], *span, raw=notes.raw(*span),
                            source="form", confidence=0.8)  # fmt: skip
