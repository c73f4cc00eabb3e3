"""The report for people: one line a finding, and its first fix below."""

from agent_assist.i18n import _
from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import Scope
from agent_assist.linting.located import Located


class TextOutput:
    """path:line:column severity rule “text” message."""

    def begin(self) -> str:
        """Return nothing; the first finding is the first line."""
        return ""

    def finding(self, located: Located) -> str:
        """Return one line, and a second with the first fix if there is one."""
        found = located.finding
        shown = found.text.replace("\n", "⏎")
        line = (
            f"{located.message.path or '-'}:{located.line}:{located.column}: "
            f"{found.severity.word} {found.rule} “{shown}” {found.message}\n"
        )
        if not found.fixes or found.fixes[0].scope is Scope.MASK:
            return line
        fix = found.fixes[0]
        return line + f"    → {fix.text}\n" if fix.text else line

    def end(self, statistics: Statistics | None) -> str:
        """Return a table of counts, if asked for."""
        if statistics is None:
            return ""
        lines = [
            "",
            _("{texts} texts, {hit} with findings, {findings} findings").format(
                texts=statistics.texts,
                hit=statistics.texts_with_findings,
                findings=statistics.findings,
            ),
        ]
        for counter in (
            statistics.by_severity,
            statistics.by_category,
            statistics.by_rule,
            statistics.by_speaker,
        ):
            lines += [f"{count:>8}  {name}" for name, count in counter.most_common()]
            lines.append("")
        return "\n".join(lines)
