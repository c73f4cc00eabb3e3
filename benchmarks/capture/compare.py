"""When a value that was found is the value that was meant, field by field."""

import re
from collections import Counter
from decimal import Decimal, InvalidOperation

_PHONE_DIGITS = 10
_LEAST_OVERLAP = 0.9


def keys(field: str, value: object) -> list[str]:
    """Return the values of a field in the form in which equal ones are alike."""
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [_key(field, one) for one in values]


def _key(field: str, value: object) -> str:
    if field == "amount" and isinstance(value, dict):
        about = " about" if value.get("approx") else ""
        return f"{Decimal(str(value['value'])).normalize():f} {value.get('currency', '')}{about}"
    if isinstance(value, dict):
        return " ".join(f"{key}={value[key]}" for key in sorted(value))
    text = re.sub(r"\s+", "", str(value))
    if field in {"national_id", "tax_no", "postcode"}:
        return re.sub(r"[^0-9A-Z]", "", text.upper())
    return text if field in {"name", "address"} else text.lower()


def is_same_address(found: str, meant: str) -> bool:
    """Tell whether two addresses share nine characters of ten, spaces aside (F1)."""
    first, second = Counter(re.sub(r"\s", "", found)), Counter(re.sub(r"\s", "", meant))
    shared = (first & second).total()
    return shared > 0 and 2 * shared / (first.total() + second.total()) >= _LEAST_OVERLAP


def offers(field: str, offered: object, banned: str) -> bool:
    """Tell whether what is offered for a field is what must not be offered there."""
    values = offered if isinstance(offered, list) else [] if offered is None else [offered]
    return any(_is_banned(field, value, banned) for value in values)


def _is_banned(field: str, value: object, banned: str) -> bool:
    if field == "phone":
        first, second = _digits(str(value).partition(";")[0]), _digits(banned.partition(";")[0])
        return bool(second) and first[-_PHONE_DIGITS:] == second[-_PHONE_DIGITS:]
    if field == "amount":
        return isinstance(value, dict) and _number(str(value["value"])) == _number(banned)
    if field == "callback":
        return isinstance(value, dict) and any(banned in str(one) for one in value.values())
    plain = [re.sub(r"\s", "", str(text)).lower() for text in (value, banned)]
    return plain[0] == plain[1]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[^\d.]", "", text))
    except InvalidOperation:
        return None
