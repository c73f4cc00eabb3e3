import pytest

from agent_assist.text import letter_classes
from agent_assist.text.lint_folding import fold_view
from agent_assist.text.skeleton import evidence, skeleton, skeleton_of_phrase
from agent_assist.text.sounds import sound_of_phrase
from agent_assist.text.split_characters import joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("d0n't kn0w", "don't know"),
        ("нe знaю", "не знаю"),
        ("卟-知-道", "不知道"),
        ("коооt", "kot"),
        ("dön't", "don't"),
    ],
)
def test_a_disguise_has_the_skeleton_of_what_it_hides(one: str, other: str) -> None:
    assert skeleton_of_phrase(one) == skeleton_of_phrase(other)


@pytest.mark.parametrize(
    "text", ["不-知", "卟知", "kn0w", "d o n t", "нe", "sooo", "дa", "$tupid", "café"]
)
def test_signs_of_a_disguise_are_evidence(text: str) -> None:
    view = fold_view(text)
    assert evidence(view.codes, letter_classes.classes(view.codes)).size


@pytest.mark.parametrize(
    "text",
    [
        "您好，请问15分钟。",
        "I'm a bit late, see 12:30",
        "Я и он, 5 дней",
        "",
        "ab",
        "OK (see page 3)",
    ],
)
def test_plain_text_is_no_evidence(text: str) -> None:
    view = fold_view(text)
    assert not evidence(view.codes, letter_classes.classes(view.codes)).size


def test_places_of_a_skeleton_are_those_of_the_view() -> None:
    view = fold_view("a-b-c")
    bones = skeleton(view.codes)
    assert (bones.text, bones.places.tolist()) == ("abc", [0, 2, 4])


def test_characters_of_one_sound_are_alike() -> None:
    assert sound_of_phrase("不知道") == sound_of_phrase("布只到")
    assert sound_of_phrase("不知道") != sound_of_phrase("不清楚")


def test_split_characters_are_made_whole_and_places_kept() -> None:
    whole = joined("我矢口道女也")
    assert whole.text == "我知道她"
    assert whole.places == [0, 1, 3, 4, 6]
    assert whole.holds(0, 2)
    assert not whole.holds(2, 3)


def test_the_longest_split_is_made_whole() -> None:
    assert joined("口口马").text == "骂"
    assert joined("道").text == "道"
