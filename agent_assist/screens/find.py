"""The find screen: search as one types, fill the blanks, put the text where it belongs.

One class serves the panel and the palette; both show the interaction at hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final, Protocol

from agent_assist.dates.entry import read_date
from agent_assist.errors import AgentAssistError
from agent_assist.i18n import _
from agent_assist.library.failed_search import may_be_kept
from agent_assist.library.match import Result
from agent_assist.library.placeholders import FROM_SETTINGS, Filled, Segment, blanks, fill
from agent_assist.library.ports import Finder, UsageStore
from agent_assist.library.response import CannedResponse, Placeholder, PlaceholderKind
from agent_assist.linting.ports import Checker
from agent_assist.packs.folders import OWN
from agent_assist.runtime.desktop import Inserter, Outcome, OutcomeKind, Target
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.current import Current
from agent_assist.screens.filled_check import FilledCheck, context_of
from agent_assist.screens.messages import insertion
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence
from agent_assist.screens.messages.standing import Standing
from agent_assist.screens.rows import Chip, Row, row
from agent_assist.settings import SETTINGS

_PAUSE_MS: Final = 2_000
_CHIPS: Final = 5


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of the form: what it is called, what it takes and what stands in it."""

    name: str
    prompt: str
    kind: str
    value: str
    choices: tuple[str, ...]
    is_required: bool


class Look(StrEnum):
    """How a piece of the preview looks."""

    PLAIN = "plain"
    FILLED = "filled"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as it will be inserted."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class State:
    """What the screen shows; `chosen` is the index of a row, -1 when there is none.

    `notice` answers what was done last, `found` is what the rules find in the filled text,
    `standing` what else is to be read.
    """

    query: str = ""
    rows: tuple[Row, ...] = ()
    chosen: int = -1
    language: str = "zh"
    chips: tuple[Chip, ...] = ()
    blanks: tuple[Blank, ...] = ()
    preview: tuple[Piece, ...] = ()
    note: str = ""
    first_missing: str = ""
    found: Notice | None = None
    standing: Notice | None = None
    notice: Notice | None = None
    is_provisional: bool = False
    is_settled: bool = True


class View(Protocol):
    """Shows the state."""

    def show_state(self, state: State) -> None:
        """Show this state."""
        ...

    def focus_blank(self, name: str) -> None:
        """Bring the cursor into a blank that must be filled first."""
        ...

    def finished(self) -> None:
        """The text is on its way: a palette goes out of sight."""
        ...


class Unseen:
    """The view before there is a window: it shows nothing."""

    def show_state(self, state: State) -> None:
        """Show nothing."""

    def focus_blank(self, name: str) -> None:
        """Move no cursor."""

    def finished(self) -> None:
        """Hide nothing."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What the find screen works with."""

    finder: Callable[[], Finder]
    usage: UsageStore
    runner: TaskRunner
    inserter: Inserter
    topics: Topics
    current: Current
    scenario_titles: Callable[[], Mapping[str, str]] = field(default=dict)
    checker: Callable[[], Checker | None] = lambda: None
    draft_first: Callable[[], bool] = lambda: False


