from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from agent_assist.errors import FileProblem
from agent_assist.linting.rule_import import import_rows, rows_of_csv
from agent_assist.linting.rule_import_xlsx import rows_of_xlsx
from tests.linting.making import found, linter_of, page

FILE = Path("list.csv")
TABLE = (
    "phrase,category,replacement,why\n不知道,negative,我查一下,没人管\n不晓得,negative,我查一下,没人管\n"
    "5*好评,negative,,\nno idea,negative,let me check,\n去吧,rude,,\n"
)


def test_rows_become_rules_that_work() -> None:
    made = import_rows(rows_of_csv(TABLE), FILE)
    files = [page(text, name) for name, text in made.pages]
    some = linter_of(*files)
    assert [name for name, _ in made.pages] == ["negative.en.toml", "negative.zh.toml"]
    assert found(some, "不晓得，给5*好评") == ["不晓得", "5*好评"]
    assert some.check("不知道")[0].fixes[0].text == "我查一下"
    assert made.phrases == 4


def test_rows_that_cannot_be_used_are_named_by_line() -> None:
    made = import_rows(rows_of_csv(TABLE), FILE)
    assert [(fault.line, fault.code) for fault in made.faults] == [(6, "unknown_category")]


def test_a_list_without_phrases_is_refused() -> None:
    made = import_rows([("a", "b")], FILE)
    assert [fault.code for fault in made.faults] == ["no_column"]


def test_semicolons_and_names_in_chinese_are_understood() -> None:
    made = import_rows(rows_of_csv("敏感词;分类;建议\n不知道;negative;我查\n"), FILE)
    assert (made.phrases, made.faults) == (1, ())


def test_a_spreadsheet_is_read() -> None:
    book = Workbook()
    book.active.append(["phrase", "category", "replacement", "why"])
    book.active.append(["不知道", "negative", None, 5])
    content = BytesIO()
    book.save(content)
    rows = rows_of_xlsx(content.getvalue(), FILE)
    assert rows == [("phrase", "category", "replacement", "why"), ("不知道", "negative", "", "5")]


def test_a_broken_spreadsheet_is_refused() -> None:
    with pytest.raises(FileProblem):
        rows_of_xlsx(b"PK nonsense", FILE)
