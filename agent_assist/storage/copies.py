"""Whole copies of a database, verified before they count."""

import re
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from agent_assist.storage import sqlcipher
from agent_assist.storage.sqlcipher import Malformed

_NAME: Final = re.compile(r"(?:records|before-step-\d+)-(\d{4}-\d{2}-\d{2})\.db\Z")


def write(source: Database, file: Path, key: bytes | None) -> None:
    """Write a verified backup of a database under a key, whole or not at all.

    Notes of open interactions stay out: nobody would look for them there to erase them.

    Raises:
        Malformed: the copy is not sound; what was there before is untouched.
    """
    fresh = file.with_name(f"{file.name}.new")
    write_aside(source, fresh, key)
    with closing(sqlcipher.connect(fresh, key)) as copied, sqlcipher.told_apart(fresh):
        copied.execute("DELETE FROM drafts")
    sqlcipher.replace(fresh, file)


def write_aside(source: Database, file: Path, key: bytes | None) -> None:
    """Copy a database into a new file, see that it is sound and has every record.

    Raises:
        Malformed: it is not, and is removed again.
    """
    records = count(source)
    sqlcipher.copy(source, file, key)
    copied = sqlcipher.connect(file, key)
    try:
        is_whole = count(copied) >= records and not sqlcipher.faults(copied)
    finally:
        copied.close()
    if not is_whole:
        sqlcipher.remove(file)
        raise Malformed(str(file))


def count(database: Database) -> int:
    """Return how many records a database holds."""
    return int(database.execute("SELECT COUNT(*) FROM records").fetchone()[0])


def files(folder: Path) -> list[Path]:
    """Return the backups in a folder, newest first."""
    found = [file for file in folder.glob("*.db") if _NAME.match(file.name)]
    return sorted(found, key=lambda file: (day_of(file), file.name), reverse=True)


def day_of(file: Path) -> date:
    """Return the day of a backup by its name."""
    match = _NAME.match(file.name)
    return date.fromisoformat(match[1]) if match else date.min
