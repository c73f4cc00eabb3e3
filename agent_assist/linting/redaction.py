"""Keeps reports from spreading what they found: personal, internal and pasted data."""

from dataclasses import replace
from enum import Enum, auto

from agent_assist.linting.finding import REDACTED_CATEGORIES, Finding, Scope


class Redaction(Enum):
    """Whose texts are redacted: those of leaks and raw output, all, or none."""

    LEAKS = auto()
    ALL = auto()
    NONE = auto()


def redacted(finding: Finding, redaction: Redaction) -> Finding:
    """Return the finding with its text cut down to the first character, if it is to be."""
    if redaction is Redaction.NONE or (
        redaction is Redaction.LEAKS and finding.category not in REDACTED_CATEGORIES
    ):
        return finding
    fixes = tuple(
        replace(fix, text=f"{fix.text[:1]}…") if fix.scope is Scope.MASK else fix
        for fix in finding.fixes
    )
    return replace(finding, text=f"{finding.text[:1]}…", fixes=fixes)
