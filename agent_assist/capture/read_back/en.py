"""Read-back in English: zero rather than oh, letters by the NATO words, the date with its weekday."""

import re
from datetime import date, datetime
from typing import Final

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.phone_groups import Number
from agent_assist.dates.due import Due, Part
from agent_assist.text.english_numbers import cardinal, digits, ordinal

_NATO: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        [
            "Alfa",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliett",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Uniform",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu",
        ],
        strict=True,
    )
)
_CONFUSABLE: Final = frozenset("bdeptvmnfscgz")
_SIGNS: Final = {
    "@": "at",
    ".": "dot",
    "_": "underscore",
    "-": "dash",
    "+": "plus",
    "/": "slash",
    "#": "hash",
}
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_NOON: Final = 12
_TEN: Final = 10
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_LEADS: Final = {
    "name": "I have your name as", "phone": "Your number is", "email": "Your e-mail is", "address": "The address is",
    "postcode": "The postcode is", "order_no": "The order number is", "tracking_no": "The tracking number is",
    "account_no": "The account number is", "national_id": "Your identity number ends in", "tax_no": "The tax number is",
    "amount": "The amount is", "callback": "We'll call you",
}  # fmt: skip
_CURRENCIES: Final = {
    "USD": ("dollar", "dollars", "cents"), "GBP": ("pound", "pounds", "pence"), "EUR": ("euro", "euros", "cents"),
    "CNY": ("yuan", "yuan", "fen"), "RUB": ("rouble", "roubles", "kopecks"), "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cents"),
    "TWD": ("Taiwan dollar", "Taiwan dollars", "cents"), "JPY": ("yen", "yen", ""),
}  # fmt: skip
_PARTS: Final = {
    Part.MORNING: "in the morning",
    Part.AFTERNOON: "in the afternoon",
    Part.EVENING: "in the evening",
}


class English:
    """Says values in English."""

    def ask(self, field: str, spoken: str) -> str:
        """Return the closed question about a spoken value of a field."""
        return f"{_LEADS[field]} {spoken.removesuffix('.')}. Is that correct?"

    def name(self, value: str) -> str:
        """Return a name with its surname spelled."""
        surname = value.rsplit(maxsplit=1)[-1]
        return f"{value}, spelled {self._letters(surname)}"

    def phone(self, number: Number) -> str:
        """Return a number in its groups, digit by digit."""
        groups = [digits(group) for group in number.groups]
        if number.country:
            groups.insert(0, f"plus {digits(number.country)}")
        if number.extension:
            groups.append(f"extension {digits(number.extension)}")
        return ", ".join(groups)

    def email(self, groups: tuple[str, ...]) -> str:
        """Return an address: letters one by one up to the sign, then the domain in words."""
        at = groups.index("@")
        head = [_SIGNS.get(group) or self._letters(group) for group in groups[:at]]
        tail = [_SIGNS.get(group) or group for group in groups[at:]]
        return ", ".join((*head, " ".join(tail)))

    def address(self, value: str) -> str:
        """Return an address; long numbers and postcodes are spelled."""
        return re.sub(
            r"(?<![\w])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)|\d{3,}",
            lambda m: self._mixed(m[0]),
            value,
        )

    def number(self, groups: tuple[str, ...]) -> str:
        """Return a number, its letters by the NATO words."""
        return ", ".join(_SIGNS.get(group.strip()) or self._mixed(group) for group in groups)

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return the last four characters, which is all that is said of it."""
        return self._mixed("".join(groups)[-4:])

    def amount(self, amount: Amount) -> str:
        """Return a sum in words, then in figures."""
        whole = int(amount.value)
        cents = int((amount.value - whole) * 100)
        one, many, small = _CURRENCIES.get(amount.currency, (amount.currency,) * 3)
        about = "about " if amount.is_approximate else ""
        words = f"{cardinal(whole)} {one if whole == 1 else many}"
        if cents:
            words += f" and {cardinal(cents)} {small}"
        return f"{about}{words}, that is {amount.value:.2f}"

    def due(self, due: Due) -> str:
        """Return a time: on Thursday the twelfth of March, at three p.m."""
        if due.by is not None:
            return f"by {self._moment(due.by)}"
        if due.after is not None:
            return f"after {self._moment(due.after)}"
        if due.start is not None and due.end is not None:
            return self._range(due.start, due.end)
        if due.at is not None:
            return f"on {self._day(due.at)}, at {self._hour(due.at)}"
        part = f", {_PARTS[due.part]}" if due.part else ""
        return f"on {self._day(due.day)}{part}" if due.day else ""

    def _range(self, start: date | datetime, end: date | datetime) -> str:
        if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
            return f"on {self._day(start)}, between {self._hour(start)} and {self._hour(end)}"
        return f"between {self._moment(start)} and {self._moment(end)}"

    def _moment(self, moment: date | datetime) -> str:
        if isinstance(moment, datetime):
            return f"{self._hour(moment)} on {self._day(moment)}"
        return self._day(moment)

    def _day(self, day: date) -> str:
        return f"{_WEEKDAYS[day.weekday()]} the {ordinal(day.day)} of {_MONTHS[day.month - 1]}"

    def _hour(self, moment: datetime) -> str:
        hour, minute = moment.hour % _NOON or _NOON, moment.minute
        half = "a.m." if moment.hour < _NOON else "p.m."
        if not minute:
            return f"{cardinal(hour)} {half}"
        gap = "zero " if minute < _TEN else ""
        return f"{cardinal(hour)} {gap}{cardinal(minute)} {half}"

    def _letters(self, text: str) -> str:
        return ", ".join(self._letter(letter) for letter in text)

    def _letter(self, letter: str) -> str:
        if letter.isdigit():
            return digits(letter)
        low = letter.lower()
        if low in _CONFUSABLE:
            return f"{letter.upper()} as in {_NATO[low]}"
        return _SIGNS.get(letter, letter.upper())

    def _mixed(self, text: str) -> str:
        return " ".join(
            digits(letter) if letter.isdigit() else _NATO.get(letter.lower(), _SIGNS.get(letter, letter))
            for letter in text if letter != " "
        )  # fmt: skip
