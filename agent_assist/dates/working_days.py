"""Working days of a country, as far as its calendar has been published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final

from agent_assist.text.tables import table

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_COUNTRIES: Final = {"zh": "CN", "zh-Hant": "TW", "en": "US", "ru": "RU"}


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days off and make-up days; outside `known_from` to `known_until` only weekends are known."""

    country: str
    known_from: date
    known_until: date
    off: frozenset[date]
    work: frozenset[date]

    def is_known(self, day: date) -> bool:
        """Tell whether the calendar of this day has been published."""
        return self.known_from <= day <= self.known_until

    def is_working(self, day: date) -> bool:
        """Tell whether the country works on this day."""
        if day in self.work:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def next_days_off(self, day: date, months: tuple[int, int]) -> date | None:
        """Return the next weekday off from `day` on that falls in these months; (0, 0) is any."""
        low, high = months
        later = (d for d in sorted(self.off) if d >= day and (not low or low <= d.month <= high))
        return next(later, None)

    def after(self, day: date, count: int) -> date:
        """Return the working day that is the `count`-th after `day`, which itself never counts."""
        while count > 0:
            day += _DAY
            count -= self.is_working(day)
        return day


def from_rows(country: str, rows: Mapping[str, object]) -> WorkingCalendar:
    """Return the calendar that a table holds: `known_from`, `known_until`, `off`, `work`."""
    return WorkingCalendar(
        country,
        date.fromisoformat(str(rows["known_from"])),
        date.fromisoformat(str(rows["known_until"])),
        _days(rows["off"]),
        _days(rows["work"]),
    )


@cache
def calendar(country: str) -> WorkingCalendar:
    """Return the shipped calendar of a country (ISO 3166 code)."""
    return from_rows(country, table("capture/working_days")[country])


def calendar_of(language: str) -> WorkingCalendar:
    """Return the calendar of the country that a language is mostly spoken for."""
    return calendar(_COUNTRIES[language])


def _days(value: object) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, value if isinstance(value, Sequence) else ()))
