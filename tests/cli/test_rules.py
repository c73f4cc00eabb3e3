"""`agent-assist rules`: test, list, explain, import and their exit codes."""

import json
from pathlib import Path

import pytest

from agent_assist.cli.rules import FINE, FOUND, WRONG, main
from tests.linting.test_rule_trials import WHOLE


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rules = tmp_path / "pack" / "rules"
    rules.mkdir(parents=True)
    (rules / "negative.zh.toml").write_text(WHOLE, encoding="utf-8")
    monkeypatch.setenv("AGENT_ASSIST_HOME", str(tmp_path / "home"))
    return tmp_path / "pack"


def _page(pack: Path) -> Path:
    return pack / "rules" / "negative.zh.toml"


def test_sound_rules_with_enough_examples_pass(pack: Path) -> None:
    assert main(["test", "--coverage", "--rules", str(pack)]) == FINE


@pytest.mark.parametrize(
    ("taken_away", "code"),
    [
        ('fixes         = [{ text = "我查一下" }]\n', WRONG),
        ('"真[[不知道]]了"', FOUND),
        ('except        = ["不知道吗"]\n', FOUND),
    ],
)
def test_a_fix_an_example_or_an_exception_less_makes_it_fail(
    pack: Path, taken_away: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    _page(pack).write_text(WHOLE.replace(taken_away, ""), encoding="utf-8")
    assert main(["test", "--coverage", "--rules", str(pack)]) == code
    assert f"{_page(pack)}:" in capsys.readouterr().out


def test_faults_can_be_had_as_rows(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _page(pack).write_text(WHOLE.replace("why", "reason"), encoding="utf-8")
    assert main(["test", "--format", "jsonl", "--rules", str(pack)]) == WRONG
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["code"] for row in rows} == {"missing_key", "unknown_key"}
    assert all(row["what"] and row["do"] for row in rows)


def test_rules_are_listed_and_explained(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--format", "json", "--rules", str(pack)]) == FINE
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["negative.unknown"]
    assert main(["explain", "negative.unknown", "--rules", str(pack)]) == FINE
    assert "我不清楚啊" in capsys.readouterr().out
    assert main(["explain", "negative.none", "--rules", str(pack)]) == FOUND


@pytest.mark.usefixtures("pack")
def test_a_list_is_imported_and_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("phrase,category\n滚开,contempt\n", encoding="utf-8")
    folder = tmp_path / "new" / "rules"
    arguments = ["import", str(table), "--to", str(folder)]
    assert main([*arguments, "--dry-run"]) == FINE
    assert "滚开" in capsys.readouterr().out
    assert not folder.exists()
    assert main(arguments) == FINE
    assert "滚开" in (folder / "contempt.zh.toml").read_text(encoding="utf-8")
    assert main(arguments) == WRONG


def test_a_list_that_is_not_there_makes_it_two(tmp_path: Path) -> None:
    assert main(["import", str(tmp_path / "none.csv")]) == WRONG
    assert main(["import", str(tmp_path / "none.xlsx")]) == WRONG
