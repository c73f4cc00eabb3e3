"""Sums of money: figures, words and mixtures, with the currency said or the country's own."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from agent_assist.capture import corrections
from agent_assist.capture.candidate import Amount, Candidate
from agent_assist.capture.extractors import amount_figures, amount_han
from agent_assist.capture.extractors.amount_figures import FIGURE, Sum, figure
from agent_assist.capture.extractors.amount_words import english, russian
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes
from agent_assist.text.scripts import has_cyrillic, has_han

_HOME: Final = {"zh": "CNY", "zh-Hant": "TWD", "en": "USD", "ru": "RUB"}
_ABOUT: Final = re.compile(
    r"(?:大概|大约|约|差不多|将近|接近|左右|about|around|roughly|approximately|approx\.?|nearly|almost|some|примерно|около|где-то|порядка|почти|приблизительно)(?: на)?[ :是]{0,3}(?:[$¥€£₽]|nt\$)?$"
)
_ABOUT_AFTER: Final = re.compile(r" ?(?:左右|上下|多|出头|or so|ish|примерно|с копейками|с чем-то)")
_THRESHOLD: Final = re.compile(
    r"(?:满|每满|优惠券|代金券|抵用券|红包面额|[立直满]减|优惠了?|折扣)$|"
    r"(?:discount|voucher|coupon|saved?|spend(?:ing)?(?: over)?)(?: of| worth| for)? ?$|скидк[а-я]+ (?:в |на )?$"
)
_INSTEAD: Final = re.compile(
    rf"[ ,.;()\-–—]{{0,3}}(?:{corrections.CUE.pattern})[^0-9a-z\n]{{0,8}}{FIGURE}(?= ?(?:$|[,.;。)\n]))"
)
_RANGE: Final = re.compile(r"(?<![$£€¥\d.,])\d[\d,.]* ?(?:[到至~\-–—]|or|to|до|или) ?$")
_RATE: Final = re.compile(
    r" ?(?:优惠券|代金券|的?券|红包|折|/|each\b(?! time)|discount|off\b|coupon|voucher|скидк|промо)"
)


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the sums of the notes; thresholds and vouchers are none."""
    done = 0
    for start, end, value, currency in _in_order(notes.folded, frame.language):
        if start < done or _THRESHOLD.search(notes.folded[max(0, start - 20) : start]):
            continue
        low = max(0, start - 16)
        if _RATE.match(notes.folded, end) or _RANGE.search(notes.folded, low, start):
            continue
        done = end
        yield from _said_again(notes, end, currency)
        before = notes.folded[max(0, start - 16) : start]
        is_about = bool(_ABOUT.search(before) or _ABOUT_AFTER.match(notes.folded, end)) or (
            "多" in notes.folded[start:end]
        )
        amount = Amount(value.quantize(Decimal("0.01")), currency, is_about)
        yield Candidate("amount", amount, start, end, raw=notes.raw(start, end), validator="sum")


def _said_again(notes: Notes, end: int, currency: str) -> Iterator[Candidate]:
    """Yield the bare sum that is said in the stead of the one that ends at `end`."""
    match = _INSTEAD.match(notes.folded, end)
    value = figure(match[1], None) if match else None
    if match is not None and value is not None:
        span, amount = match.span(1), Amount(value.quantize(Decimal("0.01")), currency)
        yield Candidate("amount", amount, *span, raw=notes.raw(*span), source="correction")


def _in_order(folded: str, language: str) -> list[Sum]:
    return sorted(_sums(folded, language), key=lambda found: (found[0], -found[1]))


def _sums(folded: str, language: str) -> Iterator[Sum]:
    home = _HOME[language]
    yield from amount_figures.sums(folded, home)
    if has_han(folded):
        yield from amount_han.sums(folded, home)
    yield from english(folded, home)
    if has_cyrillic(folded):
        yield from russian(folded)
