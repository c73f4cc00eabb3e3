"""Another key for the records: a copy under it takes the old database's place in one step.

A kill at any moment leaves the old database with the old key or the new one with the new key;
the next start tries both and finishes what was begun.
"""

from dataclasses import replace
from pathlib import Path

from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.storage import copies, keys, recovery, sqlcipher
from agent_assist.storage.keys import KeyFacts, KeyStore
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault_files import VaultFiles


def rotate(files: VaultFiles, store: KeyStore, public: str | None = None) -> None:
    """Give the records and their backups a new key; the lock is held alone by now.

    `public` is the public half of a new recovery key, which takes the place of the former.

    Raises:
        VaultClosed: the records cannot be opened with the key in force.
    """
    settle(files, store)
    facts = keys.read_facts(files.keys, files.backup_keys)
    key = store.get(facts.current) if facts else None
    if facts is None or key is None:
        raise VaultClosed(VaultState.WRONG_KEY)
    facts = replace(facts, recovery=public or facts.recovery)
    new = recovery.new_data_key()
    store.set(facts.next, new)
    put_facts(files, facts.with_keys(key, new, sealed=_sealed(facts, key, new)))
    _renew(files.database, files.fresh, key, new)
    settle(files, store)


def settle(files: VaultFiles, store: KeyStore) -> None:
    """Finish a change of keys that was cut short, or take it back if it had not come far."""
    facts = keys.read_facts(files.keys, files.backup_keys)
    if facts is None or (new := store.get(facts.next)) is None:
        return
    sqlcipher.remove(files.fresh)
    key = store.get(facts.current)
    if opens(files.database, new):
        for file in copies.files(files.backups):
            if key is not None and not opens(file, new) and opens(file, key):
                _renew(file, file.with_name(f"{file.name}.new"), key, new)
        store.set(facts.current, new)
        put_facts(files, facts.with_keys(new, sealed=_sealed(facts, new)))
    elif key is not None and opens(files.database, key):
        put_facts(files, facts.with_keys(key, sealed=_sealed(facts, key)))
    else:
        return
    store.delete(facts.next)


def opens(file: Path, key: bytes) -> bool:
    """Tell whether a key opens a database."""
    try:
        sqlcipher.connect(file, key).close()
    except (NotReadable, Malformed):
        return False
    return True


def put_facts(files: VaultFiles, facts: KeyFacts) -> None:
    """Write the facts about the keys, beside the database and beside the backups."""
    files.make_folder()
    keys.write_facts(files.backup_keys, facts)
    keys.write_facts(files.keys, facts)


def _sealed(facts: KeyFacts, *data_keys: bytes) -> tuple[str, ...]:
    if not facts.recovery:
        return ()
    return tuple(recovery.seal(facts.recovery, key) for key in data_keys)


def _renew(file: Path, fresh: Path, key: bytes, new: bytes) -> None:
    source = sqlcipher.connect(file, key)
    try:
        copies.write_aside(source, fresh, new)
    finally:
        source.close()
    sqlcipher.replace(fresh, file)
