"""What a result looks like in the list."""

from dataclasses import replace

import pytest

from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.response import CannedResponse
from agent_assist.runtime.context import Channel, Context
from agent_assist.screens.rows import Row, channel_name, row
from agent_assist.sensitive import Sensitive
from tests.fakes.clock import MONDAY
from tests.library.libraries import response

REFUND = response(
    "date",
    "退款时间",
    "{{name}}，最晚明天到账。",
    scenario="refund",
    shortcut="tksj",
    keywords=("退钱慢", "退钱", "到账"),
    channels=(Channel.CHAT,),
)
TITLE = Match("title", MatchKind.PREFIX, "zh", ((0, 2),))
HERE = Context("zh", MONDAY, values={"name": Sensitive("王丽女士")})


def made(match: Match, of: CannedResponse = REFUND, context: Context = HERE) -> Row:
    return row(Result(of, 1.0, match), context, {"refund": "退款"}, is_favourite=False)


def test_a_row_shows_the_text_as_it_will_be_inserted() -> None:
    assert made(TITLE).text == "王丽女士，最晚明天到账。"


def test_a_match_in_the_title_is_marked_there() -> None:
    assert (made(TITLE).title_spans, made(TITLE).text_spans) == (((0, 2),), ())


def test_a_match_in_the_text_is_marked_where_it_stands_after_filling() -> None:
    body = Match("body", MatchKind.BODY, "zh", ((9, 13),))
    shown = made(body)
    assert [shown.text[start:end] for start, end in shown.text_spans] == ["最晚明天"]
    assert shown.title_spans == ()


def test_a_match_in_another_variant_marks_nothing_here() -> None:
    assert made(replace(TITLE, language="en")).title_spans == ()


@pytest.mark.parametrize(("start", "word"), [(0, "退钱慢"), (4, "退钱"), (7, "到账")])
def test_the_keyword_that_matched_is_named(start: int, word: str) -> None:
    keyword = Match("keywords", MatchKind.EXACT, "zh", ((start, start + 2),))
    assert made(keyword).why == f"keyword: {word}"


@pytest.mark.parametrize("kind", MatchKind)
def test_every_kind_of_match_has_words(kind: MatchKind) -> None:
    assert made(Match("title", kind, "zh")).why


def test_a_suggestion_says_its_scenario() -> None:
    assert made(Match("", MatchKind.EXACT, "zh")).why == "退款"


def test_a_wording_for_one_channel_says_so() -> None:
    assert made(TITLE).channel == "chat"
    both = replace(REFUND, channels=(Channel.CHAT, Channel.PHONE))
    assert made(TITLE, both).channel == ""


@pytest.mark.parametrize("channel", Channel)
def test_every_channel_has_a_name(channel: Channel) -> None:
    assert channel_name(channel)


@pytest.mark.parametrize(
    ("language", "mark"), [("zh", ""), ("zh-Hant", "繁"), ("en", "EN"), ("ru", "РУ")]
)
def test_a_response_in_another_language_than_asked_for_is_marked(language: str, mark: str) -> None:
    assert made(TITLE, replace(REFUND, language=language)).language_mark == mark


def test_own_pages_are_told_apart() -> None:
    assert made(TITLE, replace(REFUND, pack="own")).is_own
    assert not made(TITLE).is_own
