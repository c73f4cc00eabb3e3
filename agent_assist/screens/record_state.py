"""What the record screen shows, who shows it, and what it works with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from agent_assist.calls.dispositions import Disposition
from agent_assist.capture.candidate import Extraction, Verdict
from agent_assist.capture.fields import Field
from agent_assist.capture.ports import DraftKeeper, RecordStore
from agent_assist.capture.record import RecordKey
from agent_assist.i18n import _
from agent_assist.runtime.desktop import Inserter, Target
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.runtime.topics import Topics
from agent_assist.screens.current import Current
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.record_rows import FieldRow
from agent_assist.screens.record_sentence import Sentence

_SILENCE: Final = Sentence()


class Step(StrEnum):
    """What the screen waits for from the agent."""

    NOTHING = "nothing"
    ANSWER = "answer"
    """The sentence is up: the customer says yes or no."""
    PART = "part"
    """The customer said no: which part was wrong?"""
    CLOSING = "closing"
    """All is read back: the summary of what was agreed is up."""
    RETYPE = "retype"
    """The wrong part, or the whole value, is typed anew."""


@dataclass(frozen=True, slots=True)
class State:
    """What the screen shows; `chosen` is the id of a field, `say` what is to be read aloud."""

    notes: str = ""
    rows: tuple[FieldRow, ...] = ()
    chosen: str = ""
    step: Step = Step.NOTHING
    say: Sentence = _SILENCE
    part: int | None = None
    settled: int = 0
    critical: int = 0
    history: tuple[str, ...] = ()
    dispositions: tuple[tuple[str, str], ...] = ()
    disposition: str = ""
    is_saved: bool = False
    is_reading: bool = False
    notice: Notice | None = None

    @property
    def summary(self) -> str:
        """The line that stands for the section when it is shut."""
        if not self.critical:
            return ""
        return _("{n} of {all} checked").format(n=self.settled, all=self.critical)


class View(Protocol):
    """Shows the state; `show_notes` is called only when the screen itself changed the notes."""

    def show_state(self, state: State) -> None:
        """Show the fields, the sentence and the notice."""
        ...

    def show_notes(self, text: str, caret: int, *, forgets: bool) -> None:
        """Put these notes into the editor; with `forgets` nothing can be undone any more."""
        ...

    def focus_answer(self) -> None:
        """Bring the cursor to the yes."""
        ...

    def focus_value(self, text: str) -> None:
        """Bring the cursor into the line for a value, with this text in it."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the record screen works with; all that is called with values is called on workers.

    `begin` has the records opened, once; `store` and `drafts` raise `VaultClosed` until they are.
    """

    fields: Callable[[], tuple[Field, ...]]
    dispositions: Callable[[], tuple[Disposition, ...]]
    extract: Callable[[str, datetime, str], Extraction]
    check: Callable[[Field, str, str, datetime], Verdict]
    new_key: Callable[[], RecordKey]
    store: Callable[[], RecordStore]
    drafts: Callable[[], DraftKeeper]
    runner: TaskRunner
    inserter: Inserter
    topics: Topics
    current: Current
    target: Callable[[], Target | None]
    uses_yao: Callable[[], bool]
    names: Callable[[], Mapping[str, str]]
    begin: Callable[[], None]
