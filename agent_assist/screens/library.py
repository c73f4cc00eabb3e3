"""The library screen: new, edit, duplicate, retire, and which copies need another look."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from agent_assist.errors import AgentAssistError, Fault
from agent_assist.i18n import _
from agent_assist.library.placeholders import FROM_SETTINGS, malformed, names
from agent_assist.library.ports import Pages
from agent_assist.library.resolution import Underneath
from agent_assist.library.response import CannedResponse, Placeholder, Status
from agent_assist.packs.folders import OWN
from agent_assist.runtime.context import Channel
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.messages import library as messages
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.screens.messages.problems import sentence

FREE_SCENARIO: Final = "own"
_TITLE_LENGTH: Final = 24
_COMMAS: Final = re.compile(r"[,，、]")
_SLUG: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class PageForm:
    """One response as the editor has it; keywords stand between commas, as they are typed."""

    title: str
    body: str
    shortcut: str
    keywords: str
    note: str
    language: str
    scenario: str
    channels: frozenset[str]
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """An own copy beside the page below it, which has changed since."""

    title: str
    own: str
    below: str


@dataclass(frozen=True, slots=True)
class State:
    """What the library page shows: own pages, copies to look at again, pages that did not load."""

    own: tuple[str, ...] = ()
    underneath: tuple[Pair, ...] = ()
    faults: tuple[str, ...] = ()
    notice: Notice | None = None


class View(Protocol):
    """Shows the state."""

    def show_state(self, state: State) -> None:
        """Show this state."""
        ...


Save = Callable[[PageForm], Notice | None]


class Editor(Protocol):
    """Edits one response."""

    def __call__(self, form: PageForm, save: Save) -> None:
        """Open the editor; `save` returns what keeps the form from being saved, if anything."""
        ...


class Shelf(Pages, Protocol):
    """The library as this screen needs it."""

    def own_pages(self) -> tuple[CannedResponse, ...]:
        """Return the pages of the agent's own pack."""
        ...

    def changed_underneath(self) -> tuple[Underneath, ...]:
        """Return own copies whose page below has changed."""
        ...

    def faults(self) -> tuple[Fault, ...]:
        """Return what is wrong with pages that did not load."""
        ...

    def free_id(self, wish: str) -> str:
        """Return the wish, or the wish with the first number that makes it free."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the library screen works with; `tell` says something where the agent looks."""

    shelf: Callable[[], Shelf]
    runner: TaskRunner
    topics: Topics
    language: Callable[[], str]
    tell: Callable[[Notice], None] = lambda _notice: None


