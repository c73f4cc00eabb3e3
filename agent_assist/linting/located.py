"""Findings with the place they have in a file or a log."""

from dataclasses import dataclass
from typing import NamedTuple

from agent_assist.linting.finding import Finding, LintContext


class Message(NamedTuple):
    """A text to be checked and where it comes from.

    `line` and `column` are those of its first character, from 1; a message of a log has its
    `row`, from 1, else 0.
    """

    text: str
    context: LintContext
    path: str = ""
    line: int = 1
    column: int = 1
    row: int = 0
    id: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and its line and column, from 1; in a log the column counts within the message."""

    finding: Finding
    message: Message
    line: int
    column: int


def locate(message: Message, finding: Finding) -> Located:
    """Return the finding with its place."""
    before = message.text[: finding.start]
    breaks = before.count("\n")
    if not breaks:
        return Located(finding, message, message.line, message.column + finding.start)
    column = finding.start - before.rfind("\n")
    return Located(finding, message, message.line + (0 if message.row else breaks), column)
