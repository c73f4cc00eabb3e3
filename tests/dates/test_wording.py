"""Dates and times as a response says them."""

from datetime import date, time

import pytest

from agent_assist.dates.wording import say_date, say_time
from agent_assist.runtime.languages import LANGUAGES

THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "3月12日周四"),
        ("zh-Hant", "3月12日週四"),
        ("en", "Thursday 12 March"),
        ("ru", "четверг, 12 марта"),
    ],
)
def test_a_date_is_said_with_its_weekday(language: str, said: str) -> None:
    assert say_date(THURSDAY, language) == said


def test_a_time_is_said_on_the_24_hour_clock() -> None:
    assert say_time(time(9, 5)) == "09:05"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_month_and_weekday_has_its_word(language: str) -> None:
    said = {say_date(date(2026, month, day), language) for month in range(1, 13) for day in (1, 2)}
    assert len(said) == 24
