"""A value as it stands on the card: grouped for the eye, an identity number in part only."""

from datetime import date, datetime
from typing import Final

from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.fields import Field, Kind, base_id
from agent_assist.capture.masking import masked
from agent_assist.capture.read_back.lines import line
from agent_assist.dates.due import Due, Part
from agent_assist.dates.wording import say_date, say_time

_FORMS: Final = {
    "zh": {"by": "{}前", "after": "{}后", "range": "{}至{}"},
    "zh-Hant": {"by": "{}前", "after": "{}後", "range": "{}至{}"},
    "en": {"by": "by {}", "after": "after {}", "range": "{} to {}"},
    "ru": {"by": "до: {}", "after": "после: {}", "range": "{} — {}"},
}
_PARTS: Final = {
    "zh": {Part.MORNING: "上午", Part.AFTERNOON: "下午", Part.EVENING: "晚上"},
    "zh-Hant": {Part.MORNING: "上午", Part.AFTERNOON: "下午", Part.EVENING: "晚上"},
    "en": {Part.MORNING: ", morning", Part.AFTERNOON: ", afternoon", Part.EVENING: ", evening"},
    "ru": {Part.MORNING: ", утром", Part.AFTERNOON: ", днём", Part.EVENING: ", вечером"},
}
_SIGNS: Final = {
    "CNY": "¥", "USD": "$", "GBP": "£", "EUR": "€", "RUB": "₽", "TWD": "NT$", "HKD": "HK$",
}  # fmt: skip
_GROUPED: Final = frozenset({Kind.PHONE, Kind.NUMBER})


def shown(field: Field, value: Value, language: str, spoken: str) -> str:
    """Return the value for the agent's eyes: times in `language`, numbers cut as in `spoken`."""
    if isinstance(value, Amount):
        return shown_amount(value, language)
    if isinstance(value, Due):
        return shown_due(value, language)
    if field.kind is Kind.IDENTITY:
        return masked(field.kind, value)
    if field.kind in _GROUPED:
        return " ".join(line(base_id(field.id), value, spoken).groups)
    return value


def shown_amount(amount: Amount, language: str) -> str:
    """Return a sum as the language writes it: 12.50元, £12.50, 1 250 ₽; whole ones without cents."""
    digits = f"{amount.value:,.2f}".removesuffix(".00")
    sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
    about = "≈" if amount.is_approximate else ""
    if language == "ru":
        plain = digits.replace(",", "\u00a0").replace(".", ",")
        return f"{about}{plain}\u00a0{sign.strip()}"
    if language == "zh" and amount.currency == "CNY":
        return f"{about}{digits}元"
    return f"{about}{sign}{digits}"


def shown_due(due: Due, language: str) -> str:
    """Return a time as it stands in a list, without an hour where none was said."""
    forms = _FORMS[language]
    if due.start is not None and due.end is not None:
        return forms["range"].format(_moment(due.start, language), _moment(due.end, language))
    if due.by is not None:
        return forms["by"].format(_moment(due.by, language))
    if due.after is not None:
        return forms["after"].format(_moment(due.after, language))
    moment = due.at or due.day
    part = _PARTS[language][due.part] if due.part else ""
    return (_moment(moment, language) if moment else "") + part


def _moment(moment: date | datetime, language: str) -> str:
    if isinstance(moment, datetime):
        return f"{say_date(moment.date(), language)} {say_time(moment.time())}"
    return say_date(moment, language)
