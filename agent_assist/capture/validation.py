"""Checks of a value that an agent types into a field, the same that extraction goes through."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agent_assist.capture.candidate import Extraction, Verdict
from agent_assist.capture.engine import extract
from agent_assist.capture.extractors import email, national_id, phone, tax_no
from agent_assist.capture.fields import Field, Kind
from agent_assist.capture.secrets import clean

_NUMBER: Final = re.compile(r"[A-Za-zА-Яа-я0-9][A-Za-zА-Яа-я0-9\-_/ ]{2,39}")
_CUES: Final = {"zh": "回电", "zh-Hant": "回電", "en": "call back ", "ru": "перезвонить "}


def checked(field: Field, typed: str, language: str, now: datetime) -> Verdict:
    """Return what a typed text is for a field; nothing is repaired."""
    text = " ".join(typed.split())
    if not text:
        return Verdict(reason="empty")
    if removed := clean(text).removed:
        return Verdict(reason=f"secret_{removed[0]}")
    return _CHECKS.get(field.kind, _kept)(_Typed(field, text, language, now))


@dataclass(frozen=True, slots=True)
class _Typed:
    field: Field
    text: str
    language: str
    now: datetime


def _kept(typed: _Typed) -> Verdict:
    return Verdict(typed.text)


def _phone(typed: _Typed) -> Verdict:
    return _or_wrong(phone.e164(typed.text, typed.language), "not_a_number")


def _email(typed: _Typed) -> Verdict:
    return _or_wrong(typed.text if email.is_valid(typed.text) else None, "not_an_address")


def _identity(typed: _Typed) -> Verdict:
    number = re.sub(r"[^0-9A-Z]", "", typed.text.upper())
    is_wrong = national_id.is_valid(number) is False
    return _or_wrong(None if is_wrong else number, "bad_check_digit")


def _number(typed: _Typed) -> Verdict:
    is_wrong = typed.field.id == "tax_no" and tax_no.is_valid(typed.text.upper()) is False
    is_number = _NUMBER.fullmatch(typed.text) and any(c.isdigit() for c in typed.text)
    return _or_wrong(typed.text if is_number and not is_wrong else None, "not_a_number")


def _sum(typed: _Typed) -> Verdict:
    return _first(_amount(typed.text, typed.language, typed.now), "amount", "no_amount")


def _due(typed: _Typed) -> Verdict:
    lead = _CUES[typed.language]
    joined = typed.text + lead if typed.language.startswith("zh") else lead + typed.text
    return _first(extract(joined, typed.now, typed.language), "callback", "no_time")


_CHECKS: Final[dict[Kind, Callable[[_Typed], Verdict]]] = {
    Kind.PHONE: _phone, Kind.EMAIL: _email, Kind.IDENTITY: _identity, Kind.NUMBER: _number,
    Kind.AMOUNT: _sum, Kind.DUE: _due,
}  # fmt: skip


def _amount(text: str, language: str, now: datetime) -> Extraction:
    found = extract(text, now, language)
    if found.of("amount") or not re.fullmatch(r"[\d., ]+", text):
        return found
    unit = {"en": "$", "ru": ""}.get(language, "")
    ending = {"en": "", "ru": " руб."}.get(language, "元")
    return extract(unit + text + ending, now, language)


def _first(found: Extraction, field: str, reason: str) -> Verdict:
    offered = found.of(field)
    return Verdict(offered[0].value) if len(offered) == 1 else Verdict(reason=reason)


def _or_wrong(value: str | None, reason: str) -> Verdict:
    return Verdict(value) if value is not None else Verdict(reason=reason)
