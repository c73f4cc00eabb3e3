"""Sees to the records while the program runs: locks them after a rest, keeps house once a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from agent_assist.capture.cabinet import Cabinet
from agent_assist.capture.ports import VaultState
from agent_assist.errors import AgentAssistError
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.settings import Settings

LOOK_EVERY_MS: Final = 30_000


@dataclass(frozen=True, slots=True)
class Terms:
    """After how many minutes without use records lock, and for how many days they are kept."""

    lock_after: int
    retention_days: int


def terms(settings: Settings) -> Terms:
    """Return the terms that the settings set."""
    return Terms(settings.number("lock_after"), settings.number("retention_days"))


class Custody:
    """Looks every half minute; `lock` puts away what is open and locks."""

    def __init__(
        self,
        cabinet: Cabinet,
        runner: TaskRunner,
        clock: Clock,
        terms: Callable[[], Terms],
        lock: Callable[[], None],
    ) -> None:
        self._cabinet = cabinet
        self._runner = runner
        self._clock = clock
        self._terms = terms
        self._lock = lock
        self._kept_on: date | None = None

    def look(self) -> None:
        """Do what is due now, and look again later."""
        self._runner.later(LOOK_EVERY_MS, self.look)
        if self._cabinet.rested(self._terms().lock_after):
            self._lock()
        today = self._clock.now().date()
        if self._cabinet.state is VaultState.OPEN and today != self._kept_on:
            self._kept_on = today
            work = partial(self._cabinet.keep_house, self._terms().retention_days)
            self._runner.run(work, lambda _done: None, self._failed)

    def _failed(self, error: Exception) -> None:
        """Try again at the next look: records locked meanwhile, or no room for a backup."""
        if not isinstance(error, AgentAssistError):
            raise error
        self._kept_on = None
