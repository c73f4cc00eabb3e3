"""The self-test's own judgement: damaged data files are named, one failure hides no other."""

import hashlib
from pathlib import Path
from typing import cast

import pytest

from agent_assist.self_test import SUMS, Check, damaged, tried
from agent_assist.stage import Stage, StepFailed

NO_STAGE = cast("Stage", None)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder of two data files with their digests."""
    sums = []
    for name in ("resources/one.svg", "scripts_db/two.md"):
        file = tmp_path / name
        file.parent.mkdir()
        file.write_text(name, encoding="utf-8")
        sums.append(f"{hashlib.sha256(name.encode()).hexdigest()}  {name}\n")
    (tmp_path / SUMS).write_text("".join(sums), encoding="utf-8")
    return tmp_path


def test_data_files_as_they_were_made_are_fine(bundle: Path) -> None:
    assert damaged(bundle) == ()


def test_a_missing_data_file_is_named(bundle: Path) -> None:
    (bundle / "resources/one.svg").unlink()
    assert damaged(bundle) == ("resources/one.svg",)


def test_a_changed_data_file_is_named(bundle: Path) -> None:
    (bundle / "scripts_db/two.md").write_text("something else", encoding="utf-8")
    assert damaged(bundle) == ("scripts_db/two.md",)


def test_a_check_that_fails_is_told_and_the_next_ones_are_tried() -> None:
    def fail(_scene: Stage) -> str:
        raise StepFailed("a part is missing")

    checks = (Check("one", "One", fail), Check("two", "Two", lambda _scene: "all there"))
    lines = tried(NO_STAGE, checks)
    assert [(line.name, line.works, line.detail) for line in lines] == [
        ("one", False, "a part is missing"),
        ("two", True, "all there"),
    ]
