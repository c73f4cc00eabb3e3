"""`agent-assist search`: arguments, formats, batches (contracts 3)."""

import io
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from agent_assist.cli.search import FINE, NOTHING_FOUND, WRONG, run
from agent_assist.library.search import Search
from tests.library.libraries import NOW, response, search_of, service_desk


class _FixedClock:
    def now(self) -> datetime:
        return NOW


class _Input(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="ascii")


@pytest.fixture(scope="module")
def library() -> Search:
    return search_of(
        [*service_desk(), response("refund_arrival", "Refund on the card", language="en")]
    )


class _Command:
    """Runs the command over one library and keeps what it printed."""

    def __init__(self, search: Search, capsys: pytest.CaptureFixture[str]) -> None:
        self._search = search
        self._capsys = capsys
        self.asked_for: list[Path | None] = []

    def __call__(self, *arguments: str) -> tuple[int, str]:
        code = run(arguments, self._open, _FixedClock())
        return code, self._capsys.readouterr().out

    def batch(self, content: bytes, *arguments: str) -> tuple[int, list[Any]]:
        before, sys.stdin = sys.stdin, _Input(content)
        try:
            code, out = self("--stdin", *arguments)
        finally:
            sys.stdin = before
        return code, [json.loads(line) for line in out.splitlines()]

    def _open(self, path: Path | None) -> Search:
        self.asked_for.append(path)
        return self._search


@pytest.fixture
def command(library: Search, capsys: pytest.CaptureFixture[str]) -> _Command:
    return _Command(library, capsys)


def test_text_shows_one_response_a_line(command: _Command) -> None:
    code, out = command("tuikuan", "--limit", "1")

    assert code == FINE
    assert out == "refund_arrival\tzh\tpinyin\t退款到账时间\n"


def test_json_is_one_document_with_every_field(command: _Command) -> None:
    _, out = command("退款", "--format", "json", "--limit", "1")

    answer = json.loads(out)
    assert answer["query"] == "退款"
    assert answer["ms"] > 0
    (row,) = answer["results"]
    assert set(row) == {"id", "title", "scenario", "language", "body", "score", "match"}
    assert row["match"] == {"field": "title", "kind": "prefix", "language": "zh", "spans": [[0, 2]]}


def test_jsonl_is_one_object_a_result(command: _Command) -> None:
    _, out = command("退", "--format", "jsonl")

    rows = [json.loads(line) for line in out.splitlines()]
    assert len(rows) > 1
    assert all("id" in row for row in rows)


def test_nothing_found_is_told_by_the_exit_code(command: _Command) -> None:
    assert command("zzqxw")[0] == NOTHING_FOUND


def test_the_asked_language_is_answered(command: _Command) -> None:
    _, out = command("tuikuan", "--language", "en-GB", "--format", "jsonl", "--limit", "1")

    row = json.loads(out)
    assert (row["language"], row["match"]["language"]) == ("en", "zh")


def test_the_library_is_handed_on(command: _Command) -> None:
    command("退款", "--library", "somewhere")
    command("退款")

    assert command.asked_for == [Path("somewhere"), None]


def test_every_key_is_timed(command: _Command) -> None:
    _, out = command("退款d", "--keystrokes", "--format", "json")

    keys = json.loads(out)["keys"]
    assert [key["typed"] for key in keys] == ["退", "退款", "退款d"]
    assert all(key["ms"] > 0 for key in keys)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["退款", "--stdin"],
        ["退款", "--language", "xx"],
        ["退款", "--limit", "0"],
        ["a", "--format", "xml"],
    ],
)
def test_wrong_usage_is_told_by_the_exit_code(command: _Command, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command(*arguments)

    assert stopped.value.code == WRONG


def test_a_batch_is_answered_line_by_line_in_order(command: _Command) -> None:
    lines = ["退款", '"tuikuan"', '{"query": "refund", "language": "en"}', "zzqxw"]

    code, answers = command.batch("\r\n".join(lines).encode())

    assert code == FINE
    assert [answer["query"] for answer in answers] == ["退款", "tuikuan", "refund", "zzqxw"]
    assert answers[2]["results"][0]["language"] == "en"
    assert answers[3]["results"] == []


def test_a_byte_order_mark_and_empty_lines_are_dropped(command: _Command) -> None:
    _, answers = command.batch(b"\xef\xbb\xbf\xe9\x80\x80\n\n  \n\xe6\xac\xbe\n")

    assert [answer["query"] for answer in answers] == ["退", "款"]


def test_a_json_string_may_begin_with_a_brace(command: _Command) -> None:
    _, answers = command.batch(b'"{name}"\n')

    assert answers[0]["query"] == "{name}"


def test_a_quote_that_is_no_json_is_the_query_as_it_stands(command: _Command) -> None:
    _, answers = command.batch(b'"refund\n')

    assert answers[0]["query"] == '"refund'


@pytest.mark.parametrize(
    ("line", "request_id"),
    [
        (b"{bad", None),
        (b'{"id": 7}', 7),
        (b'{"id": "a", "query": 5}', "a"),
        (b'{"id": "b", "query": "x", "language": "klingon"}', "b"),
        (b'{"id": "c", "query": "x", "scenario": 4}', "c"),
        (b"\xff\xfe", None),
    ],
)
def test_a_bad_line_is_answered_and_the_run_goes_on(
    command: _Command, line: bytes, request_id: object
) -> None:
    code, (bad, good) = command.batch(line + b"\n\xe9\x80\x80\n")

    assert code == WRONG
    assert (bad["id"], bad["line"]) == (request_id, 1)
    assert set(bad["error"]) == {"what", "do"}
    assert good["query"] == "退"
