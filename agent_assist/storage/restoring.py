"""Coming back: a backup in the place of the records, and the key from the recovery key."""

from contextlib import closing
from pathlib import Path

from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.errors import FileProblem
from agent_assist.sensitive import Sensitive
from agent_assist.storage import copies, erasure, keys, opening, recovery, rotation, sqlcipher
from agent_assist.storage.backups import Backup, inspected
from agent_assist.storage.keys import KeyFacts
from agent_assist.storage.opening import Site
from agent_assist.storage.recovery import RecoveryKeyWrong
from agent_assist.storage.sqlcipher import Malformed, NotReadable


def give_key(site: Site, printed: Sensitive[str], beside: Path | None = None) -> None:
    """Put the keys of the records into the key store of this computer, from the recovery key.

    `beside` is the folder of a backup from another computer, with its `records.keys`.

    Raises:
        RecoveryKeyWrong: misspelt, or of other records.
        FileProblem: nothing is known about the key any more.
    """
    facts = _facts(site, beside)
    found = [recovery.unseal(printed, sealed) for sealed in facts.sealed]
    if not found:
        raise RecoveryKeyWrong("other")
    for name, key in zip((facts.current, facts.next), found, strict=False):
        site.keys.set(name, key)
    rotation.put_facts(site.files, facts)


def restore(site: Site, file: Path | None = None) -> Backup:
    """Put a backup (the newest sound one) in the place of the records; the lock is held alone.

    The database that was there is set aside. What had been erased in it stays erased, as long
    as it can still be read.

    Raises:
        VaultClosed: no key opens the backup, or there is no sound one; nothing is changed.
        FileProblem: there is no such file, or nothing is known about its key.
    """
    rotation.settle(site.files, site.keys)
    facts = _facts(site, file.parent if file else None)
    key = site.keys.get(facts.current)
    if key is None:
        raise VaultClosed(VaultState.WRONG_KEY)
    backup = inspected(file, key) if file else _newest(site.files.backups, key)
    gone = _erased(site)
    with closing(sqlcipher.connect(backup.file, key)) as source:
        copies.write_aside(source, site.files.fresh, key)
    with closing(sqlcipher.connect(site.files.fresh, key)) as database:
        with sqlcipher.told_apart(site.files.fresh), sqlcipher.transaction(database):
            erasure.forget_records(database, gone)
        records = copies.count(database)
    sqlcipher.set_aside(site.files.database, site.files.aside)
    sqlcipher.replace(site.files.fresh, site.files.database)
    rotation.put_facts(site.files, facts)
    return Backup(backup.file, backup.day, records)


def _newest(folder: Path, key: bytes) -> Backup:
    for file in copies.files(folder):
        try:
            return inspected(file, key)
        except VaultClosed:
            continue
    raise VaultClosed(VaultState.DAMAGED)


def _erased(site: Site) -> tuple[tuple[str, str], ...]:
    """Return the ids that were erased, with the certificates, as far as the records still say."""
    found = opening.look(site)
    if found.database is None:
        return ()
    try:
        with sqlcipher.told_apart(site.files.database):
            return tuple(found.database.execute("SELECT record_id, certificate_id FROM erased"))
    except (Malformed, NotReadable):
        return ()
    finally:
        found.close()


def _facts(site: Site, beside: Path | None) -> KeyFacts:
    files = [site.files.keys, site.files.backup_keys]
    facts = keys.read_facts(*files, *([beside / site.files.keys.name] if beside else []))
    if facts is None:
        raise FileProblem(site.files.keys, "no such file")
    return facts
