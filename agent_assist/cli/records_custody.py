"""`records backup`, `restore`, `rotate-key` and `verify`: keeping what is kept."""

import sys
from collections.abc import Iterator
from pathlib import Path

from agent_assist import bootstrap
from agent_assist.capture.ports import VaultClosed
from agent_assist.cli.records_desk import FINE, NOTHING, Desk, asked_for
from agent_assist.i18n import _, ngettext
from agent_assist.screens.messages import vault as messages
from agent_assist.storage import backups, copies, recovery, restoring, sqlcipher
from agent_assist.storage.key_files import PassphraseKeys


def back_up(desk: Desk) -> int:
    """Erase what is past its time, then write today's backup."""
    bootstrap.expire_records(desk.vault, desk.settings.number("retention_days"), desk.clock)
    made = backups.make(desk.vault, desk.clock.now())
    print(f"{made.file}\t{_records(made.records)}")
    return FINE


def restore(desk: Desk) -> int:
    """Give the computer the key, or put a backup in the place of the records, or both."""
    asked, kept = desk.options, desk.vault.files.passphrase_keys
    if kept.exists():
        desk.vault.use(PassphraseKeys(kept, asked_for(_("Passphrase: "))))
    with desk.vault.alone() as site:
        if asked.recovery_key:
            typed = asked_for(_("Recovery key: "))
            restoring.give_key(site, typed, asked.file.parent if asked.file else None)
            if asked.file is None:
                print(_("This computer has the key of the records again."))
                return FINE
        backup = restoring.restore(site, asked.file)
    print(f"{backup.file}\t{_records(backup.records)}")
    return FINE


def rotate(desk: Desk) -> int:
    """Give records and backups a new key."""
    public = None
    if desk.options.new_recovery_key:
        printed, public = recovery.make()
        # Before anything changes: a key that nobody has seen would open nothing.
        print(_("New recovery key, keep it on paper: {key}").format(key=printed.reveal()))
        sys.stdout.flush()
    desk.vault.rotate(public)
    print(_("The records have a new key."))
    return FINE


def verify(desk: Desk) -> int:
    """Look at every page of the records and the backups."""
    lines = [_database(desk), *_backups(desk)]
    for file, _is_sound, said in lines:
        print(f"{file}\t{said}")
    return FINE if all(is_sound for _file, is_sound, _said in lines) else NOTHING


def _database(desk: Desk) -> tuple[Path, bool, str]:
    try:
        with desk.vault.reading() as database:
            number, found = copies.count(database), sqlcipher.faults(database)
    except VaultClosed as error:
        return desk.vault.files.database, False, messages.sentence(error)
    return desk.vault.files.database, not found, "; ".join(found) or _records(number)


def _backups(desk: Desk) -> Iterator[tuple[Path, bool, str]]:
    key = desk.vault.stored_key()
    if key is None:
        return
    for file in copies.files(desk.vault.files.backups):
        try:
            yield file, True, _records(backups.inspected(file, key).records)
        except VaultClosed as error:
            yield file, False, messages.sentence(error)


def _records(number: int) -> str:
    return ngettext("{n} record", "{n} records", number).format(n=number)
