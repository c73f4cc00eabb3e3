"""`lint --fix` and `--diff`: the safe fixes of plain texts, applied or shown."""

import difflib
from collections.abc import Iterator
from typing import Final

from agent_assist.linting.finding import Finding, Fix, LintContext, Scope
from agent_assist.linting.linter import Linter

_MOST_PASSES: Final = 5
_SAFE: Final = frozenset({Scope.SPAN, Scope.DELETE, Scope.MASK})


def fixed(text: str, linter: Linter, context: LintContext) -> str:
    """Return the text with the first safe fix of each finding, until nothing changes.

    A fix is safe if it changes only what was found, leaves no gap to fill and brings no finding.
    Fixes that overlap wait for the next pass; those that touch go together.
    """
    for _ in range(_MOST_PASSES):
        chosen = list(_chosen(text, linter, context))
        if not chosen:
            break
        for fix in reversed(chosen):
            text = linter.apply(text, fix, context).text
    return text


def diff(before: str, after: str, name: str) -> str:
    """Return the change as a unified diff."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _chosen(text: str, linter: Linter, context: LintContext) -> Iterator[Fix]:
    end = 0
    for finding in linter.check(text, context):
        fix = _safe(text, finding, linter, context)
        if fix is not None and fix.start >= end:
            end = fix.end
            yield fix


def _safe(text: str, finding: Finding, linter: Linter, context: LintContext) -> Fix | None:
    if not finding.fixes:
        return None
    first = finding.fixes[0]
    if first.scope not in _SAFE or "{{" in first.text or first.start == first.end:
        return None
    return first if first in linter.offered(text, finding, context) else None
