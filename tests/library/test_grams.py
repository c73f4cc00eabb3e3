"""Grams of queries and of libraries are the same grams."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.forms import forms_of
from agent_assist.library.grams import coded, pieces
from agent_assist.library.index import build
from agent_assist.library.postings import gram_table
from agent_assist.library.query import Query
from tests.library.libraries import response

_WORDS = st.sampled_from(
    ["退款", "到账", "重新", "银行", "VIP", "refund", "order", "возврат", "денег", "24", "还款"]
)
_TITLES = st.lists(_WORDS, min_size=1, max_size=5)


def test_a_gram_is_one_number_of_three_code_points() -> None:
    assert pieces("abc", 3) == [ord("a") << 42 | ord("b") << 21 | ord("c")]
    assert pieces("退款", 2) == [ord("退") << 42 | ord("款") << 21]
    assert pieces("ab", 3) == []


def test_streams_keep_their_grams_to_themselves() -> None:
    codes, owners = coded(["退", "款"])

    assert set(pieces("退款", 2)).isdisjoint(codes.tolist())
    assert sorted(owners.tolist()) == [0, 1]


@given(_TITLES, st.booleans())
def test_every_title_holds_the_grams_of_itself_as_a_query(words: list[str], spaced: bool) -> None:  # noqa: FBT001
    title = (" " if spaced else "").join(words)
    codes = set(coded([forms_of(title).stream])[0].tolist())

    for reading in Query(title).exact_readings[:1]:
        assert set(reading) <= codes


@given(_TITLES)
def test_every_body_holds_the_grams_of_its_parts(words: list[str]) -> None:
    body = " ".join(words)
    index = build([response("a", "x", body)])

    assert index.body.share(Query(body).body_grams) in {0.0, 1.0}
    assert set(Query(body).body_grams) <= set(index.body.codes.tolist())


_HELD = st.lists(st.sets(st.integers(0, 12)), min_size=1, max_size=200)


@given(_HELD, st.sets(st.integers(0, 12), min_size=1), st.integers(1, 7))
def test_the_table_answers_as_plain_sets_do(
    held: list[set[int]], asked: set[int], parts: int
) -> None:
    bounds = np.array_split(np.arange(len(held)), parts)
    table = gram_table(
        iter([
            (
                np.array([gram for doc in docs for gram in sorted(held[doc])], np.int64),
                np.array([doc for doc in docs for _ in held[doc]], np.int32),
            )
            for docs in bounds
        ]),
        len(held),
    )  # fmt: skip

    missing = [len(asked - grams) for grams in held]
    assert table.all_of(list(asked)).tolist() == [d for d, m in enumerate(missing) if not m]
    assert table.all_but_one(list(asked)).tolist() == [d for d, m in enumerate(missing) if m <= 1]
    scores, _ = table.scores(list(asked), 20)
    assert [bool(score) for score in scores] == [bool(asked & grams) for grams in held]
