"""What the team has set about itself: its own contacts, its register, its changes to rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from agent_assist.linting.finding import Action, Severity


@dataclass(frozen=True, slots=True)
class House:
    """The settings of the table `[lint]` that rules are judged by.

    `hotlines`, `domains` and `mailboxes` are the team's own and may be told to anybody;
    `warranty_terms` are phrases that no overpromise rule finds; `internal_hosts` are endings of
    names that only colleagues reach, such as `.corp.example`.
    """

    hotlines: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    mailboxes: tuple[str, ...] = ()
    warranty_terms: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    register: str = ""
    disabled: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    actions: Mapping[str, Action] = field(default_factory=lambda: MappingProxyType({}))

    def owns_number(self, digits: str) -> bool:
        """Tell whether a telephone number is one of the team's own, with or without country."""
        own = ("".join(c for c in hotline if c.isdigit()) for hotline in self.hotlines)
        return any(number and digits.endswith(number) for number in own)

    def owns_address(self, address: str) -> bool:
        """Tell whether an e-mail address is the team's own, or of one of its domains."""
        domain = address.rpartition("@")[2]
        return address in map(str.lower, self.mailboxes) or any(
            domain == own.lower() or domain.endswith("." + own.lower()) for own in self.domains
        )
