"""`agent-assist lint`: arguments, reports, exit codes, batches, logs, fixes (contracts 3)."""

import io
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agent_assist.cli.lint import FINE, FOUND, WRONG, main

SCHEMA = Path(__file__).parent.parent / "linting/schema/sarif-2.1.0-rtm.5.json"
SCHEMA_SHA256 = "2d99159ae54a3eea97f81781cff48780548657c35949f4b7f25e99a2ba4de4f8"
RULES = {
    "negative.zh.toml": """
[[rule]]
id = "negative.unknown"
severity = "error"
message = "先说您会做什么。"
why = "客户会觉得没有人管。"
phrases = ["不清楚"]
fixes = [{ text = "在查" }, { text = "我马上核实，{{callback}}前回复", scope = "sentence" }]
""",
    "vague.zh.toml": """
[[rule]]
id = "vague.perhaps"
severity = "warning"
message = "说查到的事实。"
why = "客户要的是准信。"
phrases = ["大概吧"]
no_fix = "要看事实"
""",
    "leak_internal.zh.toml": """
[[rule]]
id = "leak_internal.extension"
severity = "error"
action = "block"
message = "分机不能给客户。"
why = "只有同事能打。"
check = "leak_internal"
fixes = [{ scope = "mask" }]
[rule.parameters]
labels = ["分机"]
""",
}


class _Input(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="ascii")


