"""Phrases are found by anchors in them; what is found is what all their ways would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_assist.linting.anchors import anchored
from agent_assist.linting.automata import Automaton
from agent_assist.linting.compiled import PHRASE, Gathered, Use
from agent_assist.linting.phrases import PhraseInvalid, ways
from agent_assist.text.lint_folding import fold_text
from agent_assist.text.skeleton import skeleton_of_phrase
from tests.linting.making import found, linter

ON = bytes([1])
parts = st.one_of(
    st.sampled_from((" ", "a", "ab", "no ", " no", "b a", "不", "不太", "清楚", "楚")),
    st.lists(
        st.sampled_from(("", "a", "b", "aa", " a", "a ", "ba ", " ", "不", "太清", "楚不")),
        min_size=2,
        max_size=4,
    ).map(lambda choices: "{" + "|".join(choices) + "}"),
)
phrases = st.lists(parts, min_size=1, max_size=6).map("".join)
texts = st.lists(
    st.sampled_from(("a", "b", "no", " ", "不", "太", "清", "楚", "ab a")), max_size=16
)


def _automaton(phrase: str, *, is_bone: bool = False) -> Automaton:
    gathered = Gathered()
    if is_bone:
        gathered.add_phrases(Use(PHRASE, 0), [phrase], skeleton_of_phrase)
    else:
        gathered.add_phrases(Use(PHRASE, 0), [phrase])
    return Automaton(gathered.literals(), is_bone=is_bone)


def _places(literals: set[str], text: str) -> set[tuple[int, int]]:
    return {
        (match.start(), match.start() + len(literal))
        for literal in literals
        for match in re.finditer(f"(?={re.escape(literal)})", text)
    }


def _is_mixed(phrase: str) -> bool:
    return re.search("[a-z]", phrase) is not None and re.search("[不太清楚]", phrase) is not None


@settings(max_examples=500, deadline=None)
@given(phrases, texts.map("".join).map(fold_text))
def test_what_is_found_is_what_every_way_finds(phrase: str, text: str) -> None:
    try:
        automaton = _automaton(phrase)
    except PhraseInvalid:
        return
    got = {(start, end) for _, start, end in automaton.find(text, ON)}
    expected = _places(set(ways(phrase)), text)
    # Where Chinese meets Latin letters, blanks do not matter.
    assert got >= expected if _is_mixed(phrase) else got == expected


@settings(max_examples=500, deadline=None)
@given(phrases, texts.map("".join).map(skeleton_of_phrase))
def test_what_is_found_in_a_skeleton_is_what_every_way_finds(phrase: str, text: str) -> None:
    try:
        automaton = _automaton(phrase, is_bone=True)
    except PhraseInvalid:
        return
    got = {(start, end) for _, start, end in automaton.find(text, ON)}
    assert got == _places(set(map(skeleton_of_phrase, ways(phrase))), text)


def test_the_anchor_is_rare_and_has_few_spellings() -> None:
    slots = (("i ", "we "), ("really ", "just ", ""), ("cannot help",), (" you", " him", ""))
    assert anchored(slots) == (slots[:2], ("cannot help",), slots[3:])


def test_short_slots_are_anchored_together() -> None:
    slots = (("不",), ("太", "是很", ""), ("清楚", "明白"))
    anchors = ("不太清楚", "不太明白", "不是很清楚", "不是很明白", "不清楚", "不明白")
    assert anchored(slots) == ((), anchors, ())


@pytest.mark.parametrize("text", ["加QQ群聊", "加 QQ 群聊", "加微信聊"])
def test_blanks_between_chinese_and_latin_do_not_matter_in_choices(text: str) -> None:
    some = linter('phrases = ["加{QQ|微信}{群|}聊"]', "banned_topic.zh.toml")
    assert found(some, text) == [text]


def test_characters_may_be_split_anywhere_in_a_phrase() -> None:
    some = linter('phrases = ["我{真|}不{知道|清楚}"]')
    assert found(some, "我真不矢口道，我不清木木疋") == ["我真不矢口道"]
    assert found(some, "门口有货，我不知道") == ["我不知道"]
