"""Counts over a run: texts read, findings per rule, category, severity and agent."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from agent_assist.linting.located import Located


@dataclass(slots=True)
class Statistics:
    """Counts that grow while a run goes on."""

    texts: int = 0
    texts_with_findings: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)
    by_category: Counter[str] = field(default_factory=Counter)
    by_severity: Counter[str] = field(default_factory=Counter)
    by_speaker: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[Located]) -> None:
        """Count the findings of one text."""
        some = list(found)
        self.texts_with_findings += bool(some)
        for located in some:
            self.by_rule[located.finding.rule] += 1
            self.by_category[located.finding.category] += 1
            self.by_severity[located.finding.severity.word] += 1
            if located.message.speaker:
                self.by_speaker[located.message.speaker] += 1

    @property
    def findings(self) -> int:
        """How many findings there were."""
        return self.by_rule.total()

    def as_row(self) -> dict[str, Any]:
        """Return the counts as a report holds them, the most frequent first."""
        return {
            "texts": self.texts,
            "texts_with_findings": self.texts_with_findings,
            "findings": self.findings,
            "severities": dict(self.by_severity.most_common()),
            "categories": dict(self.by_category.most_common()),
            "rules": dict(self.by_rule.most_common()),
            "agents": dict(self.by_speaker.most_common()),
        }
