"""What the library needs from outside: what agents have used, and the pages behind it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent_assist.library.match import Result
from agent_assist.library.response import CannedResponse, Key
from agent_assist.library.uses import Uses
from agent_assist.runtime.context import Context


@dataclass(frozen=True, slots=True)
class UseRecord:
    """How often an agent has inserted a response, over all its languages, and when last."""

    count: int
    last: datetime


class UsageStore(Protocol):
    """Remembers, per agent number, what was used; never any customer's text."""

    def uses(self, agent: str) -> Mapping[str, UseRecord]:
        """Return the agent's uses by response id."""
        ...

    def add_use(self, agent: str, response: CannedResponse, now: datetime) -> None:
        """Count one insertion."""
        ...

    def favourites(self, agent: str) -> tuple[str, ...]:
        """Return the ids that the agent has marked, newest first."""
        ...

    def set_favourite(self, agent: str, response_id: str, *, is_favourite: bool) -> None:
        """Mark or unmark a response."""
        ...

    def recent(self, agent: str, limit: int) -> tuple[Key, ...]:
        """Return what the agent used last, newest first."""
        ...

    def add_failed_search(self, agent: str, query: str, now: datetime) -> None:
        """Keep a search that found nothing; the caller has seen to it that it may be kept."""
        ...


class Searcher(Protocol):
    """The compiled library; nothing in it changes, so that any worker may ask."""

    def find(self, query: str, context: Context, *, limit: int, uses: Uses) -> tuple[Result, ...]:
        """Return the results, best first."""
        ...

    def suggest(self, context: Context, *, limit: int, uses: Uses) -> tuple[Result, ...]:
        """Return what is most likely wanted before anything is typed."""
        ...

    def get(self, response_id: str, language: str) -> CannedResponse | None:
        """Return a response in this language or what may stand in for it."""
        ...

    def with_changes(
        self, changed: Sequence[CannedResponse], removed: Collection[Key] = ()
    ) -> "Searcher":
        """Return a search in which these responses are new or replaced and those keys are gone."""
        ...


class Finder(Protocol):
    """Finds responses; `is_provisional` answers come before the index is there."""

    def find(self, query: str, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return the results, best first."""
        ...

    def suggest(self, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return what to show before anything is typed."""
        ...

    def get(self, response_id: str, language: str) -> CannedResponse | None:
        """Return a response in this language or the nearest one, None when there is none."""
        ...

    def favourites(self) -> tuple[str, ...]:
        """Return the ids that the agent at work has marked, newest first."""
        ...

    @property
    def is_provisional(self) -> bool:
        """Whether the index is still being read."""
        ...


class Pages(Protocol):
    """Writes the agent's own pages and tells which of them need a look."""

    def save(self, response: CannedResponse) -> None:
        """Write a page of the own pack and bring the index up to date."""
        ...

    def remove(self, key: Key) -> None:
        """Remove a page of the own pack; the page below it, if any, is in force again."""
        ...
