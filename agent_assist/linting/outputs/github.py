"""The report as workflow commands, which GitHub shows beside the lines of a change."""

from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import Severity
from agent_assist.linting.located import Located

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


class GithubOutput:
    """One `::error file=...::` a finding."""

    def begin(self) -> str:
        """Return nothing; there is no head."""
        return ""

    def finding(self, located: Located) -> str:
        """Return one command."""
        found = located.finding
        place = f"file={_property(located.message.path or 'stdin')},line={located.line}"
        if not located.message.row:
            place += f",col={located.column}"
        head = f"::{_LEVELS[found.severity]} {place},title={_property(found.rule)}"
        return f"{head}::{_message(f'“{found.text}” {found.message}')}\n"

    def end(self, statistics: Statistics | None) -> str:
        """Return one notice with the counts, if asked for."""
        if statistics is None:
            return ""
        counts = f"{statistics.texts} texts, {statistics.findings} findings"
        return f"::notice title=agent-assist::{counts}\n"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
