"""The library's shelf in memory."""

from dataclasses import dataclass, field

from agent_assist.errors import Fault
from agent_assist.library.resolution import Underneath
from agent_assist.library.response import CannedResponse, Key


@dataclass(eq=False)
class FakeShelf:
    """The library screen's port; `taken` are the ids in use, `error` is raised by writes."""

    own: tuple[CannedResponse, ...] = ()
    underneath: tuple[Underneath, ...] = ()
    bad: tuple[Fault, ...] = ()
    taken: set[str] = field(default_factory=set)
    saved: list[CannedResponse] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    error: Exception | None = None

    def own_pages(self) -> tuple[CannedResponse, ...]:
        """Return the own pages."""
        return self.own

    def changed_underneath(self) -> tuple[Underneath, ...]:
        """Return the copies to look at again."""
        return self.underneath

    def faults(self) -> tuple[Fault, ...]:
        """Return the faults."""
        return self.bad

    def free_id(self, wish: str) -> str:
        """Return the wish, numbered when it is taken."""
        number, free = 1, wish
        while free in self.taken:
            number += 1
            free = f"{wish}_{number}"
        return free

    def save(self, response: CannedResponse) -> None:
        """Remember the response."""
        self._may_write()
        self.saved.append(response)

    def remove(self, key: Key) -> None:
        """Remember the key."""
        self._may_write()
        self.removed.append(key)

    def _may_write(self) -> None:
        if self.error:
            raise self.error
