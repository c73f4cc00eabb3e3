"""The vault: holds the key and the one connection to the records, and forgets both."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlite_utils import Database

from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.sensitive import Sensitive
from agent_assist.storage import opening, rotation, sqlcipher
from agent_assist.storage.key_files import PassphraseKeys
from agent_assist.storage.keys import KeyStore, NoKeyStore, read_facts
from agent_assist.storage.opening import Opening, Site
from agent_assist.storage.process_lock import ProcessLock
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault_files import VaultFiles

_LOCKED = Opening(VaultState.LOCKED)


class RecordVault:
    """The port `Vault`; stores take the connection from `reading` and `writing`.

    One thread at a time uses the connection. The lock between processes is shared while the
    vault is open.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._guard = threading.RLock()
        self._opening = _LOCKED
        self._recovery_key: Sensitive[str] | None = None

    @property
    def files(self) -> VaultFiles:
        """Where the records stand."""
        return self._site.files

    @property
    def state(self) -> VaultState:
        """What the last opening or locking came to."""
        return self._opening.state

    def open(self) -> VaultState:
        """Open the records; the first start makes them."""
        with self._guard:
            if self._opening.state is not VaultState.OPEN:
                self._opening = self._opened()
                self._recovery_key = self._opening.recovery_key or self._recovery_key
            return self._opening.state

    def open_with(self, passphrase: Sensitive[str]) -> VaultState:
        """Open the records with keys under a passphrase; the first one given is the one to keep."""
        with self._guard:
            self.use(PassphraseKeys(self.files.passphrase_keys, passphrase))
            return self.open()

    def stored_key(self) -> bytes | None:
        """Return the key in the store, which opens backups also when the database is damaged."""
        facts = read_facts(self.files.keys, self.files.backup_keys)
        return self._site.keys.get(facts.current) if facts else None

    def use(self, keys: KeyStore) -> None:
        """Take the key from another store from now on."""
        with self._guard:
            self._close(VaultState.LOCKED)
            self._site = replace(self._site, keys=keys)

    def recovery_key(self) -> Sensitive[str] | None:
        """Return the recovery key that this start has made, once."""
        with self._guard:
            made, self._recovery_key = self._recovery_key, None
            return made

    def lock(self) -> None:
        """Forget the key and close the database."""
        with self._guard:
            self._close(VaultState.LOCKED)

    def key(self) -> bytes:
        """Return the key in force, for backups and erasure.

        Raises:
            VaultClosed: the vault is not open.
        """
        with self._guard:
            if self._opening.key is None:
                raise VaultClosed(self._opening.state)
            return self._opening.key.reveal()

    @contextmanager
    def alone(self) -> Iterator[Site]:
        """Close the records and have them to oneself, as restoring needs it.

        Raises:
            DatabaseInUse: another process has them open.
        """
        with self._guard:
            self._close(VaultState.LOCKED)
            self.files.make_folder()
            with self._site.lock.alone():
                yield self._site

    @contextmanager
    def custody(self) -> Iterator[bytes]:
        """Have all copies of the records to oneself, here and in other processes; give the key.

        Raises:
            VaultClosed: the vault is not open.
            DatabaseInUse: another backup or erasure is still under way.
        """
        key = self.key()
        with ProcessLock(self.files.custody_lock, self._site.custody_patience_s).alone():
            yield key

    def rotate(self, public: str | None = None) -> None:
        """Give records and backups a new key; nobody else may have them open.

        Raises:
            DatabaseInUse: another process has them open.
        """
        with self.alone() as site:
            rotation.rotate(site.files, site.keys, public)

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Give the connection.

        Raises:
            VaultClosed: the vault is not open, or the database turns out to be damaged.
        """
        with self._guard:
            if self._opening.database is None:
                raise VaultClosed(self._opening.state)
            try:
                with sqlcipher.told_apart(self.files.database):
                    yield self._opening.database
            except (Malformed, NotReadable) as error:
                self._close(VaultState.DAMAGED)
                raise VaultClosed(VaultState.DAMAGED) from error

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """Give the connection within one immediate transaction.

        Raises:
            VaultClosed, SpaceLacking, DatabaseInUse: nothing was written.
        """
        with self.reading() as database, sqlcipher.transaction(database):
            yield database

    def _opened(self) -> Opening:
        self.files.make_folder()
        self._site.lock.share()
        found = _LOCKED
        try:
            found = opening.opened(self._site)
        except NoKeyStore:
            found = Opening(VaultState.NO_KEY_STORE)
        except (Malformed, NotReadable):
            found = Opening(VaultState.DAMAGED)
        finally:
            if found.state is not VaultState.OPEN:
                self._site.lock.release()
        return found

    def _close(self, state: VaultState) -> None:
        self._opening.close()
        self._opening = Opening(state)
        self._site.lock.release()
