import csv
import io
import json

import pytest

from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import LintContext
from agent_assist.linting.located import Located, Message, locate
from agent_assist.linting.outputs.kinds import OUTPUTS
from agent_assist.linting.redaction import Redaction, redacted
from tests.linting.making import linter, linter_of, page, rule

TEXT = "您好\n这个=不知道"
RULE = rule('phrases = ["不知道"]\nfixes = [{ text = "我查一下" }]').replace(
    'no_fix = "none"\n', ""
)


def _located(path: str = "a.md", row: int = 0) -> list[Located]:
    message = Message(TEXT, LintContext(), path, line=10, row=row, id="x", speaker="1024")
    return [locate(message, finding) for finding in linter_of(page(RULE)).check(TEXT)]


def _report(form: str, found: list[Located], *, counted: bool = True) -> str:
    statistics = Statistics(texts=1)
    statistics.add(found)
    output = OUTPUTS[form]()
    pieces = [output.begin(), *(output.finding(located) for located in found)]
    return "".join([*pieces, output.end(statistics if counted else None)])


def test_a_place_in_a_plain_text_counts_lines_and_columns() -> None:
    (located,) = _located()
    assert (located.line, located.column) == (11, 4)


def test_a_place_in_a_log_is_the_row_and_the_column_in_the_message() -> None:
    (located,) = _located(row=3)
    assert (located.line, located.column) == (10, 4)


def test_the_text_report_has_a_line_a_finding_and_its_fix() -> None:
    lines = _report("text", _located()).splitlines()
    assert lines[0] == "a.md:11:4: error negative.one “不知道” M."
    assert lines[1] == "    → 我查一下"


def test_the_json_report_is_one_document() -> None:
    document = json.loads(_report("json", _located(row=3)))
    (finding,) = document["findings"]
    assert {k: finding[k] for k in ("path", "line", "row", "id", "speaker_no", "start", "end")} == {
        "path": "a.md", "line": 10, "row": 3, "id": "x", "speaker_no": "1024", "start": 6, "end": 9,
    }  # fmt: skip
    assert finding["fixes"] == [{"text": "我查一下", "start": 6, "end": 9, "scope": "span"}]
    assert document["statistics"]["agents"] == {"1024": 1}


def test_an_empty_json_report_is_a_document_too() -> None:
    assert json.loads(_report("json", [], counted=False)) == {"findings": [], "statistics": {}}


def test_the_jsonl_report_has_an_object_a_finding() -> None:
    rows = [json.loads(line) for line in _report("jsonl", _located() * 2).splitlines()]
    assert [row.get("rule") for row in rows] == ["negative.one", "negative.one", None]
    assert rows[2]["statistics"]["findings"] == 2


def test_the_sarif_report_says_where_in_code_points() -> None:
    run = json.loads(_report("sarif", _located()))["runs"][0]
    (result,) = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert {k: region[k] for k in ("startLine", "startColumn", "endLine", "endColumn")} == {
        "startLine": 11, "startColumn": 4, "endLine": 11, "endColumn": 7,
    }  # fmt: skip
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["negative.one"]


def test_the_sarif_report_names_only_the_line_of_a_log() -> None:
    run = json.loads(_report("sarif", _located(row=3)))["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert set(region) == {"startLine", "snippet"}


def test_github_commands_escape_what_would_end_them() -> None:
    line = _report("github", _located("a,b:c.md"), counted=False)
    assert line == "::error file=a%2Cb%3Ac.md,line=11,col=4,title=negative.one::“不知道” M.\n"


def test_the_sheet_has_a_head_and_no_formulas() -> None:
    some = linter('phrases = ["=不知道"]')
    message = Message("=不知道", LintContext(), "a.csv", row=1)
    found = [locate(message, finding) for finding in some.check(message.text)]
    rows = list(
        csv.DictReader(io.StringIO(_report("csv", found, counted=False).removeprefix("\ufeff")))
    )
    assert rows[0]["text"] == "'=不知道"


@pytest.mark.parametrize("form", list(OUTPUTS))
def test_every_report_can_be_empty(form: str) -> None:
    assert isinstance(_report(form, [], counted=False), str)


def test_reports_redact_leaks_unless_told_otherwise() -> None:
    some = linter('phrases = ["8021"]', "leak_internal.zh.toml")
    (finding,) = some.check("转8021")
    assert redacted(finding, Redaction.LEAKS).text == "8…"
    assert redacted(finding, Redaction.NONE).text == "8021"
    (other,) = linter('phrases = ["不知道"]').check("不知道")
    assert redacted(other, Redaction.LEAKS).text == "不知道"
    assert redacted(other, Redaction.ALL).text == "不…"
