"""Readings of Chinese text and the cutting of typed pinyin."""

import pytest

from agent_assist.text.pinyin import (
    accent_free,
    accent_free_forms,
    segment,
    syllables,
    units,
)


def _readings(text: str) -> list[str]:
    return [unit.reading for unit in units(text)]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("订单重新发货", "ding dan chong xin fa huo"),
        ("还款方式", "huan kuan fang shi"),
        ("银行卡", "yin hang ka"),
        ("快递费率", "kuai di fei lv"),
        ("app闪退", "app shan tui"),
        ("возврат денег", "возврат денег"),
    ],
)
def test_text_is_read_as_the_trade_reads_it(text: str, readings: str) -> None:
    assert " ".join(_readings(text)) == readings


def test_a_unit_knows_its_place_in_the_text() -> None:
    text = "vip客户 refund"

    assert [text[unit.start : unit.end] for unit in units(text)] == ["vip", "客", "户", "refund"]


def test_a_second_reading_is_kept_beside_the_usual_one() -> None:
    (unit,) = units("还")

    assert {unit.reading, unit.other} == {"hai", "huan"}


def test_the_usual_reading_is_kept_beside_that_of_a_word() -> None:
    bank = units("银行")[1]

    assert (bank.reading, bank.other) == ("hang", "xing")


@pytest.mark.parametrize(
    ("letters", "pieces"),
    [
        ("tuikuan", ("tui", "kuan")),
        ("tuikuandz", ("tui", "kuan", "d", "z")),
        ("tuiku", ("tui", "ku")),
        ("xian", ("xian",)),
        ("tk", ("t", "k")),
        ("", ()),
    ],
)
def test_typed_letters_are_cut_into_syllables_and_initials(
    letters: str, pieces: tuple[str, ...]
) -> None:
    assert segment(letters)[0] == pieces


def test_letters_that_begin_no_syllable_are_dear() -> None:
    assert segment("tuikuan")[1] < segment("uivuivu")[1] / 2


@pytest.mark.parametrize(
    ("standard", "southern"), [("zhongxing", "zonxin"), ("shangcheng", "sancen"), ("lan", "nan")]
)
def test_accents_fold_to_one(standard: str, southern: str) -> None:
    assert accent_free(standard) == accent_free(southern)


def test_an_ambiguous_ng_is_read_both_ways() -> None:
    assert set(accent_free_forms("fangan")) == {"fangan", "fanan"}


def test_every_syllable_has_a_number_of_its_own() -> None:
    numbers = syllables()

    assert {"tui", "kuan", "lv", "nve", "er"} <= numbers.keys()
    assert sorted(numbers.values()) == list(range(len(numbers)))
    assert 390 <= len(numbers) <= 420
