"""Backups: verified, few, and what comes back from them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from agent_assist import bootstrap
from agent_assist.capture.ports import DatabaseInUse, VaultClosed, VaultState
from agent_assist.capture.record import Query
from agent_assist.errors import FileProblem
from agent_assist.runtime.ids import Ids
from agent_assist.storage import backups, copies, restoring, rotation
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.keys import MemoryKeys
from agent_assist.storage.vault import RecordVault
from tests.capture.records import AGENT, key, record
from tests.fakes.clock import MONDAY, StandingClock
from tests.storage.vaults import vault_in

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def vault(tmp_path: Path, keys: MemoryKeys) -> RecordVault:
    vault = vault_in(tmp_path / "data", keys)
    vault.open()
    return vault


@pytest.fixture
def records(vault: RecordVault) -> RecordDatabase:
    return RecordDatabase(vault, StandingClock(), Ids().new)


def found(vault: RecordVault, records: RecordDatabase) -> list[str]:
    assert vault.open() is VaultState.OPEN
    numbers = [saved.id[-1] for saved in records.find(Query())]
    vault.lock()
    return sorted(numbers)


def spoil(file: Path, place: int = -3000) -> None:
    whole = bytearray(file.read_bytes())
    whole[place] ^= 1
    file.write_bytes(whole)


def restored(vault: RecordVault, file: Path | None = None) -> backups.Backup:
    with vault.alone() as site:
        return restoring.restore(site, file)


def test_a_backup_is_one_encrypted_file_with_every_record(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record())
    made = backups.make(vault, MONDAY)
    assert (made.day, made.records) == (MONDAY.date(), 1)
    assert backups.inspected(made.file, vault.key()) == made
    assert not rotation.opens(made.file, bytes(32))
    assert [file.name for file in vault.files.backups.glob("*.db*")] == ["records-2026-03-02.db"]
    assert made.file.stat().st_mode & 0o077 == 0
    vault.lock()


def test_a_damaged_database_takes_no_good_backups_place(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    good = backups.make(vault, MONDAY)
    with vault.reading() as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    for place in range(5 * 4096, vault.files.database.stat().st_size, 4096):
        spoil(vault.files.database, place + 100)
    with pytest.raises(VaultClosed) as caught:
        backups.make(vault, MONDAY)
    assert caught.value.state is VaultState.DAMAGED
    assert backups.inspected(good.file, vault.key()) == good
    vault.lock()


def test_a_backup_of_the_same_day_takes_the_place_of_the_former(
    vault: RecordVault, records: RecordDatabase
) -> None:
    backups.make(vault, MONDAY)
    records.save(record())
    assert backups.make(vault, MONDAY).records == 1
    assert len(copies.files(vault.files.backups)) == 1
    vault.lock()


def test_seven_days_and_four_weeks_stay() -> None:
    first = date(2026, 1, 1)
    days = [first + timedelta(days=n) for n in range(60)]
    kept = sorted(backups.kept(days))
    assert kept[-7:] == days[-7:]
    assert len(kept) == 11
    assert [day.weekday() for day in kept[:4]] == [0, 0, 0, 0]


def test_days_far_apart_all_stay() -> None:
    days = {date(2026, month, 1) for month in range(1, 12)}
    assert backups.kept(days) == days


def test_a_clock_put_back_removes_nothing() -> None:
    days = [date(2027, 1, day) for day in range(1, 8)]
    assert set(days) <= backups.kept([*days, date(2026, 1, 1)])


def test_old_backups_and_leftovers_are_removed(vault: RecordVault) -> None:
    for number in range(30):
        backups.make(vault, MONDAY + timedelta(days=number))
    (vault.files.backups / "records-2026-05-01.db.new").write_bytes(b"cut short")
    backups.make(vault, MONDAY + timedelta(days=30))
    assert len(copies.files(vault.files.backups)) <= 11
    assert list(vault.files.backups.glob("*.new")) == []
    vault.lock()


def test_a_damaged_database_comes_back_from_the_newest_sound_backup(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    backups.make(vault, MONDAY)
    records.save(record(2))
    newer = backups.make(vault, TUESDAY)
    vault.lock()
    spoil(newer.file)
    spoil(vault.files.database, 100)
    assert vault.open() is VaultState.DAMAGED
    assert restored(vault).day == MONDAY.date()
    assert found(vault, records) == ["1"]
    assert vault.files.aside.exists()


def test_a_chosen_backup_is_restored(vault: RecordVault, records: RecordDatabase) -> None:
    records.save(record(1))
    older = backups.make(vault, MONDAY)
    records.save(record(2))
    backups.make(vault, TUESDAY)
    assert restored(vault, older.file).records == 1
    assert found(vault, records) == ["1"]


def test_what_was_erased_does_not_come_back(vault: RecordVault, records: RecordDatabase) -> None:
    records.save(record(1))
    records.save(record(2))
    kept_elsewhere = backups.make(vault, MONDAY).file.read_bytes()
    records.erase((key(1).id,), AGENT, "asked")
    elsewhere = vault.files.folder / "elsewhere.db"
    elsewhere.write_bytes(kept_elsewhere)
    assert restored(vault, elsewhere).records == 1
    assert found(vault, records) == ["2"]
    assert vault.open() is VaultState.OPEN
    assert records.save(record(1)) == ()
    vault.lock()


def test_nothing_is_changed_by_a_backup_that_does_not_do(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    made = backups.make(vault, MONDAY)
    spoil(made.file)
    for file in (made.file, None):
        with pytest.raises(VaultClosed):
            restored(vault, file)
    with pytest.raises(FileProblem):
        restored(vault, made.file.with_name("nowhere.db"))
    assert found(vault, records) == ["1"]


def test_nobody_else_may_have_the_records_open(vault: RecordVault, keys: MemoryKeys) -> None:
    backups.make(vault, MONDAY)
    with pytest.raises(DatabaseInUse):
        restored(vault_in(vault.files.folder, keys))
    vault.lock()


def test_a_restore_that_was_cut_short_is_done_again(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    backups.make(vault, MONDAY)
    vault.lock()
    before = vault.files.database.read_bytes()
    vault.files.database.replace(vault.files.aside)
    assert vault.open() is VaultState.DAMAGED
    restored(vault)
    assert found(vault, records) == ["1"]
    assert vault.files.aside.read_bytes() == before


def test_no_record_is_erased_while_a_backup_is_written(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    with vault.custody(), pytest.raises(DatabaseInUse):
        records.erase((key(1).id,), AGENT, "asked")
    proof, _ = records.erase((key(1).id,), AGENT, "asked")
    assert proof.records == 1
    vault.lock()


def test_what_a_kill_has_left_half_written_goes_at_the_next_start(
    vault: RecordVault, records: RecordDatabase
) -> None:
    records.save(record(1))
    vault.lock()
    vault.files.fresh.write_bytes(vault.files.database.read_bytes())
    assert found(vault, records) == ["1"]
    assert not vault.files.fresh.exists()


def test_a_day_of_keeping_house_erases_what_is_due_and_backs_up_once(
    vault: RecordVault, records: RecordDatabase
) -> None:
    clock = StandingClock(MONDAY)
    records.save(record(1))
    assert bootstrap.keep_house(vault, 90, clock) is None
    records.save(record(2, saved_at=TUESDAY))
    assert bootstrap.keep_house(vault, 90, clock) is None
    (backup,) = copies.files(vault.files.backups)
    assert backups.inspected(backup, vault.key()).records == 1
    clock.move(days=90, hours=1)
    certificate = bootstrap.keep_house(vault, 90, clock)
    assert certificate is not None
    assert certificate.records == 1
    assert len(copies.files(vault.files.backups)) == 2
    assert found(vault, records) == ["2"]


def test_backups_go_with_the_key(vault: RecordVault, records: RecordDatabase) -> None:
    records.save(record(1))
    made = backups.make(vault, MONDAY)
    before = vault.key()
    vault.rotate()
    assert vault.open() is VaultState.OPEN
    assert backups.inspected(made.file, vault.key()).records == 1
    assert not rotation.opens(made.file, before)
    vault.lock()


def test_a_backup_and_the_recovery_key_are_enough_on_another_computer(
    tmp_path: Path,
) -> None:
    old = vault_in(tmp_path / "old")
    old.open()
    printed = old.recovery_key()
    RecordDatabase(old, StandingClock(), Ids().new).save(record(1))
    made = backups.make(old, MONDAY)
    old.lock()
    assert printed is not None
    new = vault_in(tmp_path / "new")
    with new.alone() as site:
        restoring.give_key(site, printed, made.file.parent)
        restoring.restore(site, made.file)
    assert found(new, RecordDatabase(new, StandingClock(), Ids().new)) == ["1"]
