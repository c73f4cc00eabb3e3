"""Dates as agents type them into a blank: 2026-03-12, 3-12, 12.3, +2."""

import re
from datetime import date, timedelta
from typing import Final

_DAYS: Final = re.compile(r"\+\s*(\d{1,3})")
_MONTH_DAY: Final = re.compile(r"(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})\.?")


def read_date(text: str, today: date) -> date | None:
    """Return the date that was typed, None when it is none; a day without a year is the next one.

    `+2` is two days from today; `3-12` and `3月12日` are month and day, `12.3` day and month.
    """
    text = text.strip()
    if match := _DAYS.fullmatch(text):
        return today + timedelta(days=int(match[1]))
    try:
        if match := _MONTH_DAY.fullmatch(text):
            return _next(int(match[1]), int(match[2]), today)
        if match := _DAY_MONTH.fullmatch(text):
            return _next(int(match[2]), int(match[1]), today)
        return date.fromisoformat(text)
    except ValueError:
        return None


def read_past_date(text: str, today: date) -> date | None:
    """Return the date that was typed, the last one where the year was left out; None for none.

    A number without a separator is none: it is the end of another number.
    """
    day = read_date(text, today) if re.search(r"\d\D+\d", text) else None
    if day is None or day <= today:
        return day
    return _in_year(day, today.year if day.year > today.year else today.year - 1)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def _next(month: int, day: int, today: date) -> date:
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)
