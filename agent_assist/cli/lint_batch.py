"""`lint --stdin`: one request a line, one answer a line (contracts 3)."""

from collections.abc import Iterable
from pathlib import Path
from typing import IO

from agent_assist.cli import batch
from agent_assist.errors import Fault
from agent_assist.linting.finding import LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.logs.columns import Contexts
from agent_assist.linting.logs.reading import row_message
from agent_assist.linting.outputs.output import row_of
from agent_assist.linting.redaction import Redaction, redacted
from agent_assist.screens.messages.rules import cure, what

_STDIN = Path("-")


class Batch:
    """Answers rows as they come; `worst` tells how bad the worst finding was."""

    def __init__(self, linter: Linter, context: LintContext, redaction: Redaction) -> None:
        self._linter = linter
        self._contexts = Contexts(context)
        self._redaction = redaction
        self.worst = 0

    def run(self, lines: Iterable[bytes], out: IO[bytes]) -> int:
        """Write one answer for each line that is not empty, at once; return the exit code."""
        return batch.run(lines, out, self._answer)

    def _answer(self, row: batch.Row) -> batch.Row:
        message = row_message(row, _STDIN, self._contexts, {}, (0, 0))
        if isinstance(message, Fault):
            raise batch.BadLine(what(message), cure(message))
        findings = self._linter.check(message.text, message.context)
        self.worst = max((self.worst, *(finding.severity for finding in findings)))
        found = [row_of(redacted(finding, self._redaction)) for finding in findings]
        return {"id": row.get("id"), "findings": found}
