"""The library in force: what is found in it, the agent's habits, and changes to own pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from typing import Final

from agent_assist.errors import Fault, FileProblem, PageUnreadable
from agent_assist.library import page
from agent_assist.library.layers import layers_of
from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.ports import Searcher, UsageStore
from agent_assist.library.quick import QuickFind
from agent_assist.library.resolution import Underneath, resolve
from agent_assist.library.response import CannedResponse, Key
from agent_assist.library.scenarios import Scenario
from agent_assist.library.uses import NO_USES, Use, Uses
from agent_assist.packs import folders, own
from agent_assist.packs.files import Pack, read
from agent_assist.runtime.context import Context

_RECENT: Final = 10
_OPENING: Final = "opening"
_DAY_S: Final = 86_400


@dataclass(frozen=True, slots=True)
class Habits:
    """What the agent at work has used and marked, as of the last look."""

    uses: Uses = NO_USES
    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()


def habits(store: UsageStore, agent: str, now: datetime) -> Habits:
    """Read an agent's habits from the usage store."""
    uses = {
        response_id: Use(record.count, max((now - record.last).total_seconds(), 0.0) / _DAY_S)
        for response_id, record in store.uses(agent).items()
    }
    recent = tuple(dict.fromkeys(key.id for key in store.recent(agent, _RECENT)))
    return Habits(Uses(uses), store.favourites(agent), recent)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was read from the packs besides the index: faults and copies to look at again."""

    packs: tuple[Pack, ...] = ()
    faults: tuple[Fault, ...] = ()
    underneath: tuple[Underneath, ...] = ()


class Collection:
    """Finder, shelf and pages in one; it may be asked from any worker while it changes."""

    def __init__(self, own_pack: Pack, today: Callable[[], date]) -> None:
        self._own = own_pack
        self._today = today
        self._quick = QuickFind(())
        self._search: Searcher | None = None
        self._shelf = Shelf()
        self._habits = Habits()
        self._opening: tuple[str, ...] = ()
        self._changed: dict[Key, None] = {}
        self._lock = Lock()

    # What the composition root hands in

    def adopt(self, shelf: Shelf, search: Searcher) -> None:
        """Answer from this index from now on."""
        self._shelf, self._search = shelf, search
        for key in tuple(self._changed):
            # The page may have been written after the packs were read.
            self._settle(key)

    def adopt_quick(self, responses: Sequence[CannedResponse]) -> None:
        """Answer from plain titles until the index is there."""
        self._quick = QuickFind(responses)

    def adopt_scenarios(self, scenarios: Iterable[Scenario]) -> None:
        """Know which scenarios open a conversation."""
        self._opening = tuple(s.id for s in scenarios if s.stage == _OPENING)

    def note_habits(self, known: Habits) -> None:
        """Rank by these habits from now on."""
        self._habits = known

    # Finding

    @property
    def is_provisional(self) -> bool:
        """Whether the index is still being read."""
        return self._search is None

    def favourites(self) -> tuple[str, ...]:
        """Return the ids that the agent at work has marked, newest first."""
        return self._habits.favourites

    def find(self, query: str, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return the results, best first."""
        if self._search is None:
            return self._quick.find(query, context, limit=limit)
        return self._search.find(query, context, limit=limit, uses=self._habits.uses)

    def suggest(self, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return favourites, what was used last, then what is most likely wanted.

        With a scenario at hand only its responses are wanted, best first.
        """
        if self._search is None:
            return ()
        likely = self._search.suggest(context, limit=limit, uses=self._habits.uses)
        if context.scenario:
            return likely
        known = self._habits
        ids = dict.fromkeys((*known.favourites, *known.recent))
        marked = [self._marked(response_id, context) for response_id in ids]
        first = [result for result in marked if result is not None][:limit]
        usual = likely if known.uses.by_id else (*self._openers(context, limit), *likely)
        best = {result.response.id: result for result in reversed((*first, *usual))}
        order = dict.fromkeys(result.response.id for result in (*first, *usual))
        return tuple(best[response_id] for response_id in order)[:limit]

    def _openers(self, context: Context, limit: int) -> tuple[Result, ...]:
        """Return how conversations begin, for an agent who has used nothing yet."""
        found: list[Result] = []
        for scenario in self._opening:
            here = replace(context, scenario=scenario)
            if self._search is not None and len(found) < limit:
                found += [
                    result
                    for result in self._search.suggest(here, limit=limit, uses=NO_USES)
                    if result.response.scenario == scenario
                ]
        return tuple(found)

    def get(self, response_id: str, language: str) -> CannedResponse | None:
        """Return a response in this language or the nearest one, None when there is none."""
        return self._search.get(response_id, language) if self._search else None

    def _marked(self, response_id: str, context: Context) -> Result | None:
        response = self.get(response_id, context.language) or self.get(response_id, "")
        if response is None or not response.is_offered(context.now.date()):
            return None
        return Result(response, 0.0, Match("", MatchKind.EXACT, response.language))

    # The shelf

    def own_pages(self) -> tuple[CannedResponse, ...]:
        """Return the pages of the agent's own pack."""
        own_pack = self._own
        pages = (_parsed(own_pack, path) for path in folders.response_pages(own_pack))
        return tuple(response for response in pages if response is not None)

    def changed_underneath(self) -> tuple[Underneath, ...]:
        """Return own copies whose page below has changed since they were made."""
        return self._shelf.underneath

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with pages that did not load."""
        return self._shelf.faults

    def free_id(self, wish: str) -> str:
        """Return the wish, or the wish with the first number that makes it free."""
        number, free = 1, wish
        while self.get(free, "") is not None or folders.holds(self._own, free):
            number += 1
            free = f"{wish}_{number}"
        return free

    def save(self, response: CannedResponse) -> None:
        """Write a page of the own pack and bring the index up to date.

        Raises:
            FileProblem: the page cannot be written; nothing is changed then.
        """
        path = own.page_path(self._own, response.scenario, response.id, response.language)
        own.write(path, page.render(response))
        for other in folders.pages_of(self._own, response.id, response.language):
            if other != path:
                own.remove(other)
        self._settle(response.key)

    def remove(self, key: Key) -> None:
        """Remove a page of the own pack; the page below it, if any, is in force again.

        Raises:
            FileProblem: the page cannot be removed.
        """
        for path in folders.pages_of(self._own, key.id, key.language):
            own.remove(path)
        self._settle(key)

    def _settle(self, key: Key) -> None:
        """Read one response anew from all packs and put what is in force into the index."""
        self._changed[key] = None
        layers = layers_of(self._shelf.packs, (key,), [])
        found = resolve(layers, self._today())
        with self._lock:
            others = tuple(u for u in self._shelf.underneath if u.copy.key != key)
            self._shelf = replace(self._shelf, underneath=(*others, *found.underneath))
            if self._search is not None:
                gone = () if found.responses else (key,)
                self._search = self._search.with_changes(found.responses, gone)


def _parsed(pack: Pack, path: Path) -> CannedResponse | None:
    try:
        return page.parse(read(pack, path))
    except (PageUnreadable, FileProblem):
        return None
