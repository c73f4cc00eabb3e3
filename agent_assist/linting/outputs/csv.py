"""The report as a table for quality sheets, one row a finding."""

import csv
import io
from typing import Any, Final

from agent_assist.linting.counts import Statistics
from agent_assist.linting.located import Located

_HEAD: Final = (
    "path", "line", "row", "id", "speaker_no", "rule", "category", "severity", "action", "start",
    "end", "text", "message", "why", "fix",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


class CsvOutput:
    """Comma-separated, quoted where needed, with a byte-order mark so that Excel reads UTF-8."""

    def begin(self) -> str:
        """Return the head of the table."""
        return "\ufeff" + _line(_HEAD)

    def finding(self, located: Located) -> str:
        """Return one row."""
        found, message = located.finding, located.message
        return _line(
            (
                message.path, located.line, message.row or "", message.id, message.speaker,
                found.rule, found.category, found.severity.word, found.action.value, found.start,
                found.end, found.text, found.message, found.why,
                found.fixes[0].text if found.fixes else "",
            )
        )  # fmt: skip

    def end(self, statistics: Statistics | None) -> str:
        """Return nothing but, if asked for, the counts as rows below an empty one."""
        if statistics is None:
            return ""
        rows = [_line(())]
        for name, counts in statistics.as_row().items():
            if isinstance(counts, dict):
                rows += [_line((name, key, count)) for key, count in counts.items()]
            else:
                rows.append(_line((name, "", counts)))
        return "".join(rows)


def _line(cells: tuple[Any, ...]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow([_cell(cell) for cell in cells])
    return buffer.getvalue()


def _cell(cell: object) -> object:
    # A sheet would run a chat message that begins like a formula.
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
