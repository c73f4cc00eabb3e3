"""What drafting needs from outside: the rules in force, and a memory for what agents set aside."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from agent_assist.linting.finding import Applied, Finding, Fix, LintContext


class Checker(Protocol):
    """Checks texts against the rules in force; may be asked from any worker."""

    def check(self, text: str, context: LintContext) -> tuple[Finding, ...]:
        """Return the findings in reading order."""
        ...

    def offered(self, text: str, finding: Finding, context: LintContext) -> tuple[Fix, ...]:
        """Return the fixes of a finding that bring no new finding into the text."""
        ...

    def apply(self, text: str, fix: Fix, context: LintContext) -> Applied:
        """Return the text with the fix in it, and the gaps that are still to be filled."""
        ...


class NoRules:
    """A checker that finds nothing, for rules that cannot be opened."""

    def check(self, *_: object, **__: object) -> tuple[Finding, ...]:
        """Return no finding."""
        return ()

    def offered(self, *_: object, **__: object) -> tuple[Fix, ...]:
        """Return no fix."""
        return ()

    def apply(self, text: str, *_: object, **__: object) -> Applied:
        """Return the text as it is."""
        return Applied(text, ())


class DismissalStore(Protocol):
    """Remembers which rules agents set aside and overrode; never a word of the text."""

    def add_dismissal(self, agent: str, finding: Finding, reason: str, now: datetime) -> None:
        """Keep that a finding was dismissed; its span only as a keyed hash."""
        ...

    def add_shown(self, rules: Collection[str]) -> None:
        """Count a draft in which these rules found something."""
        ...

    def dismissal_rates(self) -> Mapping[str, float]:
        """Return the share of drafts with a finding of each rule in which it was dismissed."""
        ...

    def add_override(self, agent: str, rule: str, now: datetime) -> None:
        """Keep that a text was inserted although a rule held it back."""
        ...


class RulesCache(Protocol):
    """Keeps rules that were made ready, as one text by the digest of what it was made from."""

    def read(self, digest: str) -> str | None:
        """Return the text of this digest, None when there is none."""
        ...

    def write(self, digest: str, text: str) -> None:
        """Keep the text; one that cannot be written is left out, the next start makes it again."""
        ...
