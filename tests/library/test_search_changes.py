"""A changed page is compiled beside the big index; the answers are those of a full build."""

from dataclasses import replace

import pytest

from agent_assist.library.response import CannedResponse, Key
from agent_assist.library.search import Search
from agent_assist.library.uses import NO_USES
from tests.library.libraries import ANY_LANGUAGE, found, response, search_of, service_desk

_QUERIES = (
    "退款",
    "tuikuan",
    "tk",
    "refund",
    "возврат",
    "地址",
    "冰箱退",
    "新页面",
    "xymian",
    "t",
    "说明",
)


def _answers(search: Search, query: str) -> list[tuple[str, str, float]]:
    results = search.find(query, ANY_LANGUAGE, limit=50, uses=NO_USES)
    return [(r.response.id, r.response.title, round(r.score, 4)) for r in results]


def _changed() -> tuple[CannedResponse, ...]:
    old = {entry.id: entry for entry in service_desk()}
    return (
        replace(old["refund_arrival"], title="退款何时到账"),
        replace(old["late_en"], keywords=("refund", "bank holiday")),
        response("new", "新页面说明"),
    )


@pytest.mark.parametrize("query", _QUERIES)
def test_changes_give_what_a_rebuild_gives(query: str) -> None:
    changed, removed = _changed(), {Key("address", "zh")}
    kept = [
        entry
        for entry in service_desk()
        if entry.key not in removed and entry.key not in {new.key for new in changed}
    ]

    patched = search_of(service_desk()).with_changes(changed, removed)

    assert _answers(patched, query) == _answers(search_of([*kept, *changed]), query)


def test_the_length_counts_what_is_there() -> None:
    search = search_of(service_desk())

    assert len(search) == len(service_desk())
    assert len(search.with_changes(_changed(), {Key("address", "zh")})) == len(service_desk())


def test_a_later_change_replaces_an_earlier_one() -> None:
    search = search_of(service_desk()).with_changes([response("new", "夏天的鞋")])

    search = search.with_changes([response("new", "冬季围巾")])

    assert found(search, "夏天的鞋") == []
    assert found(search, "冬季围巾") == ["new"]
    assert len(search) == len(service_desk()) + 1


def test_a_removed_page_can_come_back() -> None:
    page = service_desk()[0]
    search = search_of(service_desk()).with_changes([], {page.key})
    assert page.id not in found(search, "退款到账时间")

    search = search.with_changes([page])

    assert found(search, "退款到账时间")[0] == page.id


def test_the_old_search_still_answers_as_before() -> None:
    search = search_of(service_desk())
    before = _answers(search, "退款")

    search.with_changes(_changed(), {Key("refund_arrival", "zh")})

    assert _answers(search, "退款") == before


def test_an_empty_library_answers_with_nothing_and_takes_changes() -> None:
    search = search_of([])
    assert found(search, "退款") == []
    assert search.suggest(ANY_LANGUAGE) == ()

    assert found(search.with_changes([response("new", "退款")]), "退款") == ["new"]


def test_a_variant_added_later_is_the_answer_in_its_language() -> None:
    search = search_of([response("refund", "退款"), response("other", "退款额")])

    search = search.with_changes([response("refund", "Refund", language="en")])
    results = search.find("退款", replace(ANY_LANGUAGE, language="en"))

    assert [result.response.title for result in results] == ["Refund", "退款额"]
