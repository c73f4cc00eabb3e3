"""The search benchmark's library and truth set are what they say."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("pypinyin")
pytest.importorskip("opencc")

from benchmarks.search import slips
from benchmarks.search.fields import fold, level
from benchmarks.search.fits import Attempt, begins_unit, within_one_slip
from benchmarks.search.generate import generate
from benchmarks.search.truth import (
    CLASSES,
    MOST_RIVALS,
    QUERIES_PER_CLASS,
    SETS,
    Library,
    Query,
    draw_queries,
)

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.search.responses import Response

SIZE = 3000
FEW = 12


@pytest.fixture(scope="module")
def responses() -> list[Response]:
    return generate(SIZE, seed=5)


@pytest.fixture(scope="module")
def library(responses: list[Response]) -> Library:
    return Library(responses)


@pytest.fixture(scope="module")
def queries(library: Library) -> list[Query]:
    return draw_queries(library, seed=6, count=FEW)


def test_the_same_seed_makes_the_same_library(responses: list[Response]) -> None:
    assert generate(SIZE, seed=5) == responses


def test_another_process_makes_the_same_library(tmp_path: Path) -> None:
    made = tmp_path / "responses.jsonl"
    module = "benchmarks.search.generate"
    subprocess.run([sys.executable, "-m", module, str(made), "--size", "900"], check=True)
    rows = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    assert rows == [response.row() for response in generate(900, seed=1)]


def test_another_seed_makes_another_library(responses: list[Response]) -> None:
    assert generate(SIZE, seed=6) != responses


def test_the_same_seed_draws_the_same_queries(library: Library, queries: list[Query]) -> None:
    assert draw_queries(library, seed=6, count=FEW) == queries


def test_languages_have_their_shares(responses: list[Response]) -> None:
    count = Counter(response.language for response in responses)
    chinese = count["zh"] + count["zh-Hant"]
    assert (chinese, count["en"], count["ru"]) == (2100, 540, 360)
    assert 0.06 < count["zh-Hant"] / chinese < 0.10


@pytest.mark.parametrize("field", ["id", "title", "shortcut"])
def test_what_names_a_response_is_unique(responses: list[Response], field: str) -> None:
    values = [str(getattr(response, field)).casefold() for response in responses]
    given = [value for value in values if value]
    assert len(given) == len(set(given))


def test_use_is_skewed_as_in_a_team(responses: list[Response]) -> None:
    uses = sorted((response.uses for response in responses), reverse=True)
    assert sum(uses[: SIZE // 5]) > 0.7 * sum(uses)
    assert uses.count(0) == round(0.3 * SIZE)


def test_a_row_keeps_to_the_table_of_responses(responses: list[Response]) -> None:
    row = json.loads(json.dumps(responses[0].row(), ensure_ascii=False))
    known = {"id", "language", "scenario", "title", "body", "shortcut", "keywords"}
    assert set(row) <= known | {"uses", "last_used_days"}
    assert {"id", "language", "scenario", "title", "body", "uses"} <= set(row)


def test_bodies_leave_no_gap_of_their_sentences(responses: list[Response]) -> None:
    assert not any("{t}" in response.body or "{p}" in response.body for response in responses)


def test_each_class_has_its_queries_all_different(queries: list[Query]) -> None:
    count = Counter(query.query_class for query in queries)
    assert count == dict.fromkeys(CLASSES, FEW)
    assert QUERIES_PER_CLASS >= 50
    for _, group in groupby(queries, key=lambda query: query.query_class):
        texts = [query.text for query in group]
        assert len(texts) == len(set(texts))


@pytest.mark.parametrize("name", CLASSES)
def test_the_wanted_response_fits_its_query(
    name: str, library: Library, queries: list[Query]
) -> None:
    views = {view.response.id: view for view in library.views}
    for query in queries:
        if query.query_class == name:
            attempt = Attempt(query.text, query.meant)
            assert CLASSES[name].fits(attempt, views[query.want]), query


@pytest.mark.parametrize("name", CLASSES)
def test_every_query_is_well_posed(name: str, library: Library, queries: list[Query]) -> None:
    for query in queries:
        if query.query_class == name:
            assert _rivals(query, library) <= MOST_RIVALS, query


def test_rivals_are_counted_as_the_rule_says(library: Library, queries: list[Query]) -> None:
    views = {view.response.id: view for view in library.views}
    for query in queries:
        counted = library.rivals(
            query.query_class, Attempt(query.text, query.meant), views[query.want], stop=SIZE
        )
        assert counted == _rivals(query, library), query


def test_the_judged_set_shares_no_seed_with_the_development_set() -> None:
    judged, development = SETS["judged"], SETS["development"]
    assert judged.library != development.library
    assert judged.queries != development.queries


@pytest.mark.parametrize("typed", ["refund", "refnud", "refud", "reffund", "rwfund"])
def test_one_slip_is_one_letter_or_one_swap(typed: str) -> None:
    assert within_one_slip(typed, "refund for shoes", 0)


@pytest.mark.parametrize("typed", ["rfudn", "fund"])
def test_two_slips_are_too_many(typed: str) -> None:
    assert not within_one_slip(typed, "refund for shoes", 0)


def test_a_mistyped_text_is_one_slip_away() -> None:
    rng = random.Random(1)
    for _ in range(500):
        assert within_one_slip(slips.mistype("refund status", rng), "refund status", 0)


def test_the_other_layout_is_undone_by_itself() -> None:
    assert slips.wrong_layout("жалоба") == ";fkj,f"
    assert slips.wrong_layout(";fkj,f") == "жалоба"


def test_folding_levels_script_width_and_punctuation() -> None:
    assert fold("／ＴＫ1") == "tk1"
    assert fold("退款 到賬（VIP 客户）") == "退款到账vip客户"
    assert fold("Ещё  раз!") == "еще раз"


def test_southern_accents_are_levelled() -> None:
    assert [level(sound) for sound in ("zhang", "zan", "ling", "nin")] == [
        "zan",
        "zan",
        "nin",
        "nin",
    ]


def _rivals(query: Query, library: Library) -> int:
    """Count by the rule as the module states it, response by response."""
    rule = CLASSES[query.query_class]
    attempt = Attempt(query.text, query.meant)
    typed = fold(query.text)
    wanted = next(view for view in library.views if view.response.id == query.want)
    count = 0
    for view in library.views:
        if view is wanted:
            continue
        other, want = view.response, wanted.response
        age = [
            one.last_used_days if one.last_used_days is not None else float("inf")
            for one in (other, want)
        ]
        precedes = other.uses >= want.uses or (2 * other.uses >= want.uses and age[0] <= age[1])
        holds = rule.has_slip and (typed in view.title or begins_unit(typed, view))
        count += holds or (precedes and rule.fits(attempt, view))
    return count
