"""A finder that answers what the test has laid in, and a view that remembers what it was shown."""

from collections.abc import Callable
from dataclasses import dataclass, field

from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.response import CannedResponse
from agent_assist.runtime.context import Context
from agent_assist.screens.find import State

TITLE_BEGINS = Match("title", MatchKind.PREFIX, "zh", ((0, 1),))


@dataclass(eq=False)
class FakeFinder:
    """The port `Finder`: a response is found when its title begins with the query."""

    responses: tuple[CannedResponse, ...] = ()
    marked: tuple[str, ...] = ()
    is_provisional: bool = False
    error: Exception | None = None
    asked: list[tuple[str, Context]] = field(default_factory=list)

    def find(self, query: str, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return the responses whose titles begin so."""
        return self._answer(query, context, lambda r: r.title.startswith(query))[:limit]

    def suggest(self, context: Context, *, limit: int) -> tuple[Result, ...]:
        """Return all responses, those of the scenario at hand alone if there is one."""
        wanted = context.scenario
        return self._answer("", context, lambda r: wanted in {None, r.scenario})[:limit]

    def get(self, response_id: str, language: str) -> CannedResponse | None:
        """Return a response by id and language."""
        return next(
            (r for r in self.responses if (r.id, r.language) == (response_id, language)), None
        )

    def favourites(self) -> tuple[str, ...]:
        """Return what the test has marked."""
        return self.marked

    def _answer(
        self, query: str, context: Context, fits: Callable[[CannedResponse], bool]
    ) -> tuple[Result, ...]:
        self.asked.append((query, context))
        if self.error:
            raise self.error
        return tuple(Result(r, 1.0, TITLE_BEGINS) for r in self.responses if fits(r))


@dataclass(eq=False)
class FakeFindView:
    """The find screen's view; `focused` are the blanks that were wanted, in order."""

    states: list[State] = field(default_factory=list)
    focused: list[str] = field(default_factory=list)
    times_finished: int = 0

    def show_state(self, state: State) -> None:
        """Remember the state."""
        self.states.append(state)

    def focus_blank(self, name: str) -> None:
        """Remember the blank."""
        self.focused.append(name)

    def finished(self) -> None:
        """Count."""
        self.times_finished += 1
