"""What lets findings pass: baselines, ignore comments, the team's settings."""

from pathlib import Path

import pytest

from agent_assist.errors import CacheUnusable
from agent_assist.linting import baseline, config
from agent_assist.linting.finding import Action, LintContext, Severity
from agent_assist.linting.ignores import ignores_in, without_ignored
from agent_assist.linting.located import Located, Message, locate
from agent_assist.runtime.context import Channel
from tests.linting.making import linter


def _found(text: str) -> list[Located]:
    message = Message(text, LintContext(), "a.md")
    return [locate(message, finding) for finding in linter('phrases = ["不知道"]').check(text)]


def test_a_baseline_lets_known_findings_pass_as_often_as_they_were_known() -> None:
    known = baseline.loads(baseline.dumps(_found("不知道。"), "salt"))
    assert len(known.new(_found("不知道。好的。不知道。"))) == 1


def test_a_baseline_holds_no_text() -> None:
    assert "不知道" not in baseline.dumps(_found("不知道"), "salt")


def test_a_damaged_baseline_is_refused() -> None:
    with pytest.raises(CacheUnusable):
        baseline.loads("[]")


def test_a_comment_lets_the_next_line_pass_if_it_gives_a_reason() -> None:
    text = "<!-- agent-assist: ignore-next negative.one -- 引用客户的话 -->\n不知道\n不知道\n"
    kept, unused = without_ignored(_found(text), ignores_in(text))
    assert [located.line for located in kept] == [3]
    assert unused == []


@pytest.mark.parametrize(
    "comment",
    [
        "agent-assist: ignore-next negative.one",
        "agent-assist: ignore-next negative.two -- 另一条",
        "agent-assist: ignore-next negative.one -- 早了\n",
    ],
)
def test_a_comment_of_no_use_is_told(comment: str) -> None:
    text = f"{comment}\n不知道\n"
    kept, unused = without_ignored(_found(text), ignores_in(text))
    assert (len(kept), len(unused)) == (1, 1)


def test_the_settings_of_a_team_are_read() -> None:
    text = """
[lint]
channel = "email"
fail_on = "warning"
hotlines = ["400-800-1234"]
disable = ["negative.x"]
rules = ["team"]
baseline = "known.json"
[lint.severity]
"negative.y" = "hint"
[lint.action]
"negative.y" = "block"
[lint.columns]
text = "4"
"""
    found, faults = config.parse(text, Path("/etc/agent-assist.toml"))
    assert not faults
    assert (found.channel, found.fail_on) == (Channel.EMAIL, "warning")
    assert found.rules == (Path("/etc/team"),)
    assert found.baseline == Path("/etc/known.json")
    assert found.columns == {"text": "4"}
    assert found.house.disabled == {"negative.x"}
    assert found.house.severities == {"negative.y": Severity.HINT}
    assert found.house.actions == {"negative.y": Action.BLOCK}
    assert found.house.owns_number("864008001234")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("[lint]\nhotline = []", 2, "unknown_key"),
        ("[lint]\n\nchannel = 'fax'", 3, "unknown_value"),
        ("[lint]\nhotlines = 'x'", 2, "wrong_type"),
        ("[lint\n", 1, "toml"),
        ('[lint.severity]\n"a.b" = "bad"', 1, "unknown_value"),
    ],
)
def test_a_fault_in_settings_is_named_and_its_default_kept(text: str, line: int, code: str) -> None:
    found, faults = config.parse(text, Path("a.toml"))
    assert [(fault.line, fault.code) for fault in faults] == [(line, code)]
    assert found.channel is Channel.CHAT
