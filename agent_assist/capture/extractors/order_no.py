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
_SHAPE: Final = re.compile(r"(?<![a-z0-9*+])([a-z]{2,4}-?\d{6,20}(?:-\d+)*|\d{12,24})(?![a-z0-9*])")
_WORD: Final = re.compile(r"订单|下单|[一二两三四五几\d]单|单号|单子|买的|买了|order|заказ")
_REACH: Final = 40


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the order numbers of the notes; one without a label is asked for."""
    yield from labelled.find("order_no", labels.ORDER, notes)
    for match in _LABEL_AFTER.finditer(notes.folded):
        span = match.span(1)
        value = notes.text[slice(*span)]
        yield Candidate("order_no", value, *span, raw=notes.raw(*span), source="label")
    for match in _SHAPE.finditer(notes.folded):
        near = notes.folded[max(0, match.start() - _REACH) : match.end() + _REACH]
        if _WORD.search(near):
            yield Candidate(
                "order_no", notes.text[slice(*match.span(1))], *match.span(1),
                raw=notes.raw(*match.span(1)), confidence=0.6, standing=Standing.ASK,
                why="order_unlabelled",
            )  # fmt: skip
