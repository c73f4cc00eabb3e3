"""How the database is opened, made at the first start, and what is wrong when it cannot be."""

from contextlib import suppress
from dataclasses import dataclass, replace

from sqlite_utils import Database

from agent_assist.capture.ports import SpaceLacking, VaultState
from agent_assist.runtime.clock import Clock
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage import copies, keys, migrations, recovery, rotation, sqlcipher
from agent_assist.storage.keys import KeyFacts, KeyStore
from agent_assist.storage.process_lock import ProcessLock
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault_files import VaultFiles


@dataclass(frozen=True, slots=True)
class Site:
    """All that opening needs: the files, the store of the keys, the lock, the clock, the shape."""

    files: VaultFiles
    keys: KeyStore
    lock: ProcessLock
    clock: Clock
    steps: tuple[str, ...] = migrations.STEPS
    custody_patience_s: float = 120.0


@dataclass(frozen=True, slots=True)
class Opening:
    """What opening came to; database and key only when it is open."""

    state: VaultState
    database: Database | None = None
    key: Sensitive[bytes] | None = None
    recovery_key: Sensitive[str] | None = None

    def close(self) -> None:
        """Close the database, if it is open."""
        if self.database is not None:
            self.database.close()


def opened(site: Site) -> Opening:
    """Open the database, and do first what needs it alone; the lock is shared by now.

    Raises:
        NoKeyStore, DatabaseInUse, SpaceLacking: see there.
    """
    made = None
    if _is_first_start(site):
        with site.lock.alone():
            # Another process may have been here while the lock changed hands.
            made = _made(site) if _is_first_start(site) else None
    if _has_work(site):
        with site.lock.alone():
            _do_work(site)
    return replace(look(site), recovery_key=made)


def look(site: Site) -> Opening:
    """Open the database as it stands, with the next key or the one in force."""
    facts = keys.read_facts(site.files.keys, site.files.backup_keys)
    if facts is None:
        return Opening(VaultState.WRONG_KEY)
    if not site.files.has_database():
        return Opening(VaultState.DAMAGED)
    known = [k for k in (site.keys.get(facts.next), site.keys.get(facts.current)) if k]
    for key in known:
        try:
            database = sqlcipher.connect(site.files.database, key)
        except NotReadable:
            continue
        except Malformed:
            return Opening(VaultState.DAMAGED)
        return _checked(site, database, key)
    is_right = any(facts.knows(key) for key in known)
    return Opening(VaultState.DAMAGED if is_right else VaultState.WRONG_KEY)


def _checked(site: Site, database: Database, key: bytes) -> Opening:
    try:
        if migrations.is_newer(database, site.steps):
            database.close()
            return Opening(VaultState.NEWER)
        sqlcipher.use_wal(database)
    except (Malformed, *sqlcipher.ERRORS):
        database.close()
        raise
    return Opening(VaultState.OPEN, database, Sensitive(key))


def _is_first_start(site: Site) -> bool:
    facts = keys.read_facts(site.files.keys)
    return facts.is_new if facts else site.files.is_untouched()


def _made(site: Site) -> Sensitive[str]:
    """Make the first database and its key; return the recovery key.

    Until the facts are written at the end, the next start begins anew: nothing has been saved.
    """
    facts = keys.read_facts(site.files.keys) or KeyFacts(Ids().new(), is_new=True)
    key = site.keys.get(facts.current) or recovery.new_data_key()
    site.keys.set(facts.current, key)
    keys.write_facts(site.files.keys, facts)
    sqlcipher.remove(site.files.database)
    sqlcipher.make_private(site.files.database)
    database = sqlcipher.connect(site.files.database, key)
    try:
        sqlcipher.use_wal(database)
        with sqlcipher.told_apart(site.files.database):
            migrations.migrate(database, site.steps)
    finally:
        database.close()
    printed, public = recovery.make()
    sealed = (recovery.seal(public, key),)
    rotation.put_facts(site.files, replace(facts, recovery=public).with_keys(key, sealed=sealed))
    return printed


def _has_work(site: Site) -> bool:
    facts = keys.read_facts(site.files.keys, site.files.backup_keys)
    if facts is None or not site.files.has_database():
        return False
    if site.keys.get(facts.next) is not None or site.files.fresh.exists():
        return True
    found = look(site)
    try:
        return found.database is not None and migrations.is_due(found.database, site.steps)
    finally:
        found.close()


def _do_work(site: Site) -> None:
    sqlcipher.remove(site.files.fresh)
    # On a full disk the next start settles it; until then one of the two keys opens the records.
    with suppress(SpaceLacking):
        rotation.settle(site.files, site.keys)
    found = look(site)
    if found.database is None or found.key is None:
        return
    try:
        if migrations.is_due(found.database, site.steps):
            step = migrations.version(found.database)
            name = f"before-step-{step + 1}-{site.clock.now().date().isoformat()}.db"
            copies.write(found.database, site.files.backups / name, found.key.reveal())
            with sqlcipher.told_apart(site.files.database):
                migrations.migrate(found.database, site.steps)
    finally:
        found.close()
