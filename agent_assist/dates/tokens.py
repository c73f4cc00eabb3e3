"""The words of a time as tokens, the same for every language."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from agent_assist.dates.working_days import WorkingCalendar


class Kind(Enum):
    """What a word says about a time."""

    DAY = auto()
    WEEK = auto()
    """Two dates: the first and the last day meant."""
    PART = auto()
    TIME = auto()
    DURATION = auto()
    WORKING = auto()
    BY = auto()
    AFTER = auto()
    WITHIN = auto()
    IN = auto()
    TO = auto()
    FROM = auto()
    PAST = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of day as said; `is_exact` when morning or afternoon cannot be in doubt."""

    hour: int
    minute: int = 0
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A day as said; `is_open` when it may be meant otherwise, `is_assumed` when another may be said."""

    day: date
    is_open: bool = False
    is_assumed: bool = False


Meaning = Said | tuple[date, date] | str | Hour | timedelta | int | None


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a time at `start` to `end` (half-open) and what it means."""

    kind: Kind
    start: int
    end: int
    meaning: Meaning = None


@dataclass(frozen=True, slots=True)
class Today:
    """The day from which days are counted, with the country's calendar."""

    day: date
    calendar: WorkingCalendar

    def weekday(self, index: int) -> date:
        """Return the next day of this weekday (Monday is 0), today included."""
        return self.day + timedelta(days=(index - self.day.weekday()) % 7)

    def in_week(self, weeks: int, index: int) -> date:
        """Return this weekday of the week that begins `weeks` Mondays from this one."""
        monday = self.day - timedelta(days=self.day.weekday())
        return monday + timedelta(days=7 * weeks + index)

    def month_day(self, month: int, day: int, year: int | None = None) -> date:
        """Return the next such day; a day just past belongs to this year still.

        Raises:
            ValueError: there is no such day.
        """
        if year is not None:
            return date(year, month, day)
        this_year = date(self.day.year, month, day)
        if (self.day - this_year).days > 180:  # noqa: PLR2004 - half a year back means next year
            return date(self.day.year + 1, month, day)
        return this_year

    def day_of_month(self, day: int) -> date:
        """Return the next day with this number.

        Raises:
            ValueError: neither this month nor the next has it.
        """
        year, month = self.day.year, self.day.month
        if day < self.day.day:
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
        return date(year, month, day)


Part = tuple[Kind, Meaning]
Make = Callable[[re.Match[str], Today], Sequence[Part]]
Rule = tuple[re.Pattern[str], Make]


def scan(folded: str, rules: Sequence[Rule], today: Today) -> list[Token]:
    """Return the tokens of a text from left to right; where rules overlap the longer one wins."""
    found = sorted(_matches(folded, rules, today), key=lambda row: (row[0], -row[1]))
    tokens: list[Token] = []
    done = 0
    for start, end, parts in found:
        if start >= done:
            tokens += (Token(kind, start, end, meaning) for kind, meaning in parts)
            done = end
    return tokens


def _matches(
    folded: str, rules: Sequence[Rule], today: Today
) -> Iterator[tuple[int, int, Sequence[Part]]]:
    for pattern, make in rules:
        for match in pattern.finditer(folded):
            try:
                parts = make(match, today)
            except (ValueError, OverflowError):
                parts = ((Kind.BAD, None),)
            if parts:
                yield match.start(), match.end(), parts
