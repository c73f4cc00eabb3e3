"""Whatever is typed, and from wherever, search answers."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.memo import forget
from agent_assist.library.search import Search
from tests.library.libraries import ANY_LANGUAGE, search_of, service_desk

_PIECES = st.sampled_from(
    ["退款", "到", "tui", "kuan", "dz", " ", "refnd", "ordr", "возр", "ghbd", ",", "1", "24小时", "APP", "還", "'", "zh"]
)  # fmt: skip
_TYPED = st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=8).map("".join))
_SEARCH = search_of(service_desk())


@given(_TYPED)
def test_no_query_is_too_strange(query: str) -> None:
    results = _SEARCH.find(query, ANY_LANGUAGE)

    assert len(results) <= 10
    for result in results:
        text = {
            "title": result.response.title,
            "body": result.response.body,
            "shortcut": result.response.shortcut,
            "keywords": " ".join(result.response.keywords),
            "scenario": result.response.scenario,
        }[result.match.field]
        assert all(0 <= start < end <= len(text) for start, end in result.match.spans)


@given(_TYPED)
def test_memo_tables_change_no_answer(query: str) -> None:
    warm = _SEARCH.find(query, ANY_LANGUAGE)
    forget()

    assert _SEARCH.find(query, ANY_LANGUAGE) == warm


@pytest.fixture
def search() -> Search:
    return search_of(service_desk())


def test_several_threads_may_search_at_once(search: Search) -> None:
    queries = ["退款", "tuikuan", "refnd", "ghbdtn", "冰箱退", "возрат", "two more days"] * 8
    alone = [search_of(service_desk()).find(query, ANY_LANGUAGE) for query in queries]

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda query: search.find(query, ANY_LANGUAGE), queries))

    assert together == alone
