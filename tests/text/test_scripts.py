"""Which script a text is written in."""

import pytest

from agent_assist.text import scripts


@pytest.mark.parametrize("text", ["退", "a退", "〇", "𠀀"])
def test_chinese_is_seen(text: str) -> None:
    assert scripts.has_han(text)


@pytest.mark.parametrize("text", ["", "refund", "возврат", "ー", "，"])
def test_other_scripts_are_not_taken_for_chinese(text: str) -> None:
    assert not scripts.has_han(text)


def test_latin_and_cyrillic_are_told_apart() -> None:
    assert scripts.has_latin("退a")
    assert not scripts.has_latin("возврат")
    assert scripts.has_cyrillic("退я")
    assert not scripts.has_cyrillic("refund")
