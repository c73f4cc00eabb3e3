"""The record feature put together: cabinet, fields, the two screens, and the records' custody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from agent_assist import bootstrap, i18n
from agent_assist.capture.cabinet import Cabinet, Parts
from agent_assist.capture.ports import VaultState
from agent_assist.errors import AgentAssistError
from agent_assist.packs.files import Pack
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.desktop import Inserter, Target
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.runtime.topics import Topics
from agent_assist.screens import record_state, records
from agent_assist.screens.current import Current
from agent_assist.screens.custody import Custody, terms
from agent_assist.screens.messages import capture as messages
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence
from agent_assist.screens.record import RecordScreen
from agent_assist.screens.records import RecordsScreen
from agent_assist.settings import Settings

OPEN_AFTER_MS: Final = 300_000


@dataclass(frozen=True, slots=True)
class Shared:
    """What the program lends to the feature."""

    settings: Callable[[], Settings]
    clock: Clock
    runner: TaskRunner
    topics: Topics
    current: Current
    inserter: Inserter
    target: Callable[[], Target | None]
    scenario_titles: Callable[[], Mapping[str, str]]
    tell: Callable[[Notice], None]


class Recording:
    """Record and records screens over one cabinet, opened when the agent first works with it."""

    def __init__(self, shared: Shared, build: Callable[[], Parts]) -> None:
        self._shared = shared
        self._pages = bootstrap.RecordPages()
        self._is_begun = False
        self.cabinet = Cabinet(build, shared.clock)
        self.record = RecordScreen(self._record_ports())
        self.records = RecordsScreen(self._records_ports())

    def begin(self, lock: Callable[[], None]) -> None:
        """See to the records from now on; `lock` is how they are locked after a rest.

        They are opened when the agent first works with them, for it loads much, or else after a
        while: old records go and a backup is made on days without a call too.
        """
        shared = self._shared
        shared.runner.later(OPEN_AFTER_MS, self.open)
        Custody(
            self.cabinet, shared.runner, shared.clock, lambda: terms(shared.settings()), lock
        ).look()

    def open(self) -> None:
        """Open the records on a worker, unless that was done before."""
        if not self._is_begun:
            self._is_begun = True
            self._shared.runner.run(self.cabinet.open, self._opened, self._failed)

    def read_pages(self, packs: tuple[Pack, ...]) -> None:
        """Read what the packs say about records."""
        work = partial(bootstrap.record_pages, packs)
        self._shared.runner.run(work, self._adopt_pages, self._failed)

    def _adopt_pages(self, pages: bootstrap.RecordPages) -> None:
        self._pages = pages
        self.record.refresh()
        if pages.faults:
            self._shared.tell(messages.faulty_pages(pages.faults))

    def _opened(self, state: VaultState) -> None:
        if key := self.cabinet.recovery_key():
            self.records.keep_recovery_key(key)
            self._shared.tell(messages.recovery_key())
        self.records.opened(state)
        if state is VaultState.OPEN:
            self._shared.runner.run(self.cabinet.kept_notes, self.record.recover, self._failed)
        else:
            self._shared.tell(messages.closed(state))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self._shared.tell(sentence(error))

    def _names(self) -> dict[str, str]:
        return {**self._shared.scenario_titles(), **self._pages.endings(i18n.current())}

    def _record_ports(self) -> record_state.Ports:
        shared = self._shared
        return record_state.Ports(
            fields=lambda: self._pages.fields,
            dispositions=lambda: self._pages.dispositions,
            extract=bootstrap.extract,
            check=bootstrap.checked,
            new_key=bootstrap.new_record_key,
            store=self.cabinet.store,
            drafts=self.cabinet.drafts,
            runner=shared.runner,
            inserter=shared.inserter,
            topics=shared.topics,
            current=shared.current,
            target=shared.target,
            uses_yao=lambda: shared.settings().flag("uses_yao"),
            names=self._names,
            begin=self.open,
        )

    def _records_ports(self) -> records.Ports:
        shared = self._shared
        return records.Ports(
            store=self.cabinet.store,
            open_vault=self.cabinet.open,
            open_with=self.cabinet.open_with,
            lock_vault=self.cabinet.lock,
            opened=self._opened,
            fields=lambda: self._pages.fields,
            write=bootstrap.write_private,
            begin=self.open,
            agent=lambda: shared.current.agent,
            today=lambda: shared.clock.now().date(),
            names=self._names,
            runner=shared.runner,
            topics=shared.topics,
        )
