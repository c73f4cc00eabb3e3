"""Checking a library as its reviewers would: each rule with a page that breaks it."""

from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.library import page
from agent_assist.library.check import CheckedPage, check
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.runtime.context import Channel
from agent_assist.screens.messages.library import cure, what
from tests.library.libraries import response

KEYWORDS = ("退钱", "到账", "多久", "进度", "银行卡", "没到")
BLANK = Placeholder("date", "哪天")
GOOD = response(
    "date",
    "说明退款时间",
    "您的退款最晚{{date}}到账。",
    scenario="refund",
    shortcut="tksj",
    keywords=KEYWORDS,
    placeholders=(BLANK,),
)


def checked(one: CannedResponse) -> CheckedPage:
    path = Path("responses") / one.scenario / f"{one.id}.{one.language}.md"
    return CheckedPage(one, path, page.render(one))


def codes(*responses: CannedResponse) -> list[str]:
    return [fault.code for fault in check([checked(one) for one in responses], {"refund"})]


def test_a_good_page_has_no_fault() -> None:
    assert codes(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"body": "{{date}} {{amount}}"}, "undeclared_placeholder"),
        ({"body": "明天到账。"}, "unused_placeholder"),
        ({"body": "{{date}} {{agent_no}"}, "malformed_placeholder"),
        ({"placeholders": (Placeholder("date"),)}, "no_prompt"),
        ({"placeholders": (replace(BLANK, kind=PlaceholderKind.CHOICE),)}, "no_choices"),
        ({"shortcut": "t"}, "shortcut_form"),
        ({"shortcut": "tuikuan"}, "shortcut_form"),
        ({"shortcut": "tk1"}, "shortcut_form"),
        ({"keywords": KEYWORDS[:5]}, "keyword_count"),
        ({"keywords": tuple(f"词{n}" for n in range(13))}, "keyword_count"),
        ({"keywords": (*KEYWORDS, "退款")}, "keyword_in_title"),
        ({"body": "字" * 80 + "{{date}}"}, "too_long_han"),
        ({"scenario": "elsewhere"}, "unknown_scenario"),
    ],
)
def test_each_rule_finds_the_page_that_breaks_it(changes: dict[str, object], code: str) -> None:
    assert codes(replace(GOOD, **changes)) == [code]


@pytest.mark.parametrize("name", ["agent_no", "agent_name", "company", "today"])
def test_what_the_settings_know_needs_no_table(name: str) -> None:
    assert codes(replace(GOOD, body=GOOD.body + "{{" + name + "}}")) == []


def test_a_blank_of_the_subject_is_used() -> None:
    assert codes(replace(GOOD, body="明天到账。", subject="{{date}}")) == []


def test_a_letter_may_be_longer_than_what_is_said() -> None:
    body = "字" * 200 + "{{date}}"
    assert codes(replace(GOOD, body=body, channels=(Channel.EMAIL,))) == []
    assert codes(replace(GOOD, body=body, channels=(Channel.EMAIL, Channel.CHAT))) == [
        "too_long_han"
    ]


def test_languages_with_words_are_counted_in_words() -> None:
    english = replace(GOOD, language="en", body="word " * 39 + "{{date}}")
    assert codes(english) == []
    assert codes(replace(english, body="word " * 40 + "{{date}}")) == ["too_long_words"]


def test_a_shortcut_belongs_to_one_page_of_a_language() -> None:
    other = replace(GOOD, id="other", title="别的事", shortcut="TKSJ")
    assert codes(GOOD, other) == ["shortcut_taken"]
    assert codes(GOOD, replace(other, language="zh-Hant")) == []


def test_a_title_names_one_page_of_a_language() -> None:
    assert codes(GOOD, replace(GOOD, id="other", shortcut="qtsj")) == ["title_taken"]


def test_variants_of_a_page_have_the_same_blanks() -> None:
    english = replace(
        GOOD, language="en", body="Soon, {{when}}.", placeholders=(Placeholder("when", "When"),)
    )
    assert codes(GOOD, english) == ["other_placeholders"]


def test_variants_of_a_page_stand_in_the_same_scenario() -> None:
    english = replace(GOOD, language="en", scenario="hold")
    assert "id_elsewhere" in codes(GOOD, english)


def test_a_fault_names_page_and_line() -> None:
    (fault,) = check([checked(replace(GOOD, shortcut="t"))], {"refund"})
    assert (fault.path, fault.line) == (Path("responses/refund/date.zh.md"), 3)


def test_a_pack_without_scenario_pages_takes_any_scenario() -> None:
    assert list(check([checked(replace(GOOD, scenario="any"))], ())) == []


def test_each_fault_has_a_sentence_and_a_cure_without_gaps() -> None:
    pages = [checked(replace(GOOD, shortcut="t", keywords=(), body="{{x}} {{", scenario="no"))]
    for fault in check(pages, {"refund"}):
        assert "…" not in what(fault) + cure(fault)
