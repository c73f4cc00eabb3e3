"""Scenario pages: names in each language, place and stage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.errors import PageUnreadable
from agent_assist.library.scenarios import Scenario, parse, titles
from tests.library.page_files import page_file

REFUND = Scenario("refund", 24, "cases", (("zh", "退款"), ("en", "Refund")))


def test_a_page_names_a_scenario_in_each_language() -> None:
    text = 'place = 24\nstage = "cases"\n[title]\nzh = "退款"\nen = "Refund"\n'
    assert parse(page_file(text, "refund.toml")) == REFUND


def test_a_page_without_a_place_comes_last() -> None:
    assert parse(page_file('[title]\nen = "A"\n', "a.toml")).place > REFUND.place


@pytest.mark.parametrize(
    ("language", "title"),
    [("zh", "退款"), ("zh-Hant", "退款"), ("en", "Refund"), ("ru", "Refund")],
)
def test_a_name_that_is_missing_falls_back(language: str, title: str) -> None:
    assert REFUND.title(language) == title


def test_a_scenario_without_any_fitting_name_is_called_by_its_id() -> None:
    assert Scenario("refund", 1, "", (("ru", "Возврат"),)).title("zh") == "refund"


def test_names_are_given_by_id() -> None:
    assert titles([REFUND], "en") == {"refund": "Refund"}


@pytest.mark.parametrize(
    "text",
    ["oops", "place = 1", 'title = "Refund"', "[title]\nen = 5\n", 'place = "x"\n[title]\nen = "A"',
     "place = []\n[title]\nen = 'A'", "place = nan\n[title]\nen = 'A'"],
)  # fmt: skip
def test_a_page_that_names_nothing_is_unreadable(text: str) -> None:
    with pytest.raises(PageUnreadable):
        parse(page_file(text, "refund.toml"))


@given(st.text(max_size=40))
def test_any_text_is_a_scenario_or_unreadable(text: str) -> None:
    with pytest.raises(PageUnreadable):
        parse(page_file(text, "refund.toml"))
