"""Backups: whole, encrypted, verified; seven of the last days and four of the weeks before."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.errors import FileProblem
from agent_assist.storage import copies, sqlcipher
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault import RecordVault

DAILY: Final = 7
WEEKLY: Final = 4


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, its day, and the number of records in it."""

    file: Path
    day: date
    records: int


def make(vault: RecordVault, now: datetime) -> Backup:
    """Write today's backup, verify it, and remove those that are too old.

    Raises:
        VaultClosed: the records are not open, or damaged further inside.
        SpaceLacking: no room; the former backups are untouched.
    """
    folder = vault.files.backups
    vault.files.make_folder()
    file = folder / f"records-{now.date().isoformat()}.db"
    with vault.custody() as key:
        _copy(vault.files.database, file, key)
        made = inspected(file, key)
        prune(folder)
    return made


def _copy(database: Path, file: Path, key: bytes) -> None:
    try:
        # A connection of its own: saving goes on meanwhile.
        with closing(sqlcipher.connect(database, key)) as source, sqlcipher.told_apart(database):
            copies.write(source, file, key)
    except (Malformed, NotReadable) as error:
        raise VaultClosed(VaultState.DAMAGED) from error


def has_of(folder: Path, day: date) -> bool:
    """Tell whether there is a backup of a day."""
    return any(copies.day_of(file) == day for file in copies.files(folder))


def kept(days: Iterable[date]) -> set[date]:
    """Return the days whose backups stay: the last seven, and one for each of four weeks before.

    They are counted, not measured against today, so that a wrong clock removes nothing. Of a
    week the earliest day stays, which lasts as the week grows.
    """
    newest_first = sorted(set(days), reverse=True)
    of_week: dict[tuple[int, int], date] = {}
    for day in newest_first[DAILY:]:
        of_week[day.isocalendar()[:2]] = day
    return {*newest_first[:DAILY], *sorted(of_week.values(), reverse=True)[:WEEKLY]}


def prune(folder: Path) -> None:
    """Remove backups that are too old, and what a killed backup has left."""
    found = copies.files(folder)
    staying = kept(map(copies.day_of, found))
    gone = [file for file in found if copies.day_of(file) not in staying]
    for file in [*gone, *folder.glob("*.db.new")]:
        sqlcipher.remove(file)


def inspected(file: Path, key: bytes) -> Backup:
    """Return what is in a sound backup.

    Raises:
        VaultClosed: it has another key, or it is damaged.
        FileProblem: there is no such file.
    """
    if not file.is_file():
        raise FileProblem(file, "no such file")
    try:
        with closing(sqlcipher.connect(file, key)) as database:
            if sqlcipher.faults(database):
                raise VaultClosed(VaultState.DAMAGED)
            return Backup(file, copies.day_of(file), copies.count(database))
    except NotReadable as error:
        raise VaultClosed(VaultState.WRONG_KEY) from error
    except Malformed as error:
        raise VaultClosed(VaultState.DAMAGED) from error
