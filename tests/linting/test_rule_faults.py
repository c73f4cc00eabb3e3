import pytest

from agent_assist.linting.rules import load
from tests.linting.making import faults_of, found, linter_of, page, rule, sound

GOOD = rule('phrases = ["好的坏话"]', "negative.good")


def _codes(text: str, name: str = "negative.zh.toml") -> list[tuple[int, str]]:
    return [(fault.line, fault.code) for fault in faults_of(page(text, name))]


@pytest.mark.parametrize(
    ("body", "line", "code"),
    [
        ('phrases = ["坏"]\nphrase = ["x"]', 8, "unknown_key"),
        ('phrases = [""]', 7, "empty_phrase"),
        ('phrases = ["不知道",\n"不知道"]', 7, "phrase_twice"),
        ('phrases = ["不知道"]\nexcept = ["不知道"]', 7, "phrase_covered"),
        ('phrases = ["{不知道"]', 7, "braces"),
        ("""regex = ['(a']\nanchors = ["a"]""", 7, "regex_wrong"),
        ("""regex = ['(a+)+b']\nanchors = ["b"]""", 7, "regex_runaway"),
        ("""regex = ['(a|a)*b']\nanchors = ["b"]""", 7, "regex_runaway"),
        ("""regex = ['.{0,50}.{0,50}.{0,50}b']\nanchors = ["b"]""", 7, "regex_runaway"),
        ("""regex = ['a{0,3}']\nanchors = ["b"]""", 7, "regex_empty"),
        ("""regex = ['ab']""", 7, "regex_no_anchor"),
        ('lists = ["none.txt"]', 7, "list_missing"),
        ('check = "steps"', 7, "unknown_value"),
        ('check = "filler"\nphrases = ["x"]', 7, "two_kinds"),
        ("", 1, "nothing_to_find"),
        ('phrases = ["x"]\nchannels = ["fax"]', 8, "unknown_value"),
        ('phrases = ["x"]\nunless_before = { any = [] }', 8, "wrong_type"),
        ('phrases = ["x"]\nfixes = [{ scope = "span" }]', 8, "fix_text"),
        ('phrases = ["x"]\nbad = ["x"]', 8, "example_mark"),
        ('phrases = ["x"]\nskeleton = 1', 8, "wrong_type"),
        ('phrases = "x"', 7, "wrong_type"),
        ('phrases = ["x]', 7, "toml"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line_and_the_other_rules_go_on(
    body: str, line: int, code: str
) -> None:
    rule_set, faults = load([page(rule(body) + GOOD)])
    assert (line, code) in [(fault.line, fault.code) for fault in faults]
    assert [kept.id for kept in rule_set.rules] == ["negative.good"]


def test_a_missing_key_is_named() -> None:
    assert ("missing_key") in [code for _, code in _codes('[[rule]]\nid = "negative.x"\n')]


def test_an_id_must_begin_with_the_category_of_its_file() -> None:
    assert _codes(rule('phrases = ["x"]', "vague.x")) == [(2, "bad_id")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("rules.toml", "bad_name"),
        ("rude.zh.toml", "unknown_category"),
        ("vague.fr.toml", "unknown_language"),
    ],
)
def test_a_file_name_must_give_category_and_language(name: str, code: str) -> None:
    assert _codes(GOOD, name) == [(1, code)]


def test_an_id_that_is_given_twice_leaves_the_first_rule_in_force() -> None:
    text = rule('phrases = ["第一"]') + rule('phrases = ["第二"]')
    assert _codes(text) == [(9, "id_twice")]


def test_text_before_the_first_rule_is_a_fault() -> None:
    assert _codes('title = "x"\n' + GOOD) == [(1, "unknown_key")]


def test_a_fault_in_a_list_names_the_list_and_its_line() -> None:
    faults = faults_of(page(rule('lists = ["bad.txt"]')), page("# 坏话\n好\n{\n", "bad.txt"))
    assert [(fault.path.name, fault.line, fault.code) for fault in faults] == [
        ("bad.txt", 3, "braces")
    ]


def test_a_list_holds_one_phrase_a_line() -> None:
    some = linter_of(
        page(rule('lists = ["bad.txt"]')), page("# 坏话\n\n滚开\n去{死|了}\n", "bad.txt")
    )
    assert found(some, "滚开，去死") == ["滚开", "去死"]


def test_the_same_id_in_another_language_is_another_rule() -> None:
    rules = sound(page(GOOD), page(rule('phrases = ["bad"]', "negative.good"), "negative.en.toml"))
    assert [r.key for r in rules.of("negative.good")] == [
        ("negative.good", "zh"),
        ("negative.good", "en"),
    ]


def test_choices_that_overlap_are_no_fault() -> None:
    assert _codes(rule('phrases = ["不{太|}清楚", "{很|}不清楚"]')) == []
