"""`lint --stdin`: one request a line, one answer a line (contracts 3)."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from agent_assist.errors import Fault
from agent_assist.linting.finding import LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.located import Message
from agent_assist.linting.logs.columns import Contexts
from agent_assist.linting.logs.reading import object_message
from agent_assist.linting.outputs.output import row_of
from agent_assist.linting.redaction import Redaction, redacted
from agent_assist.screens.messages.rules import cure, what


class Batch:
    """Answers rows as they come; `worst` and `has_bad_lines` tell how it went."""

    def __init__(self, linter: Linter, context: LintContext, redaction: Redaction) -> None:
        self._linter = linter
        self._contexts = Contexts(context)
        self._redaction = redaction
        self.worst = 0
        self.has_bad_lines = False

    def run(self, lines: Iterable[bytes], out: IO[bytes]) -> None:
        """Write one answer for each line that is not empty, at once."""
        for number, line in enumerate(lines, start=1):
            content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if content.strip():
                answer = self._answer(content.rstrip(b"\r\n"), number)
                text = json.dumps(answer, ensure_ascii=False)
                out.write(text.encode("utf-8", "backslashreplace") + b"\n")
                out.flush()

    def _answer(self, content: bytes, number: int) -> dict[str, Any]:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return self._bad(Fault(Path("-"), number, "line_encoding", (("value", "UTF-8"),)), None)
        row = object_message(text, Path("-"), self._contexts, {}, (number, number))
        if isinstance(row, Fault):
            return self._bad(row, _id(text))
        return {"id": _id(text), "findings": self._findings(row)}

    def _findings(self, message: Message) -> list[dict[str, Any]]:
        findings = self._linter.check(message.text, message.context)
        self.worst = max((self.worst, *(finding.severity for finding in findings)))
        return [row_of(redacted(finding, self._redaction)) for finding in findings]

    def _bad(self, fault: Fault, request_id: object) -> dict[str, Any]:
        self.has_bad_lines = True
        error = {"what": what(fault), "do": cure(fault)}
        return {"id": request_id, "line": fault.line, "error": error}


def _id(text: str) -> object:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return row.get("id") if isinstance(row, dict) else None
