"""Which characters are shown as found, in the text as it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.query import Query
from agent_assist.library.search import Search
from agent_assist.library.spans import spans
from tests.library.libraries import ANY_LANGUAGE, response, search_of


def _marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in spans(Query(query), text)]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("退款", "说明：退款到账", ["退款"]),
        ("退款到账", "退 款，到账", ["退 款，到账"]),
        ("还款", "還款方式", ["還款"]),
        ("refund", "Ｒｅｆｕｎｄ now", ["Ｒｅｆｕｎｄ"]),
        ("елка", "Новая Ёлка", ["Ёлка"]),
        ("елка", "Новая е\u0308лка!", ["е\u0308лка"]),
        ("cafe\u0301", "the café", ["café"]),
        ("退款", "👍退👍款", ["退👍款"]),
        ("tuikuan", "说明退款到账", ["退款"]),
        ("tkdz", "说明退款到账", ["退款到账"]),
        ("退宽", "说明退款到账", ["退款"]),
        ("退款dz", "说明退款到账", ["退款到账"]),
        ("到账 退款", "退款的到账", ["退款", "到账"]),
        ("冰退", "冰箱退", ["冰", "退"]),
        ("箱退货冰箱", "冰箱和箱退货", ["冰箱", "箱退货"]),
        ("refnd", "the refund", ["refund"]),
        ("zzz", "退款", []),
    ],
)
def test_the_place_of_a_query_is_marked(query: str, text: str, marked: list[str]) -> None:
    assert _marked(query, text) == marked


@given(st.text(max_size=12), st.text(max_size=30))
def test_spans_are_in_order_and_inside_the_text(query: str, text: str) -> None:
    end_before = 0
    for start, end in spans(Query(query), text):
        assert end_before <= start < end <= len(text)
        end_before = end


@pytest.fixture(scope="module")
def search() -> Search:
    return search_of(
        [
            response("a", "退款：到账时间", "请您耐心等待三天。", keywords=("退钱", "返款"),
                     scenario="售后", shortcut="/TKDZ"),
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "field", "marked"),
    [
        ("到账", "title", "到账"),
        ("耐心等待", "body", "耐心等待"),
        ("tkdz", "shortcut", "TKDZ"),
        ("返款", "keywords", "返款"),
        ("售后", "scenario", "售后"),
    ],
)
def test_a_match_names_its_field_and_marks_it(
    search: Search, query: str, field: str, marked: str
) -> None:
    (result,) = search.find(query, ANY_LANGUAGE)
    texts = {
        "title": result.response.title,
        "body": result.response.body,
        "shortcut": result.response.shortcut,
        "keywords": " ".join(result.response.keywords),
        "scenario": result.response.scenario,
    }

    assert result.match.field == field
    assert [texts[field][start:end] for start, end in result.match.spans] == [marked]
