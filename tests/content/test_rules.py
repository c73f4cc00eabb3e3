"""The shipped rules: sound, tried on their own examples, and kept by every shipped response."""

from functools import cache
from pathlib import Path

import pytest

from agent_assist.errors import Fault
from agent_assist.library.page import parse
from agent_assist.linting.compiled import compile_rules
from agent_assist.linting.finding import CATEGORIES, LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.rule_trials import try_rules
from agent_assist.linting.rules import RuleSet, load
from agent_assist.packs.files import Origin, Pack, read
from agent_assist.packs.folders import response_pages
from agent_assist.paths import shipped_packs
from agent_assist.runtime.context import Channel
from agent_assist.screens.messages.rules import line

PACKS = [
    Pack(path.name, path, Origin.SHIPPED)
    for path in sorted(shipped_packs().iterdir())
    if (path / "rules").is_dir()
]
PAGES = [path for pack in PACKS for path in response_pages(pack)]
LANGUAGES = ("zh", "en", "ru")
FEWEST_PHRASES = 600


@cache
def _rules() -> tuple[RuleSet, tuple[Fault, ...]]:
    files, unreadable = read_rule_files(PACKS)
    rule_set, faults = load(files)
    return rule_set, (*unreadable, *faults)


@cache
def _linter() -> Linter:
    return Linter(compile_rules(_rules()[0]))


def test_every_shipped_rule_is_sound() -> None:
    assert [line(fault) for fault in _rules()[1]] == []


def test_every_shipped_rule_passes_its_own_examples_with_coverage() -> None:
    trial = try_rules(_rules()[0], coverage=True)
    assert [line(fault) for fault in trial.faults] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_has_rules_in_every_language(language: str) -> None:
    had = {rule.category for rule in _rules()[0].rules if rule.language == language}
    assert sorted(set(CATEGORIES) - had) == []


def test_there_are_phrases_enough() -> None:
    assert sum(len(rule.phrases) for rule in _rules()[0].rules) >= FEWEST_PHRASES


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_shipped_response_is_clean_in_its_channels(path: Path) -> None:
    pack = next(pack for pack in PACKS if path.is_relative_to(pack.root))
    response = parse(read(pack, path))
    channels = response.channels or tuple(c for c in Channel if c is not Channel.INTERNAL)
    found = {
        (channel.value, finding.rule, finding.text, finding.message)
        for channel in channels
        for text in (response.body, response.subject)
        for finding in _linter().check(
            text,
            LintContext(channel, response.language, scenario=_scenario(text, response.body, path)),
        )
    }
    assert sorted(found) == []


def _scenario(text: str, body: str, path: Path) -> str:
    """Return the scenario for the body alone; a subject line need not greet or sum up."""
    return path.parent.name if text == body else ""
