"""One exchange with a customer on any channel, from the first word to the wrap-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from agent_assist.runtime.context import Channel
from agent_assist.sensitive import Sensitive


@dataclass(frozen=True, slots=True)
class Interaction:
    """The exchange at hand: the customer's language, the channel, the scenario, known values.

    Values live in memory only and go with the interaction.
    """

    id: str
    language: str
    channel: Channel | None = None
    scenario: str | None = None
    values: Mapping[str, Sensitive[str]] = field(default_factory=lambda: MappingProxyType({}))

    def with_value(self, name: str, value: str) -> "Interaction":
        """Return the interaction with a value learnt, or forgotten when it is empty."""
        values = {**self.values, name: Sensitive(value)}
        if not value.strip():
            del values[name]
        return replace(self, values=MappingProxyType(values))
