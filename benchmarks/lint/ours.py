"""Our linter over the rules of the bench: keystrokes, whole logs, starts."""

import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter

from agent_assist.linting.collector import paused
from agent_assist.linting.compiled import compile_rules
from agent_assist.linting.finding import LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.located import Message
from agent_assist.linting.logs.reading import messages_of
from agent_assist.linting.rules import load
from benchmarks.lint import material

RULES = 5000
_BLOCK = 300_000
_MAPPING = {"text": "5", "channel": "2", "role": "3", "speaker_no": "4"}


def linter() -> Linter:
    """Return our linter over the rules of the bench."""
    rule_set, faults = load(material.rule_files(RULES))
    assert not faults, faults[:3]
    return Linter(compile_rules(rule_set))


def check_log(some: Linter, path: Path) -> tuple[int, int]:
    """Check a log as the command does; return how many rows and findings there were."""
    rows = findings = 0
    block: list[Message] = []
    size = 0
    with path.open("rb") as file:
        for message in messages_of(file, path, LintContext(), _MAPPING):
            assert isinstance(message, Message)
            block.append(message)
            size += len(message.text)
            if size >= _BLOCK:
                findings += _check(some, block)
                rows += len(block)
                block, size = [], 0
    return rows + len(block), findings + _check(some, block)


def _check(some: Linter, block: list[Message]) -> int:
    rows = [(message.text, message.context) for message in block]
    return sum(len(found) for _, found in some.check_rows(rows))


def log_rate(megabytes: float) -> str:
    """Return a sentence about a log of this size: MB of file a second, findings, memory."""
    some = linter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "log.tsv"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(material.log_rows(megabytes))
        before = _resident_mb()
        start = perf_counter()
        with paused():  # as the command does
            rows, findings = check_log(some, path)
        seconds = perf_counter() - start
        size = path.stat().st_size / 1e6
    grown = max(0.0, _resident_mb() - before)
    return (
        f"{size:.0f} MB, {rows} rows, {findings} findings: {size / seconds:.1f} MB/s, "
        f"{_resident_mb():.0f} MB resident at most (+{grown:.0f} MB)"
    )


def starts() -> str:
    """Return a sentence about the time from a new process to the first checked draft."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder) / "pack" / "rules"
        pages.mkdir(parents=True)
        for file in material.rule_files(RULES):
            (pages / file.path.name).write_text(file.text, encoding="utf-8")
        cold, warm = _start(folder), min(_start(folder) for _ in range(3))
    return f"cold {cold:.2f} s, warm {warm:.2f} s (the whole process, {RULES} rules)"


def _start(folder: str) -> float:
    start = perf_counter()
    subprocess.run((sys.executable, "-c", _FIRST_DRAFT, folder), check=True)
    return perf_counter() - start


_FIRST_DRAFT = """
import sys
from pathlib import Path
from agent_assist.linting.linter import Linter
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.ready import ready
from agent_assist.packs.rule_pages import rule_packs_at
from agent_assist.storage.rules_cache import RulesCacheFolder

folder = Path(sys.argv[1])
files, _ = read_rule_files(rule_packs_at(folder / "pack"))
compiled, _ = ready(files, RulesCacheFolder(folder / "cache"))
Linter(compiled).check("您好，这个我不清楚。")
"""


def _resident_mb() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024
