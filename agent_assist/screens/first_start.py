"""The first start: which pages are asked of this agent, in which order, and what was answered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from agent_assist.settings import Settings, Value

WHO: Final = ("company", "agent_name", "agent_no")


class Page(StrEnum):
    """One page of the assistant."""

    LANGUAGE = "language"
    WHO = "who"
    HOTKEY = "hotkey"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class State:
    """What the assistant shows: its pages and the one that is open."""

    pages: tuple[Page, ...]
    at: int = 0

    @property
    def page(self) -> Page:
        """The open page."""
        return self.pages[self.at]

    @property
    def is_first(self) -> bool:
        """Whether there is nothing before the open page."""
        return self.at == 0

    @property
    def is_last(self) -> bool:
        """Whether there is nothing after the open page."""
        return self.at == len(self.pages) - 1


def pages(settings: Settings) -> tuple[Page, ...]:
    """Return the pages that settings and policy leave to be asked; none when they know the agent."""
    if any(settings.text(name) or name in settings.bound for name in ("agent_name", "agent_no")):
        return ()
    asked = {
        Page.LANGUAGE: "language" not in settings.bound and settings.text("language") == "system",
        Page.WHO: True,
        Page.HOTKEY: "palette_hotkey" not in settings.bound,
        Page.KEYS: True,
    }
    return tuple(page for page, is_asked in asked.items() if is_asked)


class FirstStart:
    """Goes through the pages; each answer is in force at once."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        change: Callable[[Mapping[str, Value]], None],
        asked: tuple[Page, ...],
    ) -> None:
        self._settings = settings
        self._change = change
        self.state = State(asked)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings()

    def answer(self, values: Mapping[str, Value]) -> None:
        """Take over what differs from the settings in force."""
        now = self._settings()
        changed = {
            name: value
            for name, value in values.items()
            if name not in now.bound and value != now[name]
        }
        if changed:
            self._change(changed)

    def go(self, by: int) -> State:
        """Open a page further on or back, and return the state."""
        at = min(max(self.state.at + by, 0), len(self.state.pages) - 1)
        self.state = State(self.state.pages, at)
        return self.state
