"""Vaults in a test's folder, with keys in memory."""

from pathlib import Path

from agent_assist.runtime.clock import Clock
from agent_assist.storage.keys import KeyStore, MemoryKeys
from agent_assist.storage.opening import Site
from agent_assist.storage.process_lock import ProcessLock
from agent_assist.storage.vault import RecordVault
from agent_assist.storage.vault_files import VaultFiles
from tests.fakes.clock import StandingClock


def site_in(
    folder: Path, keys: KeyStore | None = None, clock: Clock | None = None, patience_s: float = 0
) -> Site:
    """Return all that opening needs, in a folder."""
    files = VaultFiles(folder)
    lock = ProcessLock(files.lock, patience_s)
    store = MemoryKeys() if keys is None else keys
    return Site(files, store, lock, clock or StandingClock(), custody_patience_s=patience_s)


def vault_in(folder: Path, keys: KeyStore | None = None, clock: Clock | None = None) -> RecordVault:
    """Return a vault in a folder, not yet opened."""
    return RecordVault(site_in(folder, keys, clock))
