"""What must hold after any accident: nothing acknowledged lost, nothing half, nothing twice."""

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from agent_assist.capture.ports import VaultClosed, VaultState
from agent_assist.storage import copies, sqlcipher
from agent_assist.storage.sqlcipher import Malformed, NotReadable
from agent_assist.storage.vault import RecordVault
from benchmarks.storage.material import details, key, vault

_HALF = """
SELECT COUNT(*) FROM records WHERE
    (SELECT COUNT(*) FROM fields WHERE record = records.number) != :fields
    OR (SELECT COUNT(*) FROM outbox WHERE record_id = records.id) != 1
    OR (SELECT COUNT(*) FROM audit WHERE record_id = records.id AND action = 'saved') != :fields
    OR (SELECT COUNT(*) FROM grams WHERE rowid = records.number) != 1
"""
_TWICE = "SELECT COUNT(*) - COUNT(DISTINCT value) FROM fields WHERE id = 'phone'"


@dataclass
class Verdict:
    """Sums over all accidents of a kind.

    `returned` counts erased records that are there again, in the database or in a backup;
    `unheard` those that were saved and not acknowledged.
    """

    accidents: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0
    half: int = 0
    doubled: int = 0
    returned: int = 0
    unheard: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.damaged or self.half or self.doubled or self.returned)

    def row(self) -> str:
        """Return the sums as a line of a table."""
        return (
            f"{self.accidents} accidents, {self.acknowledged} acknowledged: {self.lost} lost, "
            f"{self.damaged} damaged, {self.half} half, {self.doubled} doubled, "
            f"{self.returned} erased ones back ({self.unheard} saved without an acknowledgement)"
        )

    def judge(
        self, folder: Path, acknowledged: Collection[int], erased: Collection[int] = ()
    ) -> None:
        """Open what an accident has left, and count what is wrong with it."""
        self.accidents += 1
        opened = vault(folder)
        state = opened.open()
        if state is not VaultState.OPEN:
            self.damaged += 1
            self.notes.append(f"state {state}")
            return
        try:
            self._count(opened, acknowledged)
            self._look_for(opened, erased)
        except VaultClosed as error:
            self.damaged += 1
            self.notes.append(f"state {error.state}")
        finally:
            opened.lock()

    def _count(self, opened: RecordVault, acknowledged: Collection[int]) -> None:
        with opened.reading() as database:
            if found := sqlcipher.faults(database):
                self.damaged += 1
                self.notes += found
            ids = {row[0] for row in database.execute("SELECT id FROM records")}
            numbers = {int(text.rpartition("-")[2], 16) for text in ids}
            self.half += database.execute(_HALF, {"fields": len(details(0))}).fetchone()[0]
            self.doubled += database.execute(_TWICE).fetchone()[0]
        self.lost += len(set(acknowledged) - numbers)
        self.unheard += len(numbers - set(acknowledged))

    def _look_for(self, opened: RecordVault, erased: Collection[int]) -> None:
        """Look into every database for what was erased, and see that backups can be read."""
        ids = [key(number).id for number in erased]
        for file in [opened.files.database, *copies.files(opened.files.backups)]:
            try:
                with closing(sqlcipher.connect(file, opened.key())) as database:
                    found = {row[0] for row in database.execute("SELECT id FROM records")}
            except (NotReadable, Malformed):
                self.damaged += 1
                self.notes.append(file.name)
                continue
            self.returned += len(found.intersection(ids))
