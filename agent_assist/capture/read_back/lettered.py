"""Read-back in a language that is written with letters: the shape, filled in by each language."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.phone_groups import Number
from agent_assist.dates.due import Due, Part


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that do not change: `leads` by field, with a gap for the value, and `signs`.

    `letters` are the names of letters; the rest are the phrases between the values.
    """

    leads: Mapping[str, str]
    signs: Mapping[str, str]
    parts: Mapping[Part, str]
    question: str
    plus: str
    extension: str
    about: str
    letters: Mapping[str, str] = field(default_factory=dict)


class Lettered(ABC):
    """Says values: numbers in groups, letters by their names, times with the weekday."""

    words: Wording

    def ask(self, field: str, spoken: str) -> str:
        """Return the closed question about a spoken value of a field."""
        told = self.words.leads[field].format(spoken)
        return f"{told.removesuffix('.')}. {self.words.question}"

    def name(self, value: str) -> str:
        """Return a name with its surname spelled."""
        return f"{value}, {self.spelled(self.surname(value))}"

    def phone(self, number: Number) -> str:
        """Return a number in its groups."""
        groups = [self.group(part) for part in number.groups]
        if number.country:
            groups.insert(0, f"{self.words.plus} {self.group(number.country)}")
        if number.extension:
            groups.append(f"{self.words.extension} {self.digits(number.extension)}")
        return ", ".join(groups)

    def email(self, groups: tuple[str, ...]) -> str:
        """Return an address: letters one by one up to the sign, then the domain in words."""
        at = groups.index("@")
        head = [self.words.signs.get(part) or self.letters(part) for part in groups[:at]]
        tail = [self.words.signs.get(part, part) for part in groups[at:]]
        return ", ".join((*head, " ".join(tail)))

    def number(self, groups: tuple[str, ...]) -> str:
        """Return a number of letters and digits in its groups."""
        return ", ".join(self.words.signs.get(p.strip()) or self.mixed(p) for p in groups)

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return an identity number in its groups."""
        return ", ".join(self.mixed(part) for part in groups)

    def amount(self, amount: Amount) -> str:
        """Return a sum in words, then in figures."""
        whole = int(amount.value)
        cents = int((amount.value - whole) * 100)
        about = self.words.about if amount.is_approximate else ""
        return about + self.sum(whole, cents, amount.currency)

    def due(self, due: Due) -> str:
        """Return a time with its weekday; it fits the gap of the question about it."""
        if due.by is not None:
            return self.by(due.by)
        if due.after is not None:
            return self.after(due.after)
        if due.start is not None and due.end is not None:
            return self.between(due.start, due.end)
        if due.at is not None:
            return self.at(due.at)
        part = f", {self.words.parts[due.part]}" if due.part else ""
        return f"{self.on(due.day)}{part}" if due.day else ""

    def letters(self, text: str) -> str:
        """Return a text letter by letter."""
        return ", ".join(self.letter(letter) for letter in text)

    @abstractmethod
    def address(self, value: str) -> str:
        """Return an address with its numbers as they are heard."""

    @abstractmethod
    def surname(self, value: str) -> str:
        """Return the part of a name that is spelled."""

    @abstractmethod
    def spelled(self, surname: str) -> str:
        """Return a surname letter by letter, with the word that says so."""

    @abstractmethod
    def group(self, digits: str) -> str:
        """Return a group of a telephone number."""

    @abstractmethod
    def digits(self, text: str) -> str:
        """Return digits one by one."""

    @abstractmethod
    def letter(self, letter: str) -> str:
        """Return a letter, a digit or a sign by its name."""

    @abstractmethod
    def mixed(self, text: str) -> str:
        """Return a group of letters or digits."""

    @abstractmethod
    def sum(self, whole: int, cents: int, currency: str) -> str:
        """Return a sum in words and in figures."""

    @abstractmethod
    def on(self, day: date) -> str:
        """Return a day as the time of a call."""

    @abstractmethod
    def at(self, moment: datetime) -> str:
        """Return a day and an hour as the time of a call."""

    @abstractmethod
    def by(self, moment: date | datetime) -> str:
        """Return the latest time."""

    @abstractmethod
    def after(self, moment: date | datetime) -> str:
        """Return the earliest time."""

    @abstractmethod
    def between(self, start: date | datetime, end: date | datetime) -> str:
        """Return a span of time."""


def is_one_day(start: date | datetime, end: date | datetime) -> bool:
    """Tell whether two moments with an hour are of the same day."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return False
    return start.date() == end.date()
