"""Where the records and what belongs to them stand in the data folder (contracts 6)."""

import os
from dataclasses import dataclass
from pathlib import Path

from agent_assist.storage.sqlcipher import told_apart


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """The files of one installation's records."""

    folder: Path

    @property
    def database(self) -> Path:
        """The records."""
        return self.folder / "records.db"

    @property
    def fresh(self) -> Path:
        """A database that is being written and not yet in its place."""
        return self.folder / "records.db.new"

    @property
    def aside(self) -> Path:
        """The database that a restored backup took the place of."""
        return self.folder / "records.db.aside"

    @property
    def keys(self) -> Path:
        """Facts about the keys; it opens nothing."""
        return self.folder / "records.keys"

    @property
    def backup_keys(self) -> Path:
        """The same facts beside the backups."""
        return self.backups / "records.keys"

    @property
    def passphrase_keys(self) -> Path:
        """Keys under a passphrase, where the system has no key store."""
        return self.folder / "records.passphrase"

    @property
    def protected_keys(self) -> Path:
        """Keys wrapped by Windows."""
        return self.folder / "records.protected"

    @property
    def lock(self) -> Path:
        """The lock between processes (contracts 7)."""
        return self.folder / "database.lock"

    @property
    def custody_lock(self) -> Path:
        """The lock between a backup that is being written and an erasure that goes through all."""
        return self.folder / "custody.lock"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.folder / "backups"

    def make_folder(self) -> None:
        """Make the folder, for this user only."""
        with told_apart(self.folder):
            self.backups.mkdir(parents=True, exist_ok=True)
            if os.name == "posix":
                self.backups.chmod(0o700)

    def has_database(self) -> bool:
        """Tell whether there is a database with anything in it."""
        with told_apart(self.database):
            return self.database.is_file() and self.database.stat().st_size > 0

    def is_untouched(self) -> bool:
        """Tell whether there has never been a record here: no database, no key, no backup."""
        with told_apart(self.folder):
            traces = [self.database, self.keys, self.backup_keys, self.aside]
            return not any(t.exists() for t in traces) and not any(self.backups.glob("*.db"))
