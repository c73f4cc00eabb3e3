"""The lines of a read-back in their order, one a value (contracts 3)."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back import groups, phone_groups
from agent_assist.capture.read_back.en import English
from agent_assist.capture.read_back.line import Line, Speaker
from agent_assist.capture.read_back.ru import Russian
from agent_assist.capture.read_back.zh import Chinese
from agent_assist.dates.due import Due, from_row

ORDER: Final = (
    "name", "phone", "email", "address", "postcode", "order_no", "tracking_no", "account_no",
    "national_id", "tax_no", "amount", "callback",
)  # fmt: skip
_RUSSIAN_GROUP: Final = 3
_TITLES: Final = ("先生", "女士", "小姐", "太太")


def speaker(language: str, *, uses_yao: bool = True) -> Speaker:
    """Return who speaks a language; 幺 is a mainland habit and off in traditional Chinese."""
    if language == "en":
        return English()
    if language == "ru":
        return Russian()
    return Chinese(language, uses_yao=uses_yao and language == "zh")


def lines(fields: Mapping[str, Any], language: str, *, uses_yao: bool = True) -> tuple[Line, ...]:
    """Return the read-back of fields as captured: the keys and values of the contract.

    Raises:
        ValueError: a value that is none of its field.
    """
    voice = speaker(language, uses_yao=uses_yao)
    found: list[Line] = []
    for name in ORDER:
        values = fields.get(name)
        for value in values if isinstance(values, list) else [values]:
            if value is not None:
                found.append(_line(voice, name, value, language))
    return tuple(found)


def line(field: str, value: object, language: str, *, uses_yao: bool = True) -> Line:
    """Return the read-back of one value: text, `Amount` or `Due`."""
    return _line(speaker(language, uses_yao=uses_yao), field, value, language)


def _line(voice: Speaker, field: str, value: object, language: str) -> Line:
    if field == "amount":
        amount = value if isinstance(value, Amount) else _amount(value)
        return Line(
            field, voice.ask(field, voice.amount(amount)), (f"{amount.value:.2f}", amount.currency)
        )
    if field == "callback":
        due = value if isinstance(value, Due) else from_row(_mapping(value))
        return Line(field, voice.ask(field, voice.due(due)), _due_groups(due))
    if not isinstance(value, str) or not value:
        raise ValueError(field)
    spoken, cut = _TEXTS.get(field, _number)(voice, value, language)
    return Line(field, voice.ask(field, spoken), cut)


def _number(voice: Speaker, value: str, language: str) -> tuple[str, tuple[str, ...]]:
    cut = groups.number(value, _RUSSIAN_GROUP if language == "ru" else 4)
    return voice.number(cut), cut


def _name(voice: Speaker, value: str, language: str) -> tuple[str, tuple[str, ...]]:
    is_chinese = language.startswith("zh") and not value.isascii()
    cut = tuple(value) if is_chinese and not value.endswith(_TITLES) else tuple(value.split())
    return voice.name(value), cut


def _phone(voice: Speaker, value: str, language: str) -> tuple[str, tuple[str, ...]]:
    number = phone_groups.cut(value, language)
    return voice.phone(number), number.shown()


def _email(voice: Speaker, value: str, _language: str) -> tuple[str, tuple[str, ...]]:
    cut = groups.email(value)
    return voice.email(cut), cut


def _address(voice: Speaker, value: str, _language: str) -> tuple[str, tuple[str, ...]]:
    return voice.address(value), groups.address(value)


def _postcode(voice: Speaker, value: str, _language: str) -> tuple[str, tuple[str, ...]]:
    cut = groups.postcode(value)
    return voice.number(cut), cut


def _identity(voice: Speaker, value: str, language: str) -> tuple[str, tuple[str, ...]]:
    cut = groups.identity(value)
    # In English only the end is said, so only the end is shown beside it.
    return voice.identity(cut), (value[-4:],) if language == "en" else cut


_TEXTS: Final[Mapping[str, Callable[[Speaker, str, str], tuple[str, tuple[str, ...]]]]] = {
    "name": _name, "phone": _phone, "email": _email, "address": _address, "postcode": _postcode, "national_id": _identity,
}  # fmt: skip


def _due_groups(due: Due) -> tuple[str, ...]:
    parts = [str(value) for key, value in due.row().items() if key != "ambiguous"]
    return tuple(piece for part in parts for piece in part.split("T"))


def _amount(value: object) -> Amount:
    row = _mapping(value)
    try:
        number = Decimal(str(row["value"]))
    except (KeyError, InvalidOperation) as error:
        raise ValueError("amount") from error
    return Amount(number, str(row.get("currency", "CNY")), bool(row.get("approx")))


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 - a value of a row, not of a program
    return value
