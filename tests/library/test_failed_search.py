"""Which searches without result may be kept: never what could be a customer's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.failed_search import may_be_kept


@pytest.mark.parametrize("query", ["退款", "refund late", "как вернуть", "123", "  late  "])
def test_a_short_query_may_be_kept(query: str) -> None:
    assert may_be_kept(query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "1380",
        "tel 13800001234",
        "１３８０",
        "wang@x.cn",
        "王丽＠qq",
        "a" * 17,
        "字" * 17,
    ],
)
def test_what_could_be_a_customers_is_not_kept(query: str) -> None:
    assert not may_be_kept(query)


@given(st.text(), st.from_regex(r"\d{4}", fullmatch=True), st.text())
def test_four_digits_in_a_row_are_never_kept(before: str, digits: str, after: str) -> None:
    assert not may_be_kept(before + digits + after)
