"""The records as the program holds them: opened on a worker, locked on demand and after a rest."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_assist.capture.ports import DraftKeeper, RecordStore, Vault, VaultClosed, VaultState
from agent_assist.runtime.clock import Clock
from agent_assist.sensitive import Sensitive


@dataclass(frozen=True, slots=True)
class Parts:
    """A vault and what stands in it.

    `keep_house` erases records older than so many days and sees to the day's backup.
    """

    vault: Vault
    store: RecordStore
    drafts: DraftKeeper
    keep_house: Callable[[int], object]


class Cabinet:
    """Hands out the stores while the vault is open; `build` loads the database with them.

    May be called from any worker. Using a store counts as being at work.
    """

    def __init__(self, build: Callable[[], Parts], clock: Clock) -> None:
        self._build = build
        self._clock = clock
        self._guard = threading.Lock()
        self._parts: Parts | None = None
        self._state = VaultState.LOCKED
        self._used_at: datetime | None = None

    @property
    def state(self) -> VaultState:
        """What the last opening or locking came to."""
        return self._state

    def open(self) -> VaultState:
        """Open the records; say why when they cannot be opened."""
        return self._opened(lambda vault: vault.open())

    def open_with(self, passphrase: Sensitive[str]) -> VaultState:
        """Open the records with keys under a passphrase, where the system keeps none."""
        return self._opened(lambda vault: vault.open_with(passphrase))

    def lock(self) -> None:
        """Forget the key."""
        with self._guard:
            if self._parts is not None:
                self._parts.vault.lock()
            self._state = VaultState.LOCKED

    def rested(self, minutes: int) -> bool:
        """Tell whether open records were not used for so long."""
        if self._state is not VaultState.OPEN or self._used_at is None:
            return False
        return self._clock.now() - self._used_at >= timedelta(minutes=minutes)

    def store(self) -> RecordStore:
        """Return the store of records.

        Raises:
            VaultClosed: the records are not open.
        """
        return self._open_parts().store

    def drafts(self) -> DraftKeeper:
        """Return the keeper of open notes.

        Raises:
            VaultClosed: the records are not open.
        """
        return self._open_parts().drafts

    def keep_house(self, days: int) -> None:
        """Erase what is older than so many days and see to the day's backup; no use in itself."""
        if self._parts is not None and self._state is VaultState.OPEN:
            self._parts.keep_house(days)

    def kept_notes(self) -> str:
        """Return the newest notes that a crash has left, empty when there are none."""
        kept = self._open_parts().drafts.kept()
        return kept[0][1].reveal() if kept else ""

    def recovery_key(self) -> Sensitive[str] | None:
        """Return the recovery key that this start has made, once."""
        return self._parts.vault.recovery_key() if self._parts is not None else None

    def _opened(self, turn_key: Callable[[Vault], VaultState]) -> VaultState:
        with self._guard:
            if self._parts is None:
                self._parts = self._build()
            self._state = turn_key(self._parts.vault)
            self._used_at = self._clock.now()
            return self._state

    def _open_parts(self) -> Parts:
        if self._parts is None or self._state is not VaultState.OPEN:
            raise VaultClosed(self._state)
        self._used_at = self._clock.now()
        return self._parts
