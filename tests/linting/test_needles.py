import re
from pathlib import Path

import pytest

from agent_assist.linting.needles import needles
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.rules import load
from agent_assist.packs import folders
from agent_assist.paths import shipped_packs
from agent_assist.text.lint_folding import fold_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("不知道", ("不知道",)),
        ("我(?:不|没)知道", ("知道",)),
        (r"\b(?:guarantee|promise)\b[^.]{0,9}refund", ("guarantee", "promise")),
        (r"\b(?:guarantee|promise)[^.]{0,9}to", ("guarantee", "promise")),
        ("abc?d", ("ab",)),
        ("(?:one|two)?x", ("x",)),
        ("(?<!not )(?P<hit>sure)ly", ("ly",)),
        (r"5\*好", ("5*好",)),
    ],
)
def test_needles_are_the_longest_text_that_must_be_there(
    source: str, expected: tuple[str, ...]
) -> None:
    assert needles(source) == expected


@pytest.mark.parametrize("source", ["one|two", r"\d{3}", "(?:a|b[cd])?", "(?:one|)[ab]"])
def test_there_are_none_where_a_match_may_do_without(source: str) -> None:
    assert needles(source) == ()


def test_whatever_a_shipped_regex_finds_holds_a_needle_of_it() -> None:
    packs = folders.find(shipped_packs(), [], Path("own"))
    rules = load(read_rule_files(packs)[0])[0].rules
    texts = [fold_text(example.text) for rule in rules for example in (*rule.bad, *rule.good)]
    together = "\n".join(texts)
    for source in {source for rule in rules for source in rule.regex if needles(source)}:
        for match in re.finditer(source, together):
            assert any(needle in match[0] for needle in needles(source)), source
