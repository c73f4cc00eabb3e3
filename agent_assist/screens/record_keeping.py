"""Keeps the notes at hand in the records while they are open, so that a crash loses none."""

from collections.abc import Callable
from functools import partial

from agent_assist.capture.ports import DraftKeeper
from agent_assist.errors import AgentAssistError
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.sensitive import Sensitive


class NotesKeeper:
    """Keeps and forgets notes on a worker; what closed records refuse stays in memory alone."""

    def __init__(self, drafts: Callable[[], DraftKeeper], runner: TaskRunner) -> None:
        self._drafts = drafts
        self._runner = runner

    def keep(self, interaction: str, notes: str, then: Callable[[], None]) -> None:
        """Keep these notes, then go on, whether they could be kept or not."""
        self._runner.run(
            lambda: self._drafts().keep(interaction, Sensitive(notes)),
            lambda _done: then(),
            partial(_go_on, then),
        )

    def forget(self, interaction: str) -> None:
        """Forget the notes of an interaction."""
        self.keep(interaction, "", _done)


def _go_on(then: Callable[[], None], error: Exception) -> None:
    if not isinstance(error, AgentAssistError):
        raise error
    then()


def _done() -> None:
    """Nothing follows."""
