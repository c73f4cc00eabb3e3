"""What is taken out of the records for a person is written whole and for this user's eyes alone."""

import os
from pathlib import Path

import pytest

from agent_assist.bootstrap import write_private
from agent_assist.errors import FileProblem


@pytest.mark.skipif(os.name != "posix", reason="rights are those of POSIX")
def test_a_file_that_others_could_read_is_replaced_by_one_that_they_cannot(tmp_path: Path) -> None:
    file = tmp_path / "record.json"
    file.write_text("old")
    file.chmod(0o644)
    write_private(file, "张伟")
    assert file.read_text(encoding="utf-8") == "张伟"
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["record.json"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as raised:
        write_private(tmp_path / "no such folder" / "record.json", "text")
    assert raised.value.path == tmp_path / "no such folder" / "record.json"
