"""`capture` and `read-back` on the command line: batches, bad lines, exit codes."""

import io
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from agent_assist.cli import batch, capture, read_back


def answers(module: ModuleType, lines: list[str]) -> tuple[int, list[dict[str, Any]]]:
    out = io.BytesIO()
    code = batch.run([line.encode() for line in lines], out, module.answered)
    return code, [json.loads(line) for line in out.getvalue().decode().splitlines()]


def test_a_row_is_answered_with_its_id() -> None:
    row = {"id": 7, "text": "张伟，13812345678，卡号4111111111111111", "now": "2026-03-12T10:30"}
    code, (answer,) = answers(capture, [json.dumps(row)])
    assert code == 0
    assert answer == {
        "id": 7,
        "fields": {"name": "张伟", "phone": ["+8613812345678"]},
        "invalid": {},
        "removed": ["card"],
    }


def test_an_empty_answer_is_no_error() -> None:
    code, (answer,) = answers(capture, ['{"id": 1, "text": "", "now": "2026-03-12T10:30"}'])
    assert (code, answer["fields"]) == (0, {})


@pytest.mark.parametrize(
    ("line", "row_id"),
    [
        ("plain text", None),
        ("{", None),
        ("[1]", None),
        ('{"id": 3, "now": "2026-03-12T10:30"}', 3),
        ('{"id": 3, "text": "x"}', 3),
        ('{"id": 3, "text": "x", "now": "noon"}', 3),
        ('{"id": 3, "text": "x", "now": "2026-03-12T10:30", "lang": "xx"}', 3),
    ],
)
def test_a_bad_line_is_told_and_the_run_goes_on(line: str, row_id: int | None) -> None:
    good = '{"id": 9, "text": "x", "now": "2026-03-12T10:30"}'
    code, (bad, answer) = answers(capture, [line, good])
    assert (code, bad["id"], bad["line"], set(bad["error"])) == (2, row_id, 1, {"what", "do"})
    assert answer["id"] == 9


def test_marks_and_empty_lines_of_windows_are_dropped() -> None:
    row = '\ufeff{"id": 1, "text": "", "now": "2026-03-12T10:30"}\r\n'
    assert answers(capture, [row, "\r\n"])[0] == 0


def test_what_capture_answers_can_be_read_back() -> None:
    row = {"id": 1, "text": "电话13812345678，三点回电，退款12元", "now": "2026-03-12T10:30"}
    _code, (found,) = answers(capture, [json.dumps(row)])
    asked = {"id": 1, "language": "zh-CN", "now": row["now"], "fields": found["fields"]}
    code, (answer,) = answers(read_back, [json.dumps(asked)])
    assert code == 0
    assert [line["field"] for line in answer["lines"]] == ["phone", "amount", "callback"]
    assert all(set(line) == {"field", "say", "groups"} for line in answer["lines"])


@pytest.mark.parametrize(
    "row",
    [
        '{"id": 1}',
        '{"id": 1, "fields": {}}',
        '{"id": 1, "language": "en", "fields": {"phone": [1]}}',
    ],
)
def test_a_bad_row_of_read_back_is_told(row: str) -> None:
    code, (answer,) = answers(read_back, [row])
    assert (code, answer["id"]) == (2, 1)


def test_one_note_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "note.txt"
    note.write_text("电话13812345678", encoding="utf-8")
    assert capture.main([str(note)]) == 0
    assert capsys.readouterr().out == "phone\t+8613812345678\n"


def test_a_note_that_cannot_be_read_exits_with_2(tmp_path: Path) -> None:
    assert capture.main([str(tmp_path / "none.txt")]) == 2
