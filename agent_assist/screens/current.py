"""The interaction at hand and the agent who has it: what every screen shares."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from agent_assist.calls.interaction import Interaction
from agent_assist.library.placeholders import FROM_SETTINGS
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.context import Channel, Context
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.sensitive import Sensitive
from agent_assist.settings import Settings


class Current:
    """Holds the open interaction; "next customer" drops all that is known of the last one."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        clock: Clock,
        topics: Topics,
        new_id: Callable[[], str],
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._topics = topics
        self._new_id = new_id
        self._interaction = self._fresh(settings().text("customer_language"))

    @property
    def interaction(self) -> Interaction:
        """The interaction at hand."""
        return self._interaction

    @property
    def agent(self) -> str:
        """The number of the agent at work."""
        return self._settings().text("agent_no")

    def context(self) -> Context:
        """Return what features may know now; the agent's own words come from the settings."""
        interaction = self._interaction
        return Context(
            language=interaction.language,
            now=self._clock.now(),
            channel=interaction.channel,
            scenario=interaction.scenario,
            values=MappingProxyType({**self._agent_values(), **interaction.values}),
        )

    def next_customer(self) -> None:
        """Forget this customer and start afresh in the same language."""
        self._change(self._fresh(self._interaction.language))

    def change_agent(self) -> None:
        """Forget this customer and start afresh as another agent works now."""
        self._change(self._fresh(self._settings().text("customer_language")))

    def use_language(self, language: str) -> None:
        """Speak the customer's language from now on."""
        self._change(replace(self._interaction, language=language))

    def use_scenario(self, scenario: str | None) -> None:
        """Say what the customer's situation is; None when it is open."""
        self._change(replace(self._interaction, scenario=scenario))

    def learn(self, name: str, value: str) -> None:
        """Remember a value for this customer."""
        self._interaction = self._interaction.with_value(name, value)
        self._topics.publish(Topic.VALUES)

    def _agent_values(self) -> Mapping[str, Sensitive[str]]:
        settings = self._settings()
        return {
            name: Sensitive(settings.text(name)) for name in FROM_SETTINGS if settings.text(name)
        }

    def _fresh(self, language: str) -> Interaction:
        channel = self._settings().text("channel")
        return Interaction(self._new_id(), language, Channel(channel) if channel else None)

    def _change(self, interaction: Interaction) -> None:
        self._interaction = interaction
        self._topics.publish(Topic.INTERACTION)
