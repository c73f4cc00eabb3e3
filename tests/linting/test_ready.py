from pathlib import Path

import pytest

from agent_assist.errors import CacheUnusable
from agent_assist.linting.compiled import compile_rules, dumps, loads
from agent_assist.linting.linter import Linter
from agent_assist.linting.ready import ready
from agent_assist.storage.rules_cache import RulesCacheFolder
from tests.linting.making import found, page, rule, sound

PAGES = (
    page(rule('phrases = ["不知道", "加~4微信"]\nunless_before = { any = ["您"] }')),
    page(rule('check = "raw_output"', "raw_output.x"), "raw_output.zh.toml"),
    page(rule("""regex = ['a{2}']\nanchors = ["aa"]""", "vague.x"), "vague.en.toml"),
)


def test_what_was_made_ready_survives_the_cache() -> None:
    compiled = compile_rules(sound(*PAGES))
    assert loads(dumps(compiled)) == (compiled, ())


@pytest.mark.parametrize("text", ["", "[]", '{"version": 0}', '{"version": 1, "rules": [[]]}'])
def test_a_damaged_cache_is_refused(text: str) -> None:
    with pytest.raises(CacheUnusable):
        loads(text)


def test_rules_are_made_ready_once(tmp_path: Path) -> None:
    cache = RulesCacheFolder(tmp_path)
    first = ready(PAGES, cache)
    (file,) = tmp_path.glob("rules-*.json")
    stamp = file.stat().st_mtime_ns
    assert ready(PAGES, cache) == first
    assert file.stat().st_mtime_ns == stamp


def test_faults_are_told_from_the_cache_too(tmp_path: Path) -> None:
    pages = (*PAGES, page(rule('phrases = ["{"]', "jargon.x"), "jargon.zh.toml"))
    cache = RulesCacheFolder(tmp_path)
    first, again = ready(pages, cache), ready(pages, cache)
    assert [fault.code for fault in again[1]] == ["braces"]
    assert first == again


def test_a_damaged_cache_file_is_made_again(tmp_path: Path) -> None:
    cache = RulesCacheFolder(tmp_path)
    ready(PAGES, cache)
    (file,) = tmp_path.glob("rules-*.json")
    file.write_text("{", encoding="utf-8")
    assert found(Linter(ready(PAGES, cache)[0]), "不知道") == ["不知道"]


def test_a_changed_page_makes_another_file_and_old_ones_go(tmp_path: Path) -> None:
    cache = RulesCacheFolder(tmp_path)
    for number in range(7):
        ready((page(rule(f'phrases = ["坏{number}"]')),), cache)
    assert len(list(tmp_path.glob("rules-*.json"))) == 4


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    compiled, _ = ready(PAGES, RulesCacheFolder(blocked / "cache"))
    assert compiled.rules