class FindScreen:
    """Takes the agent's intents and keeps the state; a late answer to an old query is dropped."""

    def __init__(self, ports: Ports, *, limit: int) -> None:
        self._ports = ports
        self._view: View = Unseen()
        self._limit = limit
        self._target: Callable[[], Target | None] = lambda: None
        self._results: tuple[Result, ...] = ()
        self._filled: Filled | None = None
        self._favourites: tuple[str, ...] = ()
        self._asked = 0
        self._answered: str | None = None
        self._kept = ""
        self._offered: tuple[str, tuple[str, ...]] = ("", ())
        self._is_searching = False
        self._standing = Standing()
        self._then: Callable[[], None] | None = None
        self._call_off_pause: Callable[[], None] = lambda: None
        self._draft: Callable[[str, Target | None], None] = lambda _text, _target: None
        self._check = FilledCheck(ports.checker, ports.runner, self._checked)
        self.state = State(language=ports.current.interaction.language)
        for topic in (Topic.LIBRARY, Topic.HABITS, Topic.SETTINGS, Topic.INTERACTION):
            ports.topics.subscribe(topic, self.refresh)
        ports.topics.subscribe(Topic.VALUES, self._values_changed)

    def target_from(self, target: Callable[[], Target | None]) -> None:
        """Say where the target of the next insertion comes from."""
        self._target = target

    def drafts_with(self, draft: Callable[[str, Target | None], None]) -> None:
        """Say who opens a response as a draft."""
        self._draft = draft

    def show_on(self, view: View) -> None:
        """Show the state on another view, after the window has been laid out anew."""
        self._view = view
        self._show(self.state.chosen)

    # Intents

    def typed(self, text: str) -> None:
        """Search for the text in the box."""
        self._wait_for_pause(text)
        self._then, self._kept = None, ""
        if text and self.state.standing and not (self.state.notice or self.state.found):
            self._standing.pass_on()
        standing = self._standing.first()
        self.state = replace(
            self.state, query=text, notice=None, standing=standing, is_settled=False
        )
        self._asked += 1
        self._search()

    def ask(self, text: str) -> None:
        """Search for a text that was typed nowhere: the box shows it before the answer comes."""
        self.typed(text)
        self._view.show_state(self.state)

    def refresh(self) -> None:
        """Ask the same query again: the library, the settings or the interaction has changed."""
        self.state = replace(self.state, is_settled=False)
        self._asked += 1
        self._search()

    def choose(self, index: int) -> None:
        """Choose a row by its index; out of range is nothing."""
        if 0 <= index < len(self._results):
            self._show(chosen=index)

    def move(self, step: int) -> None:
        """Choose the row this many places further, stopping at the ends."""
        if self._results:
            self._show(chosen=min(max(self.state.chosen + step, 0), len(self._results) - 1))

    def use_scenario(self, scenario: str) -> None:
        """Narrow to a scenario, or widen again when it is the one at hand."""
        at_hand = self._ports.current.interaction.scenario
        self._ports.current.use_scenario(None if scenario == at_hand else scenario)

    def next_scenario(self) -> None:
        """Go to the next of the scenarios on offer, after the last one to none."""
        ids = [chip.id for chip in self.state.chips]
        at_hand = self._ports.current.interaction.scenario
        place = ids.index(at_hand) + 1 if at_hand in ids else 0
        self._ports.current.use_scenario(ids[place] if place < len(ids) else None)

    def use_language(self, language: str) -> None:
        """Answer in this language from now on."""
        self._ports.current.use_language(language)

    def fill_blank(self, name: str, text: str) -> None:
        """Remember a value for this customer and show the text with it."""
        blank = next((blank for blank in self.state.blanks if blank.name == name), None)
        value = text
        if blank is not None and blank.kind == PlaceholderKind.DATE:
            value = _iso(text, self._ports.current.context().now.date())
        self._ports.current.learn(name, value)

    def toggle_favourite(self) -> None:
        """Mark or unmark the chosen response as a favourite."""
        if response := self.chosen_response():
            marked = response.id in self._favourites
            self._write(
                partial(
                    self._ports.usage.set_favourite,
                    self._ports.current.agent,
                    response.id,
                    is_favourite=not marked,
                )
            )

    def insert(self) -> None:
        """Put the chosen text into the target, once it answers what was typed last."""
        self._when_settled(self._insert)

    def insert_row(self, index: int) -> None:
        """Choose a row that is seen now and put it into the target."""
        if 0 <= index < len(self._results):
            self._show(chosen=index)
            self._insert()

    def copy(self) -> None:
        """Put the chosen text on the clipboard."""
        self._when_settled(self._copy)

    def undo(self) -> None:
        """Take the last insertion back."""
        if not self._ports.inserter.undo(self._undone):
            self.tell(insertion.undone(None))

    def finish(self) -> None:
        """The agent gives the search up (Esc): nothing waits for its answer any more."""
        self._then = None
        self._keep_failed()

    def clear(self) -> None:
        """Start with an empty box."""
        self.ask("")

    def tell(self, notice: Notice | None) -> None:
        """Show what came of the agent's last action in the place that is kept for notices."""
        self.state = replace(self.state, notice=notice)
        self._view.show_state(self.state)

    def stand(self, notice: Notice) -> Notice:
        """Show a notice until it is read, that is until the agent types; return what is shown."""
        self._standing.add(notice)
        first = self._standing.first() or notice
        self.state = replace(self.state, standing=first)
        self._view.show_state(self.state)
        return first

    def chosen_response(self) -> CannedResponse | None:
        """Return the response of the chosen row."""
        chosen = self.state.chosen
        return self._results[chosen].response if 0 <= chosen < len(self._results) else None

    def chosen_text(self) -> str:
        """Return the chosen response as a draft: blanks without a value stand as `{{name}}`."""
        response = self.chosen_response()
        if self._filled is None or response is None:
            return ""
        return "".join(
            part.text if part.is_filled else f"{{{{{part.placeholder}}}}}"
            for part in self._filled.segments
        )

    def target(self) -> Target | None:
        """Return the window that the next insertion goes to."""
        return self._target()

    # Searching

    def _search(self) -> None:
        if self._is_searching:
            return
        self._is_searching = True
        query, context = self.state.query, self._ports.current.context()
        finder = self._ports.finder()
        find = partial(finder.find, query) if query.strip() else finder.suggest
        self._ports.runner.run(
            partial(find, context, limit=self._limit),
            partial(self._found, self._asked),
            partial(self._search_failed, self._asked),
        )

    def _found(self, asked: int, results: tuple[Result, ...]) -> None:
        self._is_searching = False
        if asked != self._asked:
            self._search()
            return
        before = self.chosen_response() if self._answered == self.state.query else None
        self._results = results
        self._favourites = self._ports.finder().favourites()
        self._answered = self.state.query
        self.state = replace(self.state, is_settled=True)
        self._show(chosen=self._place_of(before))
        then, self._then = self._then, None
        if then:
            then()

    def _place_of(self, response: CannedResponse | None) -> int:
        """Return where a response chosen before stands now, else the first place."""
        ids = [result.response.id for result in self._results]
        if response is not None and response.id in ids:
            return ids.index(response.id)
        return 0 if ids else -1

    def _values_changed(self) -> None:
        if self._results:
            self._show(self.state.chosen)

    def _search_failed(self, asked: int, error: Exception) -> None:
        self._is_searching = False
        if asked != self._asked:
            self._search()
            return
        self._results, self._answered, self._then = (), None, None
        self.state = replace(self.state, is_settled=True)
        self._show(chosen=-1)
        self._failed(error)

    def _when_settled(self, call: Callable[[], None]) -> None:
        if self.state.is_settled:
            call()
        else:
            self._then = call

    def _wait_for_pause(self, text: str) -> None:
        self._call_off_pause()
        if text.strip():
            self._call_off_pause = self._ports.runner.later(_PAUSE_MS, self._keep_failed)

    def _keep_failed(self) -> None:
        """Keep a finished search once, when the whole library has nothing and it may be kept."""
        self._call_off_pause()
        query = self.state.query
        has_failed = self._answered == query and not self.state.rows and self.state.is_settled
        if self.state.is_provisional or not has_failed or self._kept or not may_be_kept(query):
            return
        self._kept = query
        agent, now = self._ports.current.agent, self._ports.current.context().now
        keep = partial(self._ports.usage.add_failed_search, agent, query.strip(), now)
        self._ports.runner.run(keep, lambda _: None, self._failed)

    # Showing

    def _show(self, chosen: int) -> None:
        context = self._ports.current.context()
        titles = self._ports.scenario_titles()
        rows = tuple(
            row(result, context, titles, is_favourite=result.response.id in self._favourites)
            for result in self._results
        )
        self.state = replace(
            self.state,
            rows=rows,
            chosen=chosen,
            language=context.language,
            chips=self._chips(titles, context.scenario),
            is_provisional=self._ports.finder().is_provisional,
        )
        self._fill()
        self._view.show_state(self.state)

    def _fill(self) -> None:
        response = self.chosen_response()
        if response is None:
            self._filled = None
            self.state = replace(
                self.state, preview=(), blanks=(), note="", first_missing="", found=None
            )
            return
        context = self._ports.current.context()
        self._filled = filled = fill(response, context)
        known = {name: value.reveal() for name, value in context.values.items()}
        self.state = replace(
            self.state,
            preview=tuple(_piece(segment) for segment in filled.segments),
            note=response.note,
            blanks=tuple(
                _blank(placeholder, known)
                for placeholder in blanks(response)
                if placeholder.name not in FROM_SETTINGS or placeholder.name in filled.missing
            ),
            first_missing=filled.missing[0] if filled.missing else "",
        )
        if _is_own_wording(response, filled):
            self._check.look_at(self.chosen_text(), context_of(response, context), self._failed)
        else:
            self._check.forget()
        self.state = replace(self.state, found=self._check.notice)

    def _checked(self) -> None:
        self.state = replace(self.state, found=self._check.notice)
        self._view.show_state(self.state)

    def _chips(self, titles: Mapping[str, str], at_hand: str | None) -> tuple[Chip, ...]:
        """Return the scenarios on offer; narrowing to one of them leaves all where they are."""
        query, offered = self._offered
        if at_hand is None or query != self.state.query or at_hand not in offered:
            seen = [result.response.scenario for result in self._results]
            ids = dict.fromkeys(([at_hand] if at_hand else []) + [s for s in seen if s in titles])
            offered = tuple(ids)[:_CHIPS]
            self._offered = (self.state.query, offered)
        return tuple(Chip(id_, titles.get(id_, id_), id_ == at_hand) for id_ in offered)

    # Inserting

    def _insert(self) -> None:
        target = self._target()
        if self._ports.draft_first() and self._filled:
            self._view.finished()
            self._draft(self.chosen_text(), target)
            return
        filled, response = self._ready()
        if filled is None or response is None:
            return
        self.tell(None)
        self._view.finished()
        self._ports.inserter.insert(filled.text, target, partial(self._inserted, response))

    def _inserted(self, response: CannedResponse, outcome: Outcome) -> None:
        self.tell(insertion.after(outcome))
        if outcome.kind in {OutcomeKind.INSERTED, OutcomeKind.INSERTED_UNCONFIRMED}:
            current = self._ports.current
            now = current.context().now
            self._write(partial(self._ports.usage.add_use, current.agent, response, now))

    def _copy(self) -> None:
        filled, _response = self._ready()
        if filled is None:
            return
        self._ports.inserter.copy(filled.text)
        self.tell(insertion.copied())

    def _ready(self) -> tuple[Filled | None, CannedResponse | None]:
        """Return the text that may go out; without one, say or show what is missing."""
        filled, response = self._filled, self.chosen_response()
        if filled is None or response is None:
            return None, None
        if not filled.is_complete:
            self._view.focus_blank(self.state.first_missing)
            return None, None
        context = context_of(response, self._ports.current.context())
        is_own = _is_own_wording(response, filled)
        if is_own and (held := self._check.held_back(filled.text, context)):
            self.tell(held)
            return None, None
        return filled, response

    def _undone(self, outcome: Outcome) -> None:
        self.tell(insertion.undone(outcome))

    def _write(self, work: Callable[[], None]) -> None:
        self._ports.runner.run(
            work, lambda _: self._ports.topics.publish(Topic.USAGE), self._failed
        )

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self.tell(sentence(error))


