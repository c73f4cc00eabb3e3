"""Read-back in English: zero rather than oh, letters by the NATO words, the date with its weekday."""

import re
from datetime import date, datetime
from typing import Final

from agent_assist.capture.read_back.lettered import Lettered, Wording, is_one_day
from agent_assist.dates.due import Part
from agent_assist.text.english_numbers import cardinal, digits, ordinal

_NATO: Final = {
    word[0].lower(): word
    for word in [
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
    ]
}
_CONFUSABLE: Final = frozenset("bdeptvmnfscgz")
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
_WEEKDAYS: Final = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NOON: Final = 12
_TEN: Final = 10
_CURRENCIES: Final = {
    "USD": ("dollar", "dollars", "cents"), "GBP": ("pound", "pounds", "pence"), "EUR": ("euro", "euros", "cents"),
    "CNY": ("yuan", "yuan", "fen"), "RUB": ("rouble", "roubles", "kopecks"), "HKD": ("Hong Kong dollar", "Hong Kong dollars", "cents"),
    "TWD": ("Taiwan dollar", "Taiwan dollars", "cents"), "JPY": ("yen", "yen", ""),
}  # fmt: skip
_ONE: Final = {"cents": "cent", "pence": "penny", "kopecks": "kopeck"}
_SPELLED: Final = re.compile(r"(?<![\w])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?!\w)|\d{3,}")


class English(Lettered):
    """Says values in English."""

    words = Wording(
        leads={
            "name": "I have your name as {}", "phone": "Your number is {}", "email": "Your e-mail is {}",
            "address": "The address is {}", "postcode": "The postcode is {}", "order_no": "The order number is {}",
            "tracking_no": "The tracking number is {}", "account_no": "The account number is {}",
            "national_id": "Your identity number ends in {}", "tax_no": "The tax number is {}",
            "amount": "The amount is {}", "callback": "We'll call you {}",
        },
        signs={
            "@": "at", ".": "dot", "_": "underscore", "-": "dash", "+": "plus", "/": "slash",
            "#": "hash", "'": "apostrophe",
        },
        parts={
            Part.MORNING: "in the morning", Part.AFTERNOON: "in the afternoon",
            Part.EVENING: "in the evening",
        },
        question="Is that correct?", plus="plus", extension="extension", about="about ",
        letters=_NATO,
    )  # fmt: skip

    def address(self, value: str) -> str:
        """Return an address; long numbers and postcodes are spelled."""
        return _SPELLED.sub(lambda match: self.mixed(match[0]), value)

    def surname(self, value: str) -> str:
        """Return the last word of a name."""
        return value.rsplit(maxsplit=1)[-1]

    def spelled(self, surname: str) -> str:
        """Return a surname letter by letter."""
        return f"spelled {self.letters(surname)}"

    def group(self, digits: str) -> str:
        """Return a group digit by digit."""
        return self.digits(digits)

    def digits(self, text: str) -> str:
        """Return digits one by one: zero, never oh."""
        return digits(text)

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return the last four characters, which is all that is said of it."""
        return self.mixed("".join(groups)[-4:])

    def letter(self, letter: str) -> str:
        """Return a letter by its name, one that is easily misheard with a word."""
        if letter.isdigit():
            return digits(letter)
        low = letter.lower()
        if low in _CONFUSABLE:
            return f"{letter.upper()} as in {_NATO[low]}"
        return self.words.signs.get(letter, letter.upper())

    def mixed(self, text: str) -> str:
        """Return letters by the NATO words, digits one by one."""
        named = {**self.words.letters, **self.words.signs}
        return " ".join(
            digits(letter) if letter.isdigit() else named.get(letter.lower(), letter)
            for letter in text if letter != " "
        )  # fmt: skip

    def sum(self, whole: int, cents: int, currency: str) -> str:
        """Return a sum: twelve dollars and fifty cents, that's 12.50."""
        one, many, small = _CURRENCIES.get(currency, (currency,) * 3)
        words = f"{cardinal(whole)} {one if whole == 1 else many}"
        if cents:
            unit = _ONE.get(small, small) if cents == 1 else small
            words += f" and {cardinal(cents)} {unit}"
        if _is_misheard(whole) or _is_misheard(cents):
            point = f" point {digits(f'{cents:02}')}" if cents else ""
            return f"{words}, that's {digits(str(whole))}{point}"
        return f"{words}, that's {whole:,}{f'.{cents:02}' if cents else ''}"

    def on(self, day: date) -> str:
        """Return a day: on Thursday the twelfth of March."""
        return f"on {_day(day)}"

    def at(self, moment: datetime) -> str:
        """Return a time: on Thursday the twelfth of March, at three p.m."""
        return f"on {_day(moment)}, at {_hour(moment)}"

    def by(self, moment: date | datetime) -> str:
        """Return the latest time: by three p.m. on Thursday the twelfth of March."""
        return f"by {_moment(moment)}"

    def after(self, moment: date | datetime) -> str:
        """Return the earliest time; a day itself is meant with it."""
        if isinstance(moment, datetime):
            return f"after {_moment(moment)}"
        return f"from {_day(moment)} onwards"

    def between(self, start: date | datetime, end: date | datetime) -> str:
        """Return a span of time."""
        if is_one_day(start, end) and isinstance(start, datetime) and isinstance(end, datetime):
            return f"on {_day(start)}, between {_hour(start)} and {_hour(end)}"
        return f"between {_moment(start)} and {_moment(end)}"


def _is_misheard(whole: int) -> bool:
    """Tell whether a number ends like fifteen or fifty, which are told apart digit by digit."""
    last = whole % 100
    return 13 <= last <= 19 or (last >= 30 and last % 10 == 0)  # noqa: PLR2004 - teens and tens


def _moment(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return f"{_hour(moment)} on {_day(moment)}"
    return _day(moment)


def _day(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]} the {ordinal(day.day)} of {_MONTHS[day.month - 1]}"


def _hour(moment: datetime) -> str:
    hour, minute = moment.hour % _NOON or _NOON, moment.minute
    if hour == _NOON and not minute:
        return "noon" if moment.hour else "midnight"
    half = "a.m." if moment.hour < _NOON else "p.m."
    if not minute:
        return f"{cardinal(hour)} {half}"
    gap = "zero " if minute < _TEN else ""
    return f"{cardinal(hour)} {gap}{cardinal(minute)} {half}"
