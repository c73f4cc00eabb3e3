"""The records page: saved records, masked; what is looked at, taken out or erased is audited."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Phase
from agent_assist.capture.fields import Field
from agent_assist.capture.ports import (
    RecordStore,
    VaultClosed,
    VaultState,
)
from agent_assist.capture.record import Certificate, Query, SavedField, SavedRecord
from agent_assist.capture.shown import shown
from agent_assist.dates.entry import read_past_date
from agent_assist.dates.wording import say_date, say_time
from agent_assist.errors import AgentAssistError
from agent_assist.i18n import _, current, ngettext
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens.messages import capture as messages
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.screens.messages.problems import sentence
from agent_assist.screens.record_rows import MARKS, label
from agent_assist.sensitive import Sensitive

SEARCH_AFTER_MS: Final = 200
_HEADED_BY: Final = ("name", "phone", "order_no")


@dataclass(frozen=True, slots=True)
class Row:
    """One record in the list: when, and masked forms of who."""

    id: str
    when: str
    who: str
    how: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One field of the chosen record; `is_shown` while its full value stands there."""

    id: str
    label: str
    value: str
    mark: str
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What the page shows; `chosen` is the index of a row, -1 when there is none."""

    rows: tuple[Row, ...] = ()
    chosen: int = -1
    details: tuple[Detail, ...] = ()
    is_locked: bool = True
    is_erasing: bool = False
    notice: Notice | None = None


class View(Protocol):
    """Shows the state."""

    def show_state(self, state: State) -> None:
        """Show this state."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the page works with; `open_vault`, `lock_vault` and `write` are called on workers."""

    store: Callable[[], RecordStore]
    open_vault: Callable[[], VaultState]
    open_with: Callable[[Sensitive[str]], VaultState]
    lock_vault: Callable[[], None]
    opened: Callable[[VaultState], None]
    fields: Callable[[], tuple[Field, ...]]
    write: Callable[[Path, str], None]
    begin: Callable[[], None]
    agent: Callable[[], str]
    today: Callable[[], date]
    names: Callable[[], Mapping[str, str]]
    runner: TaskRunner
    topics: Topics


