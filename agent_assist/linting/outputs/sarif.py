"""The report as SARIF 2.1.0 (OASIS), for code hosts and reviewers' tools.

Columns are code points, as `columnKind` says. A message of a log has no column in its file, so its
region names the line alone, and the place within the message stands in the properties.
"""

import json
from typing import Any, Final
from urllib.parse import quote

from agent_assist import __version__
from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import Fix, Severity
from agent_assist.linting.located import Located

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


class SarifOutput:
    """One run; results come first, the rules that they name behind them."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, Any]] = {}
        self._is_first = True

    def begin(self) -> str:
        """Return the beginning of the document up to the list of results."""
        return (
            f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{'
            '"columnKind": "unicodeCodePoints", "results": ['
        )

    def finding(self, located: Located) -> str:
        """Return one result with the comma before it."""
        found = located.finding
        self._rules.setdefault(
            found.rule,
            {
                "id": found.rule,
                "shortDescription": {"text": found.message},
                "fullDescription": {"text": found.why},
                "properties": {"category": found.category},
            },
        )
        comma = "" if self._is_first else ","
        self._is_first = False
        return f"{comma}\n{json.dumps(_result(located), ensure_ascii=False)}"

    def end(self, statistics: Statistics | None) -> str:
        """Return the rest of the document: the tool, its rules, the statistics."""
        driver = {
            "name": "Agent Assist",
            "version": __version__,
            "rules": list(self._rules.values()),
        }
        rest: dict[str, Any] = {"tool": {"driver": driver}}
        if statistics:
            rest["properties"] = {"statistics": statistics.as_row()}
        return "\n], " + json.dumps(rest, ensure_ascii=False)[1:] + "]}\n"


def _result(located: Located) -> dict[str, Any]:
    found, message = located.finding, located.message
    artifact = {"uri": quote(message.path or "stdin")}
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message} {found.why}"},
        "locations": [
            {"physicalLocation": {"artifactLocation": artifact, "region": _region(located)}}
        ],
        "properties": {"category": found.category, "action": found.action.value},
    }
    if message.row:
        result["properties"] |= {"row": message.row, "start": found.start, "end": found.end}
        return result
    fixes = [_fix(fix, located, artifact) for fix in found.fixes]
    return result | ({"fixes": fixes} if fixes else {})


def _region(located: Located) -> dict[str, Any]:
    snippet = {"text": located.finding.text}
    if located.message.row:
        return {"startLine": located.line, "snippet": snippet}
    finding = located.finding
    return _lines(located, finding.start, finding.end) | {"snippet": snippet}


def _fix(fix: Fix, located: Located, artifact: dict[str, str]) -> dict[str, Any]:
    replacement = {
        "deletedRegion": _lines(located, fix.start, fix.end),
        "insertedContent": {"text": fix.text},
    }
    change = {"artifactLocation": artifact, "replacements": [replacement]}
    return {"artifactChanges": [change]}


def _lines(located: Located, start: int, end: int) -> dict[str, Any]:
    first, last = _place(located, start), _place(located, end)
    return {
        "startLine": first[0],
        "startColumn": first[1],
        "endLine": last[0],
        "endColumn": last[1],
    }


def _place(located: Located, place: int) -> tuple[int, int]:
    message = located.message
    before = message.text[:place]
    breaks = before.count("\n")
    if not breaks:
        return message.line, message.column + place
    return message.line + breaks, place - before.rfind("\n")
