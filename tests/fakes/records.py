"""The vault, the records and the kept notes in memory."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType

from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Entry, Phase
from agent_assist.capture.masking import masked
from agent_assist.capture.notes import fold
from agent_assist.capture.ports import (
    NoSuchRecord,
    NotConfirmed,
    SpaceLacking,
    VaultClosed,
    VaultState,
)
from agent_assist.capture.record import (
    Certificate,
    Customer,
    Query,
    Record,
    SavedField,
    SavedRecord,
)
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.topics import Topic
from agent_assist.sensitive import Sensitive

BACKUPS = 2


@dataclass(eq=False)
class FakeVault:
    """The port `Vault`: `opens_as` is what opening comes to, `new_key` a recovery key just made."""

    opens_as: VaultState = VaultState.OPEN
    new_key: str = ""
    passphrase: str = ""
    state: VaultState = VaultState.LOCKED

    def open(self) -> VaultState:
        """Open as the test has said."""
        self.state = self.opens_as
        return self.state

    def open_with(self, passphrase: Sensitive[str]) -> VaultState:
        """Open with the passphrase that was given first."""
        self.passphrase = self.passphrase or passphrase.reveal()
        is_right = self.passphrase == passphrase.reveal()
        self.state = VaultState.OPEN if is_right else VaultState.NO_KEY_STORE
        return self.state

    def recovery_key(self) -> Sensitive[str] | None:
        """Return the recovery key once."""
        key, self.new_key = self.new_key, ""
        return Sensitive(key) if key else None

    def lock(self) -> None:
        """Put the key away."""
        self.state = VaultState.LOCKED

    def check(self) -> None:
        """Refuse what needs the records to be open."""
        if self.state is not VaultState.OPEN:
            raise VaultClosed(self.state)


@dataclass(eq=False)
class FakeRecords:
    """The port `RecordStore`; `full` refuses writes, `looks` is who looked at what."""

    vault: FakeVault
    clock: Clock
    full: SpaceLacking | None = None
    looks: list[tuple[str, str, str]] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    _erased: set[str] = field(default_factory=set)

    def save(self, record: Record) -> tuple[Topic, ...]:
        """Keep a record whose critical fields are proven."""
        with self._writing():
            if unproven := record.unproven():
                raise NotConfirmed(unproven)
            id_ = record.key.id
            if id_ in self._erased or self.records.get(id_) == record:
                return ()
            self.records[id_] = record
        return (Topic.CAPTURES,)

    def find(self, query: Query) -> tuple[SavedRecord, ...]:
        """Return the records that hold every word of the query."""
        self.vault.check()
        words = fold(query.text.reveal()).split()
        found = [
            record
            for record in self.records.values()
            if all(word in _searched(record) for word in words)
            and (query.since is None or record.saved_at.date() >= query.since)
            and (query.until is None or record.saved_at.date() <= query.until)
        ]
        return tuple(_saved(record) for record in _newest_first(found)[: query.limit])

    def customer(self, field_id: str, value: Value) -> Customer | None:
        """Return who confirmed this value."""
        self.vault.check()
        known = [record for record in self.records.values() if _has(record, field_id, value)]
        if not known:
            return None
        values: dict[str, Sensitive[Value]] = {}
        for record in _newest_first(known):
            for entry in _entries(record):
                if entry.value is not None and _is_known(entry):
                    values.setdefault(entry.field.id, entry.value)
        records = tuple(_saved(record) for record in _newest_first(known))
        return Customer(MappingProxyType(values), records)

    def look(self, record_id: str, field_id: str, agent_no: str) -> Sensitive[Value]:
        """Return a value and note who looked."""
        with self._writing():
            record = self._record(record_id)
            entry = record.card.entries.get(field_id)
            if entry is None or entry.value is None:
                raise NoSuchRecord(record_id)
            self.looks.append((record_id, field_id, agent_no))
            return entry.value

    def export(self, record_ids: tuple[str, ...], agent_no: str) -> Sensitive[str]:
        """Return the values of the records as JSON text."""
        with self._writing():
            rows = [_row(self._record(record_id)) for record_id in record_ids]
            self.looks += [(record_id, "", agent_no) for record_id in record_ids]
            return Sensitive(json.dumps({"records": rows}, ensure_ascii=False))

    def erase(
        self, record_ids: tuple[str, ...], agent_no: str, reason: str
    ) -> tuple[Certificate, tuple[Topic, ...]]:
        """Forget the records."""
        with self._writing():
            gone = [self.records.pop(id_) for id_ in record_ids if id_ in self.records]
            self._erased.update(record.key.id for record in gone)
            made = Certificate(
                "certificate", self.clock.now(), agent_no, len(gone), BACKUPS, reason
            )
            return made, (Topic.CAPTURES,) if gone else ()

    def _record(self, record_id: str) -> Record:
        if record_id not in self.records:
            raise NoSuchRecord(record_id)
        return self.records[record_id]

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self.vault.check()
        if self.full:
            raise self.full
        yield


@dataclass(eq=False)
class FakeDrafts:
    """The port `DraftKeeper`."""

    vault: FakeVault
    _kept: dict[str, Sensitive[str]] = field(default_factory=dict)

    def keep(self, interaction_id: str, text: Sensitive[str]) -> None:
        """Keep the notes, or forget them."""
        self.vault.check()
        self._kept.pop(interaction_id, None)
        if text.reveal():
            self._kept[interaction_id] = text

    def kept(self) -> tuple[tuple[str, Sensitive[str]], ...]:
        """Return what is kept, newest first."""
        self.vault.check()
        return tuple(reversed(self._kept.items()))


def _newest_first(records: list[Record]) -> list[Record]:
    return sorted(records, key=lambda record: (record.saved_at, record.key.id), reverse=True)


def _entries(record: Record) -> list[Entry]:
    return [entry for entry in record.card.entries.values() if entry.phase is not Phase.EMPTY]


def _is_known(entry: Entry) -> bool:
    if entry.field.is_critical:
        return entry.phase is Phase.CONFIRMED
    return entry.phase is not Phase.DECLINED


def _has(record: Record, field_id: str, value: Value) -> bool:
    entry = record.card.entries.get(field_id)
    return (
        entry is not None
        and entry.value is not None
        and entry.phase is Phase.CONFIRMED
        and entry.value.reveal() == value
    )


def _searched(record: Record) -> str:
    values = [entry.value.reveal() for entry in _entries(record) if entry.value is not None]
    texts = [record.notes.reveal(), record.summary.reveal()]
    return fold("\n".join([*(str(value) for value in values if isinstance(value, str)), *texts]))


def _saved(record: Record) -> SavedRecord:
    return SavedRecord(
        record.key.id,
        record.saved_at,
        record.agent_no,
        record.language,
        record.scenario,
        record.disposition,
        tuple(
            SavedField(
                entry.field.id,
                entry.phase,
                masked(entry.field.kind, entry.value.reveal()) if entry.value is not None else "",
            )
            for entry in _entries(record)
        ),
    )


def _row(record: Record) -> dict[str, object]:
    fields = [
        {
            "id": entry.field.id,
            "phase": entry.phase.value,
            "value": value if isinstance(value, str) else value.row(),
        }
        for entry in _entries(record)
        if entry.value is not None
        for value in [entry.value.reveal()]
    ]
    return {"id": record.key.id, "notes": record.notes.reveal(), "fields": fields}
