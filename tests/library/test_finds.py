"""What a search has found, and the bar for what is still worth a look."""

import pytest

from agent_assist.library.evidence import Evidence
from agent_assist.library.finds import Finds
from agent_assist.library.index import build, numbered
from agent_assist.library.match import MatchKind
from agent_assist.library.search import Search
from agent_assist.library.standing import Standing
from tests.library.libraries import ANY_LANGUAGE, response, search_of, service_desk

_RESPONSES = numbered(
    [
        response("a", "退款"),
        response("a", "Refund", language="en"),
        response("b", "退款到账"),
        response("c", "退货"),
    ]
)


def _evidence(points: float) -> Evidence:
    return Evidence(points, MatchKind.SUBSTRING, "title")


@pytest.fixture
def finds() -> Finds:
    index = build(_RESPONSES)
    return Finds(index, Standing(index.raw_prior * 0), 2)


def _number(response_id: str, language: str = "zh") -> int:
    return [(r.id, r.language) for r in _RESPONSES].index((response_id, language))


def test_without_enough_finds_everything_is_worth_a_look(finds: Finds) -> None:
    finds.add(_number("a"), _evidence(100))

    assert finds.bar == float("-inf")


def test_variants_of_one_response_count_once(finds: Finds) -> None:
    finds.add(_number("a"), _evidence(100))
    finds.add(_number("a", "en"), _evidence(99))

    assert finds.bar == float("-inf")


def test_the_bar_is_what_the_last_shown_is_worth(finds: Finds) -> None:
    for response_id, points in (("a", 100), ("b", 93), ("c", 90)):
        finds.add(_number(response_id), _evidence(points))

    assert finds.bar == 93
    assert sorted(worth for worth, _, _ in finds.shown()) == [93, 100]


def test_better_evidence_replaces_what_was_known(finds: Finds) -> None:
    for points in (90, 100, 95):
        finds.add(_number("b"), _evidence(points))

    assert [worth for worth, _, _ in finds.shown()] == [100]


@pytest.fixture(scope="module")
def search() -> Search:
    return search_of(service_desk())


@pytest.mark.parametrize("query", ["退", "tk", "退款", "tuikuan", "refnd", "dz", "возврат", "r"])
def test_a_short_list_is_the_beginning_of_a_longer_one(search: Search, query: str) -> None:
    longer = [result.response.id for result in search.find(query, ANY_LANGUAGE, limit=12)]
    shorter = [result.response.id for result in search.find(query, ANY_LANGUAGE, limit=2)]

    assert shorter == longer[:2]
