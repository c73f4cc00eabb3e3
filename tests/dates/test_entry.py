"""Dates as agents type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.dates.entry import read_date

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("3-12", date(2026, 3, 12)),
        ("3/12", date(2026, 3, 12)),
        ("3月12日", date(2026, 3, 12)),
        ("3月12", date(2026, 3, 12)),
        ("12.3", date(2026, 3, 12)),
        ("12.3.", date(2026, 3, 12)),
        ("+2", date(2026, 3, 4)),
        ("+0", TODAY),
        (" 3 - 12 ", date(2026, 3, 12)),
        ("３-１２", date(2026, 3, 12)),
    ],
)
def test_a_date_is_read_as_agents_type_it(typed: str, day: date) -> None:
    assert read_date(typed, TODAY) == day


def test_a_day_that_is_over_is_the_one_of_next_year() -> None:
    assert read_date("3-1", TODAY) == date(2027, 3, 1)


def test_today_is_not_over() -> None:
    assert read_date("3-2", TODAY) == TODAY


@pytest.mark.parametrize("typed", ["", "soon", "13-40", "2-30", "2026-13-01", "+", "3-", "12"])
def test_what_is_no_date_is_none(typed: str) -> None:
    assert read_date(typed, TODAY) is None


@given(st.text(alphabet="0123456789+-./月日 ", max_size=12))
def test_nothing_that_is_typed_breaks_the_reading(typed: str) -> None:
    read = read_date(typed, TODAY)
    assert read is None or isinstance(read, date)


@given(st.dates(min_value=TODAY, max_value=date(2027, 3, 1)))
def test_month_and_day_name_the_next_such_day(day: date) -> None:
    assert read_date(f"{day.month}-{day.day}", TODAY) == day
