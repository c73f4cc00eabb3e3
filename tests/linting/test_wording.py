"""Findings in the reader's language: told by the rule of the same id, the place stays."""

from agent_assist.linting.wording import Wording
from tests.linting.making import linter_of, only, page, rule

CHINESE = page(rule('phrases = ["我不清楚"]', "negative.unknown"))
RUSSIAN = page(
    rule('phrases = ["не знаю"]', "negative.unknown").replace('"M."', '"Скажите, кто выяснит."'),
    "negative.ru.toml",
)


def test_a_rule_of_the_same_id_in_the_readers_language_says_it() -> None:
    linter = linter_of(CHINESE, RUSSIAN)
    finding = only(linter, "这个我不清楚。")
    told = Wording.of_rules(linter.rules, "ru").of(finding)
    assert told.message == "Скажите, кто выяснит."
    assert (told.start, told.end, told.text) == (finding.start, finding.end, "我不清楚")


def test_without_such_a_rule_it_keeps_its_own_words() -> None:
    linter = linter_of(CHINESE)
    finding = only(linter, "这个我不清楚。")
    assert Wording.of_rules(linter.rules, "ru").of(finding) == finding


def test_a_reader_without_a_language_reads_what_the_rule_says() -> None:
    linter = linter_of(CHINESE, RUSSIAN)
    finding = only(linter, "这个我不清楚。")
    assert Wording.of_rules(linter.rules, "").of(finding) == finding