def _is_own_wording(response: CannedResponse, filled: Filled) -> bool:
    """Tell whether an agent has written any of it; what is shipped is checked before it ships."""
    written = {part.placeholder for part in filled.segments if part.is_filled}
    return response.pack == OWN or bool(written - {"", "today", *FROM_SETTINGS})


def _blank(placeholder: Placeholder, known: Mapping[str, str]) -> Blank:
    return Blank(
        name=placeholder.name,
        prompt=_prompt(placeholder),
        kind=placeholder.kind.value,
        value=known.get(placeholder.name, placeholder.default),
        choices=placeholder.choices,
        is_required=placeholder.required,
    )


def _prompt(placeholder: Placeholder) -> str:
    """Return what to ask for; the agent's own words are called as the settings call them."""
    label = next((row.label for row in SETTINGS if row.name == placeholder.name), "")
    return _(label) if placeholder.name in FROM_SETTINGS else placeholder.prompt or placeholder.name


def _piece(segment: Segment) -> Piece:
    if not segment.placeholder:
        return Piece(segment.text, Look.PLAIN)
    return Piece(segment.text, Look.FILLED if segment.is_filled else Look.MISSING)


def _iso(text: str, today: date) -> str:
    day = read_date(text, today)
    return day.isoformat() if day else text