class _Command:
    """Runs the command over a small pack and keeps what it printed."""

    def __init__(self, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
        self.folder = folder
        self._captured = capfdbinary
        self.errors = ""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> tuple[int, str]:
        before, sys.stdin = sys.stdin, _Input(stdin)
        try:
            code = main([*arguments, "--rules", str(self.folder / "pack")])
        except SystemExit as stop:
            code = int(str(stop.code))
        finally:
            sys.stdin = before
        out, errors = self._captured.readouterr()
        self.errors = errors.decode()
        return code, out.decode()

    def file(self, name: str, content: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)


@pytest.fixture
def lint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> _Command:
    rules = tmp_path / "pack" / "rules"
    rules.mkdir(parents=True)
    for name, text in RULES.items():
        (rules / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("AGENT_ASSIST_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return _Command(tmp_path, capfdbinary)


def test_a_finding_as_bad_as_an_error_makes_the_code_one(lint: _Command) -> None:
    code, out = lint(lint.file("a.md", "您好\n我不清楚\n"))
    assert code == FOUND
    assert f"{lint.folder / 'a.md'}:2:2: error negative.unknown “不清楚” 先说您会做什么。" in out


def test_a_clean_text_and_a_milder_finding_make_it_zero(lint: _Command) -> None:
    assert lint(lint.file("a.md", "您好")) == (FINE, "")
    assert lint(lint.file("b.md", "大概吧"))[0] == FINE
    assert lint(lint.file("b.md", "大概吧"), "--fail-on", "warning")[0] == FOUND
    assert lint(lint.file("a.md", "不清楚"), "--fail-on", "never")[0] == FINE


def test_a_missing_file_makes_it_two_and_the_rest_is_checked(lint: _Command) -> None:
    code, out = lint("none.md", lint.file("a.md", "不清楚"))
    assert code == WRONG
    assert "none.md:1:" in lint.errors
    assert "negative.unknown" in out


@pytest.mark.parametrize("arguments", [(), ("--stdin", "a.md"), ("-", "--column", "size=1")])
def test_wrong_usage_makes_it_two(lint: _Command, arguments: tuple[str, ...]) -> None:
    assert lint(*arguments)[0] == WRONG


def test_a_dash_reads_one_plain_text(lint: _Command) -> None:
    code, out = lint("-", stdin="行一\n我不清楚".encode())
    assert (code, out.splitlines()[0].split(" ")[0]) == (FOUND, "-:2:2:")


def test_rows_are_answered_in_order_with_their_ids(lint: _Command) -> None:
    rows = '\ufeff{"id": 1, "text": "不清楚"}\r\n\n{"id": "b", "text": "好", "lang": "zh-TW"}\n'
    code, out = lint("--stdin", stdin=rows.encode())
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == FOUND
    assert [answer["id"] for answer in answers] == [1, "b"]
    assert answers[1]["findings"] == []
    (finding,) = answers[0]["findings"]
    assert list(finding) == [
        "rule", "category", "severity", "action", "start", "end", "text", "message", "why", "fixes",
    ]  # fmt: skip
    assert finding["fixes"][1]["scope"] == "sentence"


def test_a_bad_row_is_answered_with_what_to_do_and_the_run_goes_on(lint: _Command) -> None:
    rows = '{"id": 7}\nplain\n{"id": 8, "text": "好"}\n'.encode() + b"\xff\n"
    code, out = lint("--stdin", stdin=rows)
    answers = [json.loads(line) for line in out.splitlines()]
    assert code == WRONG
    assert [(a["id"], a.get("line")) for a in answers] == [(7, 1), (None, 2), (8, None), (None, 4)]
    assert set(answers[0]["error"]) == {"what", "do"}


def test_the_role_and_channel_of_a_row_count(lint: _Command) -> None:
    rows = '{"id": 1, "text": "不清楚", "role": "customer"}\n{"id": 2, "text": "不清楚", "channel": "internal"}\n'
    code, out = lint("--stdin", stdin=rows.encode())
    assert code == FINE
    assert all(json.loads(line)["findings"] == [] for line in out.splitlines())


def test_leaks_are_redacted_unless_told_otherwise(lint: _Command) -> None:
    file = lint.file("a.md", "请打分机8021")
    assert "8021" not in lint(file)[1]
    assert "“8…”" in lint(file)[1]
    assert "“8021”" in lint(file, "--no-redact")[1]
    assert "“不…”" in lint(lint.file("b.md", "不清楚"), "--redact")[1]


def test_a_log_is_checked_row_by_row(lint: _Command) -> None:
    log = "id\trole\ttext\tagent\n1\tagent\t不清楚\t1024\n2\tcustomer\t不清楚\t\n3\tagent\t大概吧\t1024\n"
    code, out = lint(lint.file("a.tsv", log), "--format", "json", "--statistics")
    document = json.loads(out)
    assert code == FOUND
    assert [(f["row"], f["line"], f["id"]) for f in document["findings"]] == [
        (1, 2, "1"),
        (3, 4, "3"),
    ]
    assert document["statistics"]["agents"] == {"1024": 2}
    assert document["statistics"]["texts"] == 3


def test_broken_lines_of_a_log_are_named_and_the_code_is_two(lint: _Command) -> None:
    content = "text\n不清楚\n".encode() + "坏".encode("gb18030") + "\n又不清楚\n".encode()
    code, out = lint(lint.file("a.csv", content), "--format", "jsonl")
    assert code == WRONG
    assert "a.csv:3:" in lint.errors
    assert len(out.splitlines()) == 2


def test_a_table_without_text_column_is_named(lint: _Command) -> None:
    assert lint(lint.file("a.csv", "a,b\n1,2\n"))[0] == WRONG
    assert "--column text=N" in lint.errors
    assert lint(lint.file("a.csv", "a,b\n1,不清楚\n"), "--column", "text=b")[0] == FOUND


def test_a_folder_gives_its_files_but_those_of_the_ignore_file(lint: _Command) -> None:
    folder = lint.folder / "texts"
    folder.mkdir()
    for name in ("a.md", "b.txt", "old.md", "c.bin"):
        (folder / name).write_text("不清楚", encoding="utf-8")
    (folder / ".agent-assist-ignore").write_text("# old\nold*\n", encoding="utf-8")
    _, out = lint(str(folder), "--format", "jsonl")
    assert [Path(json.loads(line)["path"]).name for line in out.splitlines()] == ["a.md", "b.txt"]


def test_an_ignore_comment_lets_a_finding_pass_and_an_unused_one_is_told(lint: _Command) -> None:
    text = "<!-- agent-assist: ignore-next negative.unknown -- 引文 -->\n不清楚\n"
    assert lint(lint.file("a.md", text))[0] == FINE
    assert lint(lint.file("b.md", text.replace("不清楚", "好")))[0] == FINE
    assert lint.errors.count("b.md:1:") == 1


def test_known_findings_do_not_count(lint: _Command) -> None:
    file = lint.file("a.md", "不清楚")
    known = str(lint.folder / "known.json")
    assert lint(file, "--write-baseline", known)[0] == FINE
    assert lint(file, "--baseline", known) == (FINE, "")
    lint.file("a.md", "不清楚，不清楚")
    assert lint(file, "--baseline", known)[0] == FOUND


def test_settings_of_the_nearest_file_hold(lint: _Command) -> None:
    lint.file("agent-assist.toml", '[lint]\ndisable = ["negative.unknown"]\n')
    file = lint.file("a.md", "不清楚")
    assert lint(file) == (FINE, "")
    assert lint(file, "--no-config")[0] == FOUND


def test_safe_fixes_are_applied_and_a_second_run_changes_nothing(lint: _Command) -> None:
    file = lint.file("a.md", "我不清楚，分机8021\n")
    assert lint(file, "--fix") == (FINE, "")
    assert Path(file).read_text(encoding="utf-8") == "我在查，分机8***\n"
    assert lint(file, "--diff") == (FINE, "")


def test_a_diff_shows_what_a_fix_would_change(lint: _Command) -> None:
    file = lint.file("a.md", "我不清楚\n")
    _, out = lint(file, "--diff")
    assert "-我不清楚\n+我在查\n" in out
    assert Path(file).read_text(encoding="utf-8") == "我不清楚\n"


def test_standard_input_is_fixed_to_standard_output(lint: _Command) -> None:
    assert lint("-", "--fix", stdin="我不清楚".encode()) == (FINE, "我在查")


def test_a_log_is_not_fixed(lint: _Command) -> None:
    assert lint(lint.file("a.tsv", "text\n不清楚\n"), "--fix")[0] == WRONG


def test_the_sarif_report_is_valid_by_the_public_schema(lint: _Command) -> None:
    content = SCHEMA.read_bytes()
    assert sha256(content).hexdigest() == SCHEMA_SHA256
    log = lint.file("log.tsv", "text\n不清楚\n分机8021\n")
    text = lint.file("a b.md", "行\n不清楚\n分机8021")
    _, out = lint(log, text, "--format", "sarif", "--statistics")
    report: Any = json.loads(out)
    jsonschema.Draft4Validator(json.loads(content)).validate(report)
    assert len(report["runs"][0]["results"]) == 4


def test_a_faulty_rule_is_named_and_the_others_hold(lint: _Command) -> None:
    page = lint.folder / "pack/rules/jargon.zh.toml"
    page.write_text('[[rule]]\nid = "jargon.x"\n', encoding="utf-8")
    assert lint(lint.file("a.md", "不清楚"))[0] == FOUND
    assert "jargon.zh.toml:1:" in lint.errors


def test_a_report_can_go_to_a_file(lint: _Command) -> None:
    report = lint.folder / "report.json"
    assert lint(lint.file("a.md", "不清楚"), "--format", "json", "--output", str(report)) == (
        FOUND,
        "",
    )
    assert json.loads(report.read_text(encoding="utf-8"))["findings"]


def test_a_report_that_cannot_be_written_is_said_in_one_line(lint: _Command) -> None:
    code, _out = lint(lint.file("a.md", "我不清楚\n"), "--output", "no/such/folder/report.txt")
    assert code == WRONG
    assert "report.txt:1: The file cannot be written" in lint.errors
    assert lint.errors.count("\n") == 1


def test_a_column_of_speakers_tells_the_role(lint: _Command) -> None:
    rows = "speaker\ttext\n客户\t我不清楚\n客服\t我不清楚\n"
    _code, out = lint(lint.file("log.tsv", rows), "--format", "jsonl")
    assert [json.loads(line)["line"] for line in out.splitlines()] == [3]
