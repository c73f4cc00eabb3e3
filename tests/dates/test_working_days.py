"""Working days of each country, as far as its calendar is known."""

from datetime import date, timedelta

import pytest

from agent_assist.dates.working_days import calendar, from_rows


def test_make_up_days_and_holidays_of_the_mainland_count() -> None:
    mainland = calendar("CN")
    assert mainland.is_working(date(2026, 2, 14))  # a Saturday made up
    assert not mainland.is_working(date(2026, 10, 1))
    assert mainland.after(date(2026, 9, 30), 1) == date(2026, 10, 8)


def test_beyond_the_published_calendar_only_weekends_are_known() -> None:
    mainland = calendar("CN")
    assert not mainland.is_known(date(2027, 2, 1))
    assert mainland.is_working(date(2027, 2, 1))


def test_a_newer_table_can_be_laid_over_the_shipped_one() -> None:
    rows = {
        "known_from": "2027-01-01",
        "known_until": "2027-12-31",
        "off": ["2027-02-08"],
        "work": [],
    }
    assert not from_rows("CN", rows).is_working(date(2027, 2, 8))


@pytest.mark.parametrize("country", ["CN", "TW", "RU", "US", "GB"])
def test_the_table_is_what_the_source_says(country: str) -> None:
    holidays = pytest.importorskip("holidays")
    shipped = calendar(country)
    source = holidays.country_holidays(country, subdiv="ENG" if country == "GB" else None)
    day = shipped.known_from
    while day <= min(shipped.known_until, date(2026, 12, 31)):
        assert shipped.is_working(day) == source.is_working_day(day), day
        day += timedelta(days=1)