class LibraryScreen:
    """Turns the agent's edits into pages of the own pack."""

    def __init__(self, ports: Ports, editor: Editor) -> None:
        self._ports = ports
        self._editor = editor
        self._view: View | None = None
        self.state = State()
        self._own: tuple[CannedResponse, ...] = ()
        self._underneath: tuple[Underneath, ...] = ()
        ports.topics.subscribe(Topic.LIBRARY, self.refresh)

    def show_on(self, view: View | None) -> None:
        """Show the state on this view from now on; on none while its page is not there."""
        self._view = view
        self._show()

    def leave_view(self) -> None:
        """Show nothing until the page is built again: the one there was is gone."""
        self._view = None

    def refresh(self) -> None:
        """Show the library as it is now."""
        shelf = self._ports.shelf()
        self._own = shelf.own_pages()
        self._underneath = shelf.changed_underneath()
        self.state = State(
            own=tuple(response.title for response in self._own),
            underneath=tuple(
                Pair(pair.copy.title, pair.copy.body, pair.below.body) for pair in self._underneath
            ),
            faults=tuple(messages.line(fault) for fault in shelf.faults()),
        )
        self._show()

    def new(self, body: str = "", scenario: str | None = None) -> None:
        """Open the editor on a new response, with the text that was selected elsewhere, if any."""
        response = CannedResponse(
            id="",
            language=self._ports.language(),
            scenario=scenario or FREE_SCENARIO,
            title=body.strip().split("\n", 1)[0][:_TITLE_LENGTH],
            body=body.strip(),
            pack=OWN,
        )
        self._edit(response)

    def edit(self, response: CannedResponse) -> None:
        """Open the editor; a page of another pack is edited as an own copy."""
        self._edit(response)

    def edit_own(self, index: int) -> None:
        """Open the editor on one of the own pages."""
        self._edit(self._own[index])

    def duplicate(self, response: CannedResponse) -> None:
        """Open the editor on a copy with a name of its own."""
        title = _("{title} (copy)").format(title=response.title)
        self._edit(replace(response, id="", title=title, shortcut="", pack=OWN, based_on=""))

    def retire(self, response: CannedResponse) -> None:
        """Take a response out of use; the page stays, marked as retired."""
        self.save(replace(response, status=Status.RETIRED))

    def keep_copy(self, index: int) -> None:
        """Say that the own copy is right: it is based on the page below as that is now."""
        pair = self._underneath[index]
        self.save(replace(pair.copy, based_on=pair.below.digest))

    def drop_copy(self, index: int) -> None:
        """Say that the page below is right: the own copy goes."""
        self._do(partial(self._ports.shelf().remove, self._underneath[index].copy.key))

    def save(self, response: CannedResponse) -> None:
        """Write the response into the own pack."""
        self._do(self._writing(response))

    def _writing(self, response: CannedResponse) -> Callable[[], None]:
        shelf = self._ports.shelf()
        if not response.id:
            wish = _SLUG.sub("_", f"{response.scenario}_{response.shortcut}".lower()).strip("_")
            response = replace(response, id=shelf.free_id(wish or FREE_SCENARIO))
        if response.pack != OWN:
            response = replace(response, pack=OWN, based_on=response.digest)
        return partial(shelf.save, with_tables(response))

    def _show(self) -> None:
        if self._view is not None:
            self._view.show_state(self.state)

    def _edit(self, response: CannedResponse) -> None:
        form = PageForm(
            title=response.title,
            body=response.body,
            shortcut=response.shortcut,
            keywords=", ".join(response.keywords),
            note=response.note,
            language=response.language,
            scenario=response.scenario,
            channels=frozenset(channel.value for channel in response.channels),
            is_new=not response.id,
        )
        self._editor(form, partial(self._save_form, response))

    def _save_form(self, response: CannedResponse, form: PageForm) -> Notice | None:
        edited = _edited(response, form)
        notice = problem(edited)
        if notice is None:
            work, failed = self._writing(edited), partial(self._not_saved, edited)
            self._ports.runner.run(work, self._done, failed)
        return notice

    def _not_saved(self, edited: CannedResponse, error: Exception) -> None:
        """Open the editor again: what the agent has written must not be lost."""
        self._failed(error)
        self._edit(edited)

    def _do(self, work: Callable[[], None]) -> None:
        self._ports.runner.run(work, self._done, self._failed)

    def _done(self, _: None) -> None:
        self._ports.topics.publish(Topic.LIBRARY)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self.state = replace(self.state, notice=sentence(error))
        self._show()
        self._ports.tell(sentence(error))


def _edited(response: CannedResponse, form: PageForm) -> CannedResponse:
    words = _COMMAS.split(form.keywords)
    return replace(
        response,
        title=form.title.strip(),
        body=form.body.strip(),
        shortcut=form.shortcut.strip(),
        keywords=tuple(word.strip() for word in words if word.strip()),
        note=form.note.strip(),
        language=form.language,
        scenario=form.scenario,
        channels=tuple(channel for channel in Channel if channel.value in form.channels),
        status=Status.LIVE,
    )


def problem(response: CannedResponse) -> Notice | None:
    """Return what keeps a response from being saved, None when nothing does."""
    if not response.title.strip():
        return Notice(_("A title is missing: say the one job of the response."), Tone.WARNING)
    if not response.body.strip():
        return Notice(_("The text is missing."), Tone.WARNING)
    if malformed(response.body):
        return Notice(
            _("A placeholder is written {{name}}, with two braces on each side."), Tone.WARNING
        )
    return None


def with_tables(response: CannedResponse) -> CannedResponse:
    """Return the response with a table for each blank of its text and none besides."""
    declared = {placeholder.name: placeholder for placeholder in response.placeholders}
    written = f"{response.subject}\n{response.body}"
    used = [name for name in names(written) if name not in {*FROM_SETTINGS, "today"}]
    return replace(
        response,
        placeholders=tuple(declared.get(name, Placeholder(name, prompt=name)) for name in used),
    )