class RecordsScreen:
    """Finds saved records and keeps their values hidden until one is asked for."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._view: View | None = None
        self._records: tuple[SavedRecord, ...] = ()
        self._text = ""
        self._asked = 0
        self._recovery_key: Sensitive[str] | None = None
        self._vault: VaultState | None = None
        self._tell_keys: Callable[[Notice], None] = lambda _: None
        self._call_off: Callable[[], None] = lambda: None
        self.state = State()
        ports.topics.subscribe(Topic.CAPTURES, self.refresh)

    def show_on(self, view: View) -> None:
        """Show the state on this view from now on."""
        self._view = view
        self._show()

    def leave_view(self) -> None:
        """Show nothing until the page is built again: the one there was is gone."""
        self._view = None

    def shown(self) -> None:
        """Look anew, and have the records opened if they never were."""
        self._ports.begin()
        self.refresh()

    def tell_keys(self, tell: Callable[[Notice], None]) -> None:
        """Have the records opened, and say now and then again how their key is kept."""
        self._tell_keys = tell
        tell(self._about_keys())
        self._ports.begin()

    def leave_keys(self) -> None:
        """Say nothing of the key any more."""
        self._tell_keys = lambda _: None

    def _about_keys(self) -> Notice:
        if self._recovery_key is not None:
            return messages.recovery_key()
        if self._vault is None:
            return Notice(_("Making the key …"))
        if self._vault is VaultState.OPEN:
            return Notice(_("The key is in place."), Tone.QUIET)
        return messages.closed(self._vault)

    def search(self, text: str) -> None:
        """Look for a name, a number or its end, or a day, when the hand rests a moment."""
        self._text = text
        self._call_off()
        self._call_off = self._ports.runner.later(SEARCH_AFTER_MS, self.refresh)

    def refresh(self) -> None:
        """Look again."""
        self._asked += 1
        query = self._query()
        self._ports.runner.run(
            lambda: self._ports.store().find(query), partial(self._found, self._asked), self._failed
        )

    def _query(self) -> Query:
        text = self._text.strip()
        day = read_past_date(text, self._ports.today())
        return Query(since=day, until=day) if day is not None else Query(Sensitive(text))

    def choose(self, index: int) -> None:
        """Choose a record; values that were shown of another are hidden again."""
        if 0 <= index < len(self._records):
            details = tuple(self._detail(field) for field in self._records[index].fields)
            self.state = replace(
                self.state, chosen=index, details=details, is_erasing=False, notice=None
            )
            self._show()

    def look(self, field_id: str) -> None:
        """Show the full value of a field of the chosen record; the look is audited."""
        record = self._chosen()
        if record is not None:
            agent = self._ports.agent()
            self._ports.runner.run(
                lambda: self._ports.store().look(record.id, field_id, agent),
                partial(self._seen, record.id, field_id),
                self._failed,
            )

    def export(self, path: Path) -> None:
        """Write all that is kept of the chosen record to a file, for the person."""
        record = self._chosen()
        if record is not None:
            agent = self._ports.agent()

            def work() -> None:
                text = self._ports.store().export((record.id,), agent)
                self._ports.write(path, text.reveal())

            done = _("Written to {path}. Hand it over safely, then delete it.")
            self._ports.runner.run(
                work, lambda _done: self._tell(Notice(done.format(path=path))), self._failed
            )

    def ask_to_erase(self) -> None:
        """Ask once before a record is gone for good."""
        if self._chosen() is not None:
            self.state = replace(self.state, is_erasing=True)
            text = _("Erase this record for good, in backups too? Choose why.")
            self._tell(Notice(text, Tone.WARNING))

    def erase(self, reason: str) -> None:
        """Erase the chosen record, after it was asked."""
        record = self._chosen()
        if record is not None and self.state.is_erasing:
            agent = self._ports.agent()
            self._ports.runner.run(
                lambda: self._ports.store().erase((record.id,), agent, reason),
                self._erased,
                self._failed,
            )

    def lock(self) -> None:
        """Put the key away; nothing can be read until the records are unlocked."""
        self._ports.runner.run(self._ports.lock_vault, lambda _done: self.locked(), self._failed)

    def unlock(self) -> None:
        """Fetch the key again."""
        self._ports.runner.run(self._ports.open_vault, self._ports.opened, self._failed)

    def unlock_with(self, passphrase: Sensitive[str]) -> None:
        """Unlock with a passphrase, where the system keeps no keys."""
        self._ports.runner.run(
            lambda: self._ports.open_with(passphrase), self._ports.opened, self._failed
        )

    def keep_recovery_key(self, key: Sensitive[str]) -> None:
        """Have the recovery key at hand until the agent has it shown."""
        self._recovery_key = key

    def take_recovery_key(self) -> Sensitive[str] | None:
        """Return the recovery key once, None when it was shown or never made."""
        key, self._recovery_key = self._recovery_key, None
        self._tell_keys(self._about_keys())
        return key

    def locked(self) -> None:
        """Show nothing: the records have been locked."""
        self._records = ()
        self.state = State(notice=messages.closed(VaultState.LOCKED))
        self._show()

    def opened(self, state: VaultState) -> None:
        """Show the records, or say why they cannot be read."""
        self._vault = state
        self._tell_keys(self._about_keys())
        if state is VaultState.OPEN:
            self.state = replace(self.state, is_locked=False, notice=None)
            self.refresh()
        else:
            self.state = State(notice=messages.closed(state))
            self._show()

    def _found(self, asked: int, records: tuple[SavedRecord, ...]) -> None:
        if asked != self._asked:
            return
        before = self._chosen()
        self._records = records
        self.state = State(tuple(map(self._row, records)), is_locked=False, notice=self._count())
        self._show()
        if before is not None:
            self.choose(next((i for i, r in enumerate(records) if r.id == before.id), -1))

    def _row(self, record: SavedRecord) -> Row:
        masked = {field.id: field.masked for field in record.fields}
        who = "  ".join(masked[name] for name in _HEADED_BY if masked.get(name))
        day = say_date(record.saved_at.date(), current())
        how = " · ".join(messages.about(record, self._ports.names()))
        return Row(record.id, f"{day} {say_time(record.saved_at.time())}", who, how)

    def _count(self) -> Notice | None:
        if self._recovery_key is not None:
            return messages.recovery_key()
        if self._records:
            count = len(self._records)
            return Notice(ngettext("{n} record", "{n} records", count).format(n=count), Tone.QUIET)
        return Notice(_("Nothing saved matches.") if self._text else _("Nothing is saved yet."))

    def _seen(self, record_id: str, field_id: str, value: Sensitive[Value]) -> None:
        record = self._chosen()
        if record is None or record.id != record_id:
            return
        details = tuple(
            replace(detail, value=self._full(field_id, value.reveal(), record), is_shown=True)
            if detail.id == field_id
            else detail
            for detail in self.state.details
        )
        self.state = replace(self.state, details=details)
        self._show()

    def _full(self, field_id: str, value: Value, record: SavedRecord) -> str:
        field = self._field(field_id)
        if isinstance(value, str) or field is None:
            return str(value)
        return shown(field, value, current(), record.language)

    def _erased(self, done: tuple[Certificate, tuple[Topic, ...]]) -> None:
        certificate, topics = done
        self._ports.topics.publish(*topics)
        text = _("Erased. Certificate {id}: keep this number.")
        self._tell(Notice(text.format(id=certificate.id), Tone.QUIET))

    def _detail(self, saved: SavedField) -> Detail:
        field = self._field(saved.id)
        name = label(field) if field is not None else saved.id
        return Detail(saved.id, name, saved.masked, MARKS[Phase(saved.phase)])

    def _field(self, field_id: str) -> Field | None:
        return next((f for f in self._ports.fields() if f.id == field_id.partition("#")[0]), None)

    def _chosen(self) -> SavedRecord | None:
        index = self.state.chosen
        return self._records[index] if 0 <= index < len(self._records) else None

    def _tell(self, notice: Notice) -> None:
        self.state = replace(self.state, notice=notice)
        self._show()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, VaultClosed):
            self._records = ()
            self.state = State(notice=messages.closed(error.state))
            self._show()
        elif isinstance(error, AgentAssistError):
            self._tell(sentence(error))
        else:
            raise error

    def _show(self) -> None:
        if self._view:
            self._view.show_state(self.state)
