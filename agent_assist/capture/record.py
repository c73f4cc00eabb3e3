"""A record: what was captured in one interaction, as it is saved and as it is shown again."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Card, Phase, canonical
from agent_assist.runtime.context import Channel
from agent_assist.sensitive import Sensitive

KEY_BYTES: Final = 32
_NOTHING: Final = Sensitive("")


@dataclass(frozen=True, slots=True)
class RecordKey:
    """The identity of a record, made before the first attempt to save it.

    `id` is a UUIDv7, `secret` 32 random bytes that key the digests of this record alone and are
    destroyed with it (contracts 7).
    """

    id: str
    secret: Sensitive[bytes]

    def digest(self, value: Value) -> str:
        """Return the keyed hash (HMAC-SHA-256, hexadecimal) of a value's canonical text."""
        text = canonical(value).encode("utf-8", "surrogatepass")
        return hmac.new(self.secret.reveal(), text, sha256).hexdigest()


@dataclass(frozen=True, slots=True)
class Record:
    """What is handed to the store; `notes` are free of secrets, times are local.

    Saving the same record again, as after an answer that never came, changes nothing.
    """

    key: RecordKey
    started_at: datetime
    saved_at: datetime
    agent_no: str
    language: str
    card: Card
    channel: Channel | None = None
    scenario: str | None = None
    notes: Sensitive[str] = _NOTHING
    summary: Sensitive[str] = _NOTHING
    disposition: str = ""

    def unproven(self) -> tuple[str, ...]:
        """Return the critical fields whose value is not the one that the customer confirmed."""
        return tuple(
            entry.field.id
            for entry in self.card.entries.values()
            if entry.field.is_critical
            and entry.value is not None
            and entry.phase is not Phase.DECLINED
            and not (
                entry.phase is Phase.CONFIRMED
                and entry.confirmation is not None
                and hmac.compare_digest(
                    entry.confirmation.digest, self.key.digest(entry.value.reveal())
                )
            )
        )


@dataclass(frozen=True, slots=True)
class SavedField:
    """One field of a saved record, as it is shown: `masked` until somebody asks to see it."""

    id: str
    phase: Phase
    masked: str


@dataclass(frozen=True, slots=True)
class SavedRecord:
    """One saved record, as lists show it; no value stands in it unmasked."""

    id: str
    saved_at: datetime
    agent_no: str
    language: str
    scenario: str | None
    disposition: str
    fields: tuple[SavedField, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What saved records are looked for by; nothing given finds all, newest first.

    `text` is a name, a number or the last digits of one; `since` and `until` are days, both
    included.
    """

    text: Sensitive[str] = _NOTHING
    since: date | None = None
    until: date | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer known by a number or an order: what is on record, newest value of each field.

    `values` are for verifying (the customer says them), never to be read out; `records` are the
    contacts before this one, newest first.
    """

    values: Mapping[str, Sensitive[Value]] = field(default_factory=lambda: MappingProxyType({}))
    records: tuple[SavedRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Certificate:
    """The proof of an erasure: how many records and audit rows went, never whose."""

    id: str
    erased_at: datetime
    agent_no: str
    records: int
    backups: int
    reason: str
