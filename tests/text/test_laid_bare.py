"""Disguised Chinese clauses are laid bare, and point to where the disguise stood."""

import pytest

from agent_assist.text.laid_bare import laid_bare
from agent_assist.text.lint_folding import fold_view


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("这个不-退的", "这个不退的"),
        ("押金铁｜定｜退", "押金铁定退"),
        ("不 归 我 管哈，再见", "不归我管哈,再见"),
        ("没·办·法，只能这样", "没办法,只能这样"),
        ("恏像明天到", "好像明天到"),
        ("ㄉㄚ概三点", "大概三点"),
        ("1OO%到", "100%到"),
    ],
)
def test_a_disguised_clause_reads_as_it_is_meant(written: str, meant: str) -> None:
    bare = laid_bare(fold_view(written))
    assert bare is not None
    assert bare.view.text == meant


@pytest.mark.parametrize("text", ["您好，请问几点到？", "A-B 3-5 天", "OK，明天见。", ""])
def test_plain_text_has_no_second_reading(text: str) -> None:
    assert laid_bare(fold_view(text)) is None


def test_places_of_the_second_reading_are_those_of_the_source() -> None:
    bare = laid_bare(fold_view("好，不·退"))
    assert bare is not None
    start = bare.view.text.index("不")
    assert bare.view.source_span(start, start + 2) == (2, 5)
    assert bare.disguises == (3,)
