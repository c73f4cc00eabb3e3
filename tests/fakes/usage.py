"""The usage store in memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from agent_assist.errors import FileProblem
from agent_assist.library.ports import UseRecord
from agent_assist.library.response import CannedResponse, Key


@dataclass(eq=False)
class FakeUsage:
    """The port `UsageStore`; `failed_searches` counts by agent and query, `broken` refuses writes."""

    failed_searches: Counter[tuple[str, str]] = field(default_factory=Counter)
    broken: FileProblem | None = None
    _uses: dict[str, dict[Key, UseRecord]] = field(default_factory=dict)
    _favourites: dict[str, list[str]] = field(default_factory=dict)

    def uses(self, agent: str) -> Mapping[str, UseRecord]:
        """Return the agent's uses by response id, over all languages."""
        found: dict[str, UseRecord] = {}
        for key, record in self._uses.get(agent, {}).items():
            before = found.get(key.id, UseRecord(0, record.last))
            found[key.id] = UseRecord(before.count + record.count, max(before.last, record.last))
        return found

    def add_use(self, agent: str, response: CannedResponse, now: datetime) -> None:
        """Count one insertion."""
        self._may_write()
        uses = self._uses.setdefault(agent, {})
        before = uses.get(response.key, UseRecord(0, now))
        uses[response.key] = UseRecord(before.count + 1, now)

    def favourites(self, agent: str) -> tuple[str, ...]:
        """Return what the agent has marked, newest first."""
        return tuple(reversed(self._favourites.get(agent, [])))

    def set_favourite(self, agent: str, response_id: str, *, is_favourite: bool) -> None:
        """Mark or unmark a response."""
        self._may_write()
        marked = self._favourites.setdefault(agent, [])
        if is_favourite and response_id not in marked:
            marked.append(response_id)
        if not is_favourite and response_id in marked:
            marked.remove(response_id)

    def recent(self, agent: str, limit: int) -> tuple[Key, ...]:
        """Return what the agent used last, newest first."""
        uses = self._uses.get(agent, {})
        newest = sorted(sorted(uses, key=str), key=lambda key: uses[key].last, reverse=True)
        return tuple(newest[:limit])

    def add_failed_search(self, agent: str, query: str, now: datetime) -> None:
        """Count a search without result."""
        self._may_write()
        self.failed_searches[agent, query] += 1

    def _may_write(self) -> None:
        if self.broken:
            raise self.broken
