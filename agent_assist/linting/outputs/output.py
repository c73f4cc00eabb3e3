"""What a form of report is: text before, text for each finding, text after."""

from typing import Any, Protocol

from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import Finding
from agent_assist.linting.located import Located


class Output(Protocol):
    """Makes a report piece by piece, so that whole logs need not be held in memory."""

    def begin(self) -> str:
        """Return what stands before the findings."""
        ...

    def finding(self, located: Located) -> str:
        """Return one finding; findings come in reading order, file by file."""
        ...

    def end(self, statistics: Statistics | None) -> str:
        """Return what stands behind the findings, with statistics if they are asked for."""
        ...


def row_of(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON reports hold it (contracts 3)."""
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.word,
        "action": finding.action.value,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "fixes": [
            {"text": fix.text, "start": fix.start, "end": fix.end, "scope": fix.scope.value}
            for fix in finding.fixes
        ],
    }


def located_row(located: Located) -> dict[str, Any]:
    """Return a finding with its place: path, line, column; row, id and agent in logs."""
    message = located.message
    row: dict[str, Any] = {"path": message.path, "line": located.line, "column": located.column}
    if message.row:
        row["row"] = message.row
    if message.id:
        row["id"] = message.id
    if message.speaker:
        row["speaker_no"] = message.speaker
    return row | row_of(located.finding)
