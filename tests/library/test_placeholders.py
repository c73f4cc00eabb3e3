"""Blanks: found, filled from what is known, and told when they are missing."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_assist.library.placeholders import blanks, fill, malformed, names
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.runtime.context import Context
from agent_assist.sensitive import Sensitive
from tests.fakes.clock import MONDAY
from tests.library.libraries import response


def context(language: str = "zh", now: datetime = MONDAY, **values: str) -> Context:
    known = {name: Sensitive(value) for name, value in values.items()}
    return Context(language, now, values=known)


def with_blanks(body: str, *placeholders: Placeholder, language: str = "zh") -> CannedResponse:
    return response("a", "A", body, language, placeholders=placeholders)


def test_names_come_once_each_in_reading_order() -> None:
    assert names("{{b}} {{a}} {{ b }} {{订单号}}") == ("b", "a", "订单号")


def test_a_blank_without_a_table_is_a_required_text() -> None:
    (blank,) = blanks(with_blanks("{{name}}"))
    assert (blank.name, blank.kind, blank.required) == ("name", PlaceholderKind.TEXT, True)


def test_blanks_come_in_reading_order_whatever_the_order_of_their_tables() -> None:
    found = blanks(with_blanks("{{b}}{{a}}", Placeholder("a"), Placeholder("b", "B")))
    assert [(blank.name, blank.prompt) for blank in found] == [("b", "B"), ("a", "")]


def test_today_is_no_blank_but_said_in_the_language_of_the_response() -> None:
    english = with_blanks("Today is {{today}}.", language="en")
    assert blanks(english) == ()
    assert fill(english, context("zh")).text == "Today is Monday 2 March."


def test_known_values_are_filled_in() -> None:
    filled = fill(with_blanks("您好，我是{{agent_no}}号。"), context(agent_no="8012"))
    assert filled.text == "您好，我是8012号。"
    assert filled.is_complete


def test_what_is_missing_stands_as_its_prompt_and_is_named_in_reading_order() -> None:
    filled = fill(with_blanks("{{b}}和{{a}}", Placeholder("a", "金额")), context())
    assert filled.text == "‹b›和‹金额›"
    assert filled.missing == ("b", "a")
    assert not filled.is_complete


def test_a_value_of_blanks_alone_counts_as_missing() -> None:
    assert fill(with_blanks("{{a}}"), context(a="  ")).missing == ("a",)


def test_a_blank_that_is_not_required_may_stay_empty() -> None:
    filled = fill(with_blanks("Hi{{a}}!", Placeholder("a", required=False)), context())
    assert (filled.text, filled.is_complete) == ("Hi!", True)


def test_a_default_fills_until_a_value_is_known() -> None:
    page = with_blanks("{{a}}", Placeholder("a", default="three"))
    assert fill(page, context()).text == "three"
    assert fill(page, context(a="four")).text == "four"


def test_a_value_that_looks_like_a_blank_is_not_filled_again() -> None:
    assert fill(with_blanks("{{a}}"), context(a="{{b}}", b="no")).text == "{{b}}"


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (PlaceholderKind.DATE, "2026-03-12", "3月12日周四"),
        (PlaceholderKind.DATE, "下周", "下周"),
        (PlaceholderKind.TIME, "15:00", "15:00"),
        (PlaceholderKind.TIME, "下午", "下午"),
        (PlaceholderKind.AMOUNT, "12.00元", "12.00元"),
    ],
)
def test_a_value_is_said_as_its_kind_is_said(kind: PlaceholderKind, value: str, said: str) -> None:
    assert fill(with_blanks("{{a}}", Placeholder("a", kind=kind)), context(a=value)).text == said


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{{name}", (0,)),
        ("name}}", (4,)),
        ("{{a b}}", (0, 5)),
        ("{{}}", (0, 2)),
        ("{{a}} {one}", ()),
        ("{{a}}{{b", (5,)),
    ],
)
def test_braces_that_are_no_blank_are_found(text: str, places: tuple[int, ...]) -> None:
    assert malformed(text) == places


_PARTS = st.lists(
    st.text("ab你𠀀\n{", max_size=4) | st.sampled_from(["{{x}}", "{{ y }}", "{{z}}", "{{today}}"]),
    max_size=6,
)


@given(_PARTS, st.text(max_size=5))
def test_the_segments_cover_the_body_without_gap_or_overlap(parts: list[str], value: str) -> None:
    page = with_blanks("".join(parts) + ".", Placeholder("y", required=False))
    segments = fill(page, context(x=value)).segments
    place = 0
    for segment in segments:
        assert segment.start >= place
        if not segment.placeholder:
            assert segment.text == page.body[segment.start : segment.end]
        place = segment.end
    assert place == len(page.body)


@given(_PARTS, st.text(min_size=1, max_size=5), st.data())
def test_a_span_of_the_body_covers_the_same_words_in_the_filled_text(
    parts: list[str], value: str, data: st.DataObject
) -> None:
    page = with_blanks("".join(parts) + ".")
    start = data.draw(st.integers(0, len(page.body)))
    end = data.draw(st.integers(start, len(page.body)))
    filled = fill(page, context(x=value))
    spans = filled.spans(((start, end),))
    for low, high in spans:
        assert 0 <= low < high <= len(filled.text)
    plain = "".join(
        page.body[max(start, part.start) : min(end, part.end)]
        for part in filled.segments
        if not part.placeholder
    )
    marked = "".join(filled.text[low:high] for low, high in spans)
    assert all(character in marked for character in plain)
    if not names(page.body):
        assert marked == page.body[start:end]


def test_a_span_that_touches_a_blank_takes_it_whole() -> None:
    filled = fill(with_blanks("您的{{name}}好"), context(name="王丽"))
    assert filled.spans(((0, 4),)) == ((0, 2), (2, 4))
