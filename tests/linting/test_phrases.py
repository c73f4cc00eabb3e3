import pytest

from agent_assist.linting.phrases import PhraseInvalid, patterns, ways
from tests.linting.making import found, linter


def test_braces_give_every_choice_and_an_empty_choice_may_be_left_out() -> None:
    assert ways("不{太|是很|}清楚") == ["不太清楚", "不是很清楚", "不清楚"]


def test_a_choice_left_out_between_words_leaves_one_blank() -> None:
    assert ways("i {really |}do {not |}know") == [
        "i really do not know",
        "i really do know",
        "i do not know",
        "i do know",
    ]


def test_escaped_signs_are_plain_characters() -> None:
    some = linter(r"phrases = ['5\*好评']")
    assert found(some, "给个5*好评吧") == ["5*好评"]


def test_a_star_at_the_end_takes_any_ending() -> None:
    some = linter('phrases = ["гарантир*"]', "overpromise.ru.toml")
    assert found(some, "Мы гарантируем это") == ["гарантируем"]


def test_a_star_inside_takes_the_ending_of_that_word() -> None:
    some = linter('phrases = ["не зна* точно"]', "vague.ru.toml")
    assert found(some, "Мы не знаем точно, но ищем. Не знаю, точно ли") == ["не знаем точно"]


def test_a_star_at_the_beginning_takes_any_beginning() -> None:
    some = linter('phrases = ["*guarantee"]', "overpromise.en.toml")
    assert found(some, "a superguarantee here") == ["superguarantee"]


def test_a_gap_stays_within_its_length_and_its_clause() -> None:
    some = linter('phrases = ["加~4微信"]', "banned_topic.zh.toml")
    assert found(some, "加我的微信") == ["加我的微信"]
    assert found(some, "加一下我自己的微信") == []
    assert found(some, "请再加，微信也行") == []


def test_blanks_between_chinese_and_latin_do_not_matter() -> None:
    some = linter('phrases = ["加QQ聊"]', "banned_topic.zh.toml")
    assert found(some, "加 QQ 聊吧，加QQ聊吧") == ["加 QQ 聊", "加QQ聊"]


@pytest.mark.parametrize("phrase", ["{a|b", "a}", "a|b", "{a{b}}"])
def test_braces_that_do_not_match_are_refused(phrase: str) -> None:
    with pytest.raises(PhraseInvalid, match="braces"):
        patterns(phrase)


@pytest.mark.parametrize("phrase", ["", "  ", "*", "加~6", "\u200b"])
def test_a_phrase_that_leaves_nothing_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseInvalid, match="empty_phrase"):
        patterns(phrase)


def test_too_many_ways_are_refused() -> None:
    with pytest.raises(PhraseInvalid, match="too_many_ways"):
        patterns("{a|b|c|d}" * 6)
