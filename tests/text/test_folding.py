"""Folding: one form for every way of writing, and where each character comes from."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from agent_assist.text.folding import (
    fold,
    fold_with_offsets,
    is_traditional,
    tight,
    tightened,
)

_AWKWARD = st.sampled_from(
    ["👍", "👨‍👩‍👧", "e\u0301", "и\u0306", "Ａ", "ｶﾞ", "ﬀ", "①", "ß", "İ", "還", "退", " ", "\u3000", "，",
     "\u200b", "\ufeff", "ё", "A", "_", "/", "\U00020000", "🇷🇺", "㈱", "\u0301"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=30), st.lists(_AWKWARD, max_size=12).map("".join))


@pytest.mark.parametrize("written", ["/TK1", "tk1", "ＴＫ１", " Tk1! ", "t\u200bk1"])
def test_ways_of_writing_a_shortcut_fold_to_one(written: str) -> None:
    assert fold(written) == "tk1"


def test_traditional_text_folds_to_simplified() -> None:
    assert fold("還款時間") == fold("还款时间")


def test_yo_folds_to_ye_however_it_is_composed() -> None:
    assert fold("Ёлка") == fold("е\u0308лка") == "елка"


def test_a_stress_mark_does_not_cut_a_word() -> None:
    assert fold("за\u0301мок") == "замок"


def test_spaces_beside_chinese_characters_are_dropped_and_others_kept() -> None:
    assert tight(fold("退款 到账 VIP 客户 order no")) == "退款到账vip客户order no"


@given(_TEXTS)
@example("a\u0301\u200bB 退 款")
@example("\u0301")
def test_folding_with_offsets_gives_the_same_text(text: str) -> None:
    assert fold_with_offsets(text).text == fold(text)


@given(_TEXTS)
def test_folding_twice_changes_nothing_more_than_spacing(text: str) -> None:
    once = fold(text)

    assert once == once.strip()
    assert "  " not in once


@given(_TEXTS)
def test_every_folded_character_comes_from_a_place_in_the_source(text: str) -> None:
    folded = fold_with_offsets(text)

    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    for start, end in zip(folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)


@given(_TEXTS)
def test_the_source_of_a_letter_folds_to_text_that_holds_it(text: str) -> None:
    folded = fold_with_offsets(text)

    for place, letter in enumerate(folded.text):
        start, end = folded.source_span(place, place + 1)
        assert letter == " " or letter in fold(text[start:end])


@given(_TEXTS)
def test_tightening_with_offsets_gives_the_same_text(text: str) -> None:
    assert tightened(fold_with_offsets(text)).text == tight(fold(text))


def test_traditional_characters_are_told_from_simplified_ones() -> None:
    assert is_traditional("還款")
    assert not is_traditional("还款 refund")
