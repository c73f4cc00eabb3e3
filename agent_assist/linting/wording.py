"""Findings in the reader's language: a rule of the same id there says the same to its readers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from agent_assist.linting.finding import Finding
from agent_assist.linting.rule import Rule


@dataclass(frozen=True, slots=True)
class Wording:
    """Message and reason of rules by id; a rule that is not there keeps its own."""

    words: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of_rules(cls, rules: Iterable[Rule], language: str) -> "Wording":
        """Return what the rules of a language say; with no language, nothing is reworded."""
        spoken = {rule.id: (rule.message, rule.why) for rule in rules if rule.language == language}
        return cls(MappingProxyType(spoken))

    def of(self, finding: Finding) -> Finding:
        """Return the finding with message and reason in the reader's language, if they are known."""
        message, why = self.words.get(finding.rule, (finding.message, finding.why))
        return replace(finding, message=message, why=why)
