"""One run of `lint` over files: checks block by block, keeps count, writes the report."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from agent_assist.cli.lint_sources import is_log, messages
from agent_assist.cli.progress import Bar
from agent_assist.cli.rule_sources import tell
from agent_assist.errors import Fault
from agent_assist.linting.baseline import Baseline
from agent_assist.linting.collector import paused
from agent_assist.linting.config import LintConfig
from agent_assist.linting.counts import Statistics
from agent_assist.linting.finding import LintContext, Severity
from agent_assist.linting.ignores import ignores_in, without_ignored
from agent_assist.linting.linter import Linter
from agent_assist.linting.located import Located, Message, locate
from agent_assist.linting.outputs.output import Output
from agent_assist.linting.redaction import Redaction, redacted
from agent_assist.linting.wording import Wording

_BLOCK: Final = 300_000  # characters that are checked in one pass


@dataclass(slots=True)
class Run:
    """What a run is given, and what it has seen so far."""

    linter: Linter
    context: LintContext
    config: LintConfig
    redaction: Redaction
    output: Output
    baseline: Baseline | None = None
    wording: Wording = field(default_factory=Wording)
    statistics: Statistics = field(default_factory=Statistics)
    known: list[Located] = field(default_factory=list)
    keeps_known: bool = False
    worst: int = 0
    has_faults: bool = False
    is_interrupted: bool = False

    def over(self, files: Iterable[Path]) -> Iterator[str]:
        """Yield the report piece by piece; Ctrl+C ends it early and leaves it whole."""
        yield self.output.begin()
        with paused(), suppress(KeyboardInterrupt):
            self.is_interrupted = True
            for path in files:
                yield from self._file(path)
            self.is_interrupted = False

    def _file(self, path: Path) -> Iterator[str]:
        block: list[Message] = []
        size = 0
        bar = Bar(path, is_wanted=is_log(path))
        try:
            for message in messages(path, self.context, self.config.columns, bar.watch):
                if isinstance(message, Fault):
                    self.has_faults = True
                    tell([message])
                    continue
                block.append(message)
                size += len(message.text)
                if size >= _BLOCK:
                    yield from self._block(block)
                    bar.show(block[-1].line)
                    block, size = [], 0
        except OSError as error:
            self.has_faults = True
            reason = error.strerror or str(error)
            tell([Fault(path, 1, "unreadable", (("reason", reason),))])
        yield from self._block(block)
        bar.clear()

    def _block(self, block: list[Message]) -> Iterator[str]:
        rows = [(message.text, message.context) for message in block]
        found = dict(self.linter.check_rows(rows))
        self.statistics.texts += len(block)
        for number, message in enumerate(block):
            # A plain text is looked at even if nothing was found: its comments may be of no use.
            if number in found or not message.row:
                located = [locate(message, finding) for finding in found.get(number, ())]
                yield from self._report(message, located)

    def _report(self, message: Message, found: list[Located]) -> Iterator[str]:
        if not message.row:
            ignores = ignores_in(message.text)
            found, unused = without_ignored(found, ignores)
            for ignore in unused:
                code = "unused_ignore" if ignore.reason else "ignore_without_reason"
                facts = (("value", ignore.rule),)
                tell([Fault(Path(message.path or "-"), ignore.line, code, facts)])
        if self.keeps_known:
            self.known += found
        if self.baseline is not None:
            found = self.baseline.new(found)
        self.statistics.add(found)
        for located in found:
            self.worst = max(self.worst, located.finding.severity)
            finding = self.wording.of(redacted(located.finding, self.redaction))
            shown = replace(located, finding=finding)
            yield self.output.finding(shown)

    def reaches(self, fail_on: str) -> bool:
        """Tell whether a finding was as bad as `fail_on`, a severity or `never`."""
        return fail_on != "never" and self.worst >= Severity[fail_on.upper()]
