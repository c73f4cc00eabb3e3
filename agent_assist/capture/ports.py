"""What capturing needs from outside: a vault that opens and locks, and the records in it."""

from enum import StrEnum
from pathlib import Path
from typing import Protocol

from agent_assist.capture.candidate import Value
from agent_assist.capture.record import Certificate, Customer, Query, Record, SavedRecord
from agent_assist.errors import AgentAssistError
from agent_assist.runtime.topics import Topic
from agent_assist.sensitive import Sensitive


class VaultState(StrEnum):
    """Whether records can be kept, and if not, why."""

    OPEN = "open"
    LOCKED = "locked"
    """The key was put away; `unlock` fetches it again."""
    NO_KEY_STORE = "no_key_store"
    """Nowhere to keep a key safely: personal data is not saved."""
    WRONG_KEY = "wrong_key"
    """The database is whole, the key is another one."""
    DAMAGED = "damaged"
    """The key is right, the file is not: restore a backup."""
    NEWER = "newer"
    """A later release wrote the database."""


class NotConfirmed(AgentAssistError):
    """A record whose critical fields were not confirmed as they stand; nothing was saved."""

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(f"{len(fields)} fields not confirmed")
        self.fields = fields


class VaultClosed(AgentAssistError):
    """Records were asked for while they cannot be read or written."""

    def __init__(self, state: VaultState) -> None:
        super().__init__(state.value)
        self.state = state


class DatabaseInUse(AgentAssistError):
    """Another process holds the records: close Agent Assist first (contracts 7)."""


class NoSuchRecord(AgentAssistError):
    """A record that is not there, or has no such field."""

    def __init__(self, record_id: str) -> None:
        super().__init__(record_id)
        self.record_id = record_id


class SpaceLacking(AgentAssistError):
    """The disk is full or read-only: the record is still unsaved and whole in memory.

    `reason` is `full` or `read_only`.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class Vault(Protocol):
    """Holds the key of the records; forgetting it locks them. For workers, never the main thread."""

    def open(self) -> VaultState:
        """Open the records with the key in the system's key store, made there at the first start.

        An existing database is never replaced by an empty one.

        Raises:
            DatabaseInUse: another process has the database to itself.
            SpaceLacking: nothing can be written to the folder.
        """
        ...

    def open_with(self, passphrase: Sensitive[str]) -> VaultState:
        """Open the records with keys under a passphrase, where the system keeps none.

        The first one given is the one to keep; a wrong one leaves `NO_KEY_STORE`. Raises as `open`.
        """
        ...

    def recovery_key(self) -> Sensitive[str] | None:
        """Return the recovery key that this start has made, for the agent to print or write down.

        It is kept nowhere and returned once; None when it was made before.
        """
        ...

    def lock(self) -> None:
        """Forget the key and close the database."""
        ...


class RecordStore(Protocol):
    """Keeps records encrypted. For workers, never the main thread.

    Every call raises `VaultClosed` while the vault is not open, and `SpaceLacking` when nothing
    can be written; writing calls return the topics that changed.
    """

    def save(self, record: Record) -> tuple[Topic, ...]:
        """Save a record, its fields, its audit and its outbox row in one transaction.

        Saving it again unchanged does nothing, and what was erased stays erased: no topics then.

        Raises:
            NotConfirmed: a critical field's confirmation is not for its value.
        """
        ...

    def find(self, query: Query) -> tuple[SavedRecord, ...]:
        """Return the records that match, newest first, their values masked."""
        ...

    def customer(self, field_id: str, value: Value) -> Customer | None:
        """Return who is known by a confirmed number or order, None when nobody is."""
        ...

    def look(self, record_id: str, field_id: str, agent_no: str) -> Sensitive[Value]:
        """Return the full value of a field; the look is audited.

        Raises:
            NoSuchRecord: no such record, or it has no value in this field.
        """
        ...

    def export(self, record_ids: tuple[str, ...], agent_no: str) -> Sensitive[str]:
        """Return all that is kept of these records as JSON text, for the person; audited.

        Raises:
            NoSuchRecord: one of them is not there.
        """
        ...

    def erase(
        self, record_ids: tuple[str, ...], agent_no: str, reason: str
    ) -> tuple[Certificate, tuple[Topic, ...]]:
        """Erase records for good, in backups too, and return the proof of it.

        Ids of records that are not there are passed over.
        """
        ...


class DraftKeeper(Protocol):
    """Keeps the open capture encrypted, so that a crash loses nothing that was typed."""

    def keep(self, interaction_id: str, text: Sensitive[str]) -> None:
        """Keep the notes of an open interaction; empty text forgets them."""
        ...

    def kept(self) -> tuple[tuple[str, Sensitive[str]], ...]:
        """Return interaction ids and notes that a crash has left, newest first."""
        ...
