"""Every fault of rules, logs and lint settings has its sentence and its cure."""

import re
from pathlib import Path

import pytest

import agent_assist
from agent_assist.errors import Fault
from agent_assist.screens.messages.rules import cure, line, what

SOURCES = Path(agent_assist.__file__).parent
CODES = sorted(
    {
        code
        for path in (*(SOURCES / "linting").rglob("*.py"), *(SOURCES / "cli").glob("lint*.py"))
        for code in re.findall(
            r'(?:self\._fault\(|Fault\((?:[\w.]+, ){2}|PhraseInvalid\(|RegexInvalid\(|code = |_fault\(rule, )"(\w+)"',
            path.read_text(encoding="utf-8"),
        )
    }
)


def test_codes_are_found_in_the_sources() -> None:
    assert {"braces", "regex_runaway", "line_binary", "example_missed"} <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_fault_says_what_is_wrong_and_what_to_do(code: str) -> None:
    fault = Fault(Path("a.toml"), 3, code, (("value", "x"),))
    assert what(fault)
    assert cure(fault)
    assert line(fault).startswith("a.toml:3: ")
