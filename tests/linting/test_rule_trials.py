import pytest

from agent_assist.linting.rule_trials import try_rules
from agent_assist.linting.rules import load
from tests.linting.making import page, rule, sound

WHOLE = """[[rule]]
id            = "negative.unknown"
severity      = "error"
message       = "M"
why           = "W"
phrases       = ["我不清楚", "不知道"]
except        = ["不知道吗"]
unless_before = { any = ["您"], within = 4 }
fixes         = [{ text = "我查一下" }]
bad  = ["[[我不清楚]]啊", "真[[不知道]]了"]
good = ["这都不知道吗", "可能您不知道"]
"""


def _codes(text: str, *, coverage: bool = True) -> list[str]:
    trial = try_rules(sound(page(text)), coverage=coverage)
    return sorted({fault.code for fault in trial.faults})


def test_a_whole_rule_passes() -> None:
    assert _codes(WHOLE) == []


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ('"真[[不知道]]了"', "", "too_few_examples"),
        ('"这都不知道吗", ', '"好的", ', "exception_untested"),
        ('"可能您不知道"', '"好的"', "window_untested"),
        ('except        = ["不知道吗"]\n', "", "example_found"),
        ("[[我不清楚]]啊", "我[[不清楚]]啊", "example_missed"),
        ("我查一下", "我不清楚", "fix_unclean"),
        ("我查一下", "真的我不清楚呢", "fix_unclean"),
        ('"不知道"]\nexcept', '"不知道", "您不知道"]\nexcept', ""),
    ],
)
def test_what_is_taken_away_or_broken_is_noticed(before: str, after: str, code: str) -> None:
    text = WHOLE.replace(before, after)
    assert text != WHOLE
    codes = _codes(text)
    assert (code in codes) if code else codes != []


def test_a_rule_without_fix_is_a_fault_of_its_page() -> None:
    _, faults = load([page(WHOLE.replace('fixes         = [{ text = "我查一下" }]\n', ""))])
    assert [fault.code for fault in faults] == ["missing_key"]


def test_a_phrase_that_is_always_cancelled_is_noticed() -> None:
    text = rule('phrases = ["不知道"]\nexcept = ["不知道*"]')
    assert "phrase_unreachable" in _codes(text, coverage=False)


def test_a_phrase_that_two_rules_look_for_is_noticed() -> None:
    text = rule('phrases = ["不知道"]', "negative.a") + rule(
        'phrases = ["{不|}知道"]', "negative.b"
    )
    assert "phrase_shared" in _codes(text, coverage=False)


def test_enough_examples_are_asked_for_only_with_coverage() -> None:
    assert _codes(rule('phrases = ["不知道"]'), coverage=False) == []
