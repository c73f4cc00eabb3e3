import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.text.lint_folding import fold_text, fold_view


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２", "abc12"),
        ("會員網絡", "会员网络"),
        ("Ёлка", "елка"),
        ("“Don’t”", '"don\'t"'),
        ("a\u200bb\u00adc\ufe0f", "abc"),
        ("a \u00a0\t b", "a b"),
        ("и\u0306e\u0301", "йé"),
        ("a\r\nb", "a\n\nb"),
        ("<b>不</b>知<br>道", "不知\n道"),
        ("a < b > c", "a < b > c"),
        ("ﬁ㎏ № ½", "fikg № ½"),
        ("……", "……"),
        ("a\x00b", "ab"),
    ],
)
def test_every_way_of_writing_becomes_one(text: str, folded: str) -> None:
    assert fold_text(text) == folded


def test_plain_text_needs_no_map() -> None:
    assert fold_view("您好，請問 ABC。").origin is None


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from("ab e\u0301и\u0306<b>\u200b😀ﬁ\r\n會 ")))
def test_each_character_comes_from_a_place_of_the_source_in_order(text: str) -> None:
    view = fold_view(text)
    starts = [view.source_span(place, place + 1) for place in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in starts)
    assert [start for start, _ in starts] == sorted(start for start, _ in starts)


@settings(max_examples=200, deadline=None)
@given(st.text(), st.text())
def test_a_cut_view_is_the_view_of_the_part(before: str, text: str) -> None:
    whole = fold_view(f"{before}\n{text}\n")
    start = len(before) + 1
    own = whole.place(start), whole.place(start + len(text))
    part = whole.cut((start, start + len(text)), own)
    assert part.source == text
    assert part.text == whole.text[own[0] : own[1]]
    for place in range(len(part.text)):
        assert 0 <= part.source_span(place, place + 1)[0] < max(1, len(text))
