"""The administrator's policy binds rules: what it says is fixed, its lists are added."""

from pathlib import Path

import pytest

from agent_assist import bootstrap
from agent_assist.linting.finding import Action, Severity
from agent_assist.paths import Places

OWN = '[lint]\nhotlines = ["95001"]\ndisable = ["negative.a"]\n[lint.severity]\n"negative.a" = "hint"\n'
POLICY = (
    'company = "Morning Star"\n[lint]\nhotlines = ["95002"]\n'
    '[lint.severity]\n"negative.a" = "error"\n[lint.action]\n"negative.b" = "block"\n'
)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places(
        tmp_path / "config",
        tmp_path / "data",
        tmp_path / "cache",
        tmp_path,
        tmp_path / "policy.toml",
    )
    made.config.mkdir()
    (made.config / "agent-assist.toml").write_text(OWN, encoding="utf-8")
    made.policy.write_text(POLICY, encoding="utf-8")
    made.policy.chmod(0o644)
    return made


def test_what_the_policy_says_of_a_rule_is_in_force(places: Places) -> None:
    house = bootstrap.lint_config(places)[0].house
    assert house.severities["negative.a"] is Severity.ERROR
    assert house.actions["negative.b"] is Action.BLOCK
    assert "negative.a" not in house.disabled


def test_lists_of_the_policy_are_added_to_those_of_the_team(places: Places) -> None:
    assert bootstrap.lint_config(places)[0].house.hotlines == ("95001", "95002")


def test_the_rules_that_it_binds_are_named(places: Places) -> None:
    assert bootstrap.rule_changes(places)[1] == {"negative.a", "negative.b"}


def test_a_policy_that_others_may_write_binds_nothing(places: Places) -> None:
    places.policy.chmod(0o666)
    house, locked = bootstrap.rule_changes(places)
    assert (house.severities["negative.a"], locked) == (Severity.HINT, frozenset())


def test_without_a_policy_the_team_decides(places: Places) -> None:
    places.policy.unlink()
    assert bootstrap.lint_config(places)[0].house.hotlines == ("95001",)
