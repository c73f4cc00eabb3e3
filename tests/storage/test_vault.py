"""The vault: what it comes to is told apart, and no database ever takes an old one's place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from agent_assist.capture.ports import DatabaseInUse, VaultClosed, VaultState
from agent_assist.capture.record import Query
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage import migrations, opening, recovery, restoring, rotation, sqlcipher
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.keys import KeyFacts, MemoryKeys, NoKeyStore, read_facts, write_facts
from agent_assist.storage.recovery import RecoveryKeyWrong
from agent_assist.storage.vault import RecordVault
from tests.capture.records import record
from tests.fakes.clock import StandingClock
from tests.storage.vaults import site_in, vault_in

OTHER = bytes(range(32))


class NoKeys(MemoryKeys):
    """A computer without a key store."""

    def get(self, name: str) -> bytes | None:
        raise NoKeyStore("none")


@pytest.fixture
def keys() -> MemoryKeys:
    return MemoryKeys()


@pytest.fixture
def folder(tmp_path: Path, keys: MemoryKeys) -> Path:
    """The folder of a vault with one record, locked."""
    vault = vault_in(tmp_path / "data", keys)
    vault.open()
    store(vault).save(record())
    vault.lock()
    return tmp_path / "data"


def store(vault: RecordVault) -> RecordDatabase:
    return RecordDatabase(vault, StandingClock(), Ids().new)


def state_of(folder: Path, keys: MemoryKeys) -> VaultState:
    vault = vault_in(folder, keys)
    try:
        return vault.open()
    finally:
        vault.lock()


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("records.*")}


def the_key(folder: Path, keys: MemoryKeys) -> tuple[str, bytes]:
    facts = read_facts(folder / "records.keys")
    assert facts is not None
    key = keys.get(facts.current)
    assert key is not None
    return facts.current, key


def records_of(folder: Path, keys: MemoryKeys) -> int:
    vault = vault_in(folder, keys)
    assert vault.open() is VaultState.OPEN
    found = store(vault).find(Query())
    vault.lock()
    return len(found)


def test_the_first_start_makes_the_records_and_tells_the_recovery_key_once(tmp_path: Path) -> None:
    vault = vault_in(tmp_path / "data")
    assert vault.open() is VaultState.OPEN
    printed = vault.recovery_key()
    assert printed is not None
    assert len(printed.reveal()) == 63
    assert vault.recovery_key() is None
    vault.lock()


def test_a_later_start_tells_none(folder: Path, keys: MemoryKeys) -> None:
    vault = vault_in(folder, keys)
    vault.open()
    assert vault.recovery_key() is None
    vault.lock()


def test_the_journal_and_the_syncs_keep_their_promise(folder: Path, keys: MemoryKeys) -> None:
    vault = vault_in(folder, keys)
    vault.open()
    with vault.reading() as database:
        asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        told = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    vault.lock()
    assert told == ["wal", 2, 1, 1]


def test_files_are_readable_for_this_user_alone(folder: Path, keys: MemoryKeys) -> None:
    vault = vault_in(folder, keys)
    vault.open()
    store(vault).save(record(2))
    modes = {file.name: file.stat().st_mode & 0o077 for file in folder.glob("records.*")}
    vault.lock()
    assert set(modes) >= {"records.db", "records.db-wal", "records.keys"}
    assert set(modes.values()) == {0}


def test_another_key_is_told_from_a_damaged_file(folder: Path, keys: MemoryKeys) -> None:
    name, _ = the_key(folder, keys)
    keys.set(name, OTHER)
    before = content(folder)
    assert state_of(folder, keys) is VaultState.WRONG_KEY
    assert content(folder) == before


def test_a_lost_key_is_no_reason_for_a_new_database(folder: Path) -> None:
    before = content(folder)
    assert state_of(folder, MemoryKeys()) is VaultState.WRONG_KEY
    assert content(folder) == before


def test_lost_facts_are_found_beside_the_backups(folder: Path, keys: MemoryKeys) -> None:
    (folder / "records.keys").unlink()
    assert records_of(folder, keys) == 1


def test_a_database_without_any_facts_belongs_to_an_unknown_key(
    folder: Path, keys: MemoryKeys
) -> None:
    (folder / "records.keys").unlink()
    (folder / "backups" / "records.keys").unlink()
    assert state_of(folder, keys) is VaultState.WRONG_KEY


def _spoil_first_page(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[100] ^= 1
    file.write_bytes(whole)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1000])


def _other_file(file: Path) -> None:
    file.write_text("no database" * 1000, encoding="utf-8")


@pytest.mark.parametrize("spoil", [_spoil_first_page, _empty, _cut, _other_file, Path.unlink])
def test_a_damaged_file_is_told_and_left_as_it_is(
    folder: Path, keys: MemoryKeys, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / "records.db")
    before = content(folder)
    assert state_of(folder, keys) is VaultState.DAMAGED
    assert content(folder) == before


def test_damage_further_inside_is_told_when_it_is_read(folder: Path, keys: MemoryKeys) -> None:
    file = folder / "records.db"
    whole = bytearray(file.read_bytes())
    for place in range(4096 + 100, len(whole), 4096):
        whole[place] ^= 1
    file.write_bytes(whole)
    vault = vault_in(folder, keys)
    with pytest.raises(VaultClosed) as caught:
        _read_all(vault)
    assert caught.value.state is VaultState.DAMAGED
    assert vault.state is VaultState.DAMAGED


def _read_all(vault: RecordVault) -> None:
    state = vault.open()
    if state is not VaultState.OPEN:
        raise VaultClosed(state)
    store(vault).find(Query())


def test_a_newer_database_is_refused_untouched(folder: Path, keys: MemoryKeys) -> None:
    database = sqlcipher.connect(folder / "records.db", the_key(folder, keys)[1])
    database.execute(f"PRAGMA user_version = {len(migrations.STEPS) + 1}")
    database.close()
    before = content(folder)
    assert state_of(folder, keys) is VaultState.NEWER
    assert content(folder)["records.db"] == before["records.db"]


def test_without_a_key_store_nothing_is_made(tmp_path: Path) -> None:
    assert state_of(tmp_path / "data", NoKeys()) is VaultState.NO_KEY_STORE
    assert content(tmp_path / "data") == {}


def test_a_passphrase_does_instead_of_a_key_store(tmp_path: Path) -> None:
    vault = vault_in(tmp_path / "data", NoKeys())
    assert vault.open() is VaultState.NO_KEY_STORE
    assert vault.open_with(Sensitive("蓝色的大象 7")) is VaultState.OPEN
    store(vault).save(record())
    vault.lock()
    again = vault_in(tmp_path / "data", NoKeys())
    assert again.open_with(Sensitive("蓝色的大象 8")) is VaultState.NO_KEY_STORE
    assert again.open_with(Sensitive("蓝色的大象 7")) is VaultState.OPEN
    assert len(store(again).find(Query())) == 1
    again.lock()


def test_a_first_start_that_was_cut_short_begins_anew(tmp_path: Path, keys: MemoryKeys) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    write_facts(folder / "records.keys", KeyFacts("1", is_new=True))
    (folder / "records.db").write_bytes(b"half a database")
    vault = vault_in(folder, keys)
    assert vault.open() is VaultState.OPEN
    assert vault.recovery_key() is not None
    vault.lock()


def test_the_database_itself_takes_no_critical_value_that_was_not_confirmed(
    folder: Path, keys: MemoryKeys
) -> None:
    database = sqlcipher.connect(folder / "records.db", the_key(folder, keys)[1])
    for wrong in ("phase = 'captured'", "digest = NULL", "confirmed_by = NULL"):
        with pytest.raises(sqlcipher.ERRORS, match="CHECK"):
            database.execute(f"UPDATE fields SET {wrong} WHERE id = 'phone'")  # noqa: S608
    database.close()


class TestRotation:
    def test_the_records_are_there_under_a_new_key(self, folder: Path, keys: MemoryKeys) -> None:
        before = the_key(folder, keys)
        vault_in(folder, keys).rotate()
        name, key = the_key(folder, keys)
        assert name == before[0]
        assert key != before[1]
        assert not rotation.opens(folder / "records.db", before[1])
        assert records_of(folder, keys) == 1

    def test_nobody_else_may_have_the_records_open(self, folder: Path, keys: MemoryKeys) -> None:
        window, command = vault_in(folder, keys), vault_in(folder, keys)
        window.open()
        with pytest.raises(DatabaseInUse):
            command.rotate()
        window.lock()
        command.rotate()
        assert records_of(folder, keys) == 1

    def test_one_that_never_began_is_taken_back(self, folder: Path, keys: MemoryKeys) -> None:
        name, key = the_key(folder, keys)
        keys.set(f"{name}-next", OTHER)
        assert records_of(folder, keys) == 1
        assert keys.get(f"{name}-next") is None
        assert keys.get(name) == key

    def test_one_that_was_cut_at_the_end_is_finished(self, folder: Path, keys: MemoryKeys) -> None:
        name, key = the_key(folder, keys)
        vault_in(folder, keys).rotate()
        keys.set(f"{name}-next", the_key(folder, keys)[1])
        keys.set(name, key)
        assert records_of(folder, keys) == 1
        assert keys.get(f"{name}-next") is None
        assert keys.get(name) != key


class TestRecoveryKey:
    @pytest.fixture
    def printed(self, folder: Path, keys: MemoryKeys) -> Sensitive[str]:
        """A recovery key, made when the keys were changed."""
        printed, public = recovery.make()
        vault_in(folder, keys).rotate(public)
        return printed

    def test_it_opens_the_records_on_a_computer_that_lost_the_key(
        self, folder: Path, printed: Sensitive[str]
    ) -> None:
        keys = MemoryKeys()
        restoring.give_key(site_in(folder, keys), printed)
        assert records_of(folder, keys) == 1

    def test_it_outlives_a_change_of_the_key(
        self, folder: Path, keys: MemoryKeys, printed: Sensitive[str]
    ) -> None:
        vault_in(folder, keys).rotate()
        lost = MemoryKeys()
        restoring.give_key(site_in(folder, lost), printed)
        assert records_of(folder, lost) == 1

    def test_it_may_be_typed_carelessly(self, folder: Path, printed: Sensitive[str]) -> None:
        typed = printed.reveal().lower().replace("-", "  ")
        restoring.give_key(site_in(folder, MemoryKeys()), Sensitive(typed))

    @pytest.mark.parametrize("typed", ["", "AAAA", "!" * 56, "A" * 56])
    def test_what_is_none_is_told(self, folder: Path, printed: Sensitive[str], typed: str) -> None:
        with pytest.raises(RecoveryKeyWrong) as caught:
            restoring.give_key(site_in(folder, MemoryKeys()), Sensitive(typed))
        assert caught.value.reason == "misspelt"

    def test_one_of_other_records_is_told(
        self, tmp_path: Path, folder: Path, printed: Sensitive[str]
    ) -> None:
        other = vault_in(tmp_path / "other")
        other.open()
        wrong = other.recovery_key()
        other.lock()
        assert wrong is not None
        with pytest.raises(RecoveryKeyWrong) as caught:
            restoring.give_key(site_in(folder, MemoryKeys()), wrong)
        assert caught.value.reason == "other"


class TestMigration:
    LATER = (*migrations.STEPS, "ALTER TABLE records ADD COLUMN later TEXT;\n")

    def test_the_missing_steps_are_taken(self, folder: Path, keys: MemoryKeys) -> None:
        database = sqlcipher.connect(folder / "records.db", the_key(folder, keys)[1])
        assert migrations.is_due(database, self.LATER)
        migrations.migrate(database, self.LATER)
        assert not migrations.is_due(database, self.LATER)
        assert "later" in {row[1] for row in database.execute("PRAGMA table_info(records)")}
        database.close()

    def test_a_step_that_fails_leaves_everything_as_it_was(
        self, folder: Path, keys: MemoryKeys
    ) -> None:
        database = sqlcipher.connect(folder / "records.db", the_key(folder, keys)[1])
        with pytest.raises(sqlcipher.ERRORS):
            migrations.migrate(database, (*self.LATER, "ALTER TABLE nowhere ADD COLUMN x;\n"))
        assert migrations.version(database) == len(migrations.STEPS)
        assert "later" not in {row[1] for row in database.execute("PRAGMA table_info(records)")}
        database.close()

    def test_a_backup_is_made_before(self, folder: Path, keys: MemoryKeys) -> None:
        site = replace(site_in(folder, keys), steps=self.LATER)
        vault = RecordVault(site)
        assert vault.open() is VaultState.OPEN
        vault.lock()
        (made,) = (folder / "backups").glob("before-step-*.db")
        database = sqlcipher.connect(made, the_key(folder, keys)[1])
        assert migrations.version(database) == len(migrations.STEPS)
        assert database.execute("SELECT COUNT(*) FROM records").fetchone()[0] == 1
        database.close()
        found = opening.look(site)
        found.close()
        assert found.state is VaultState.OPEN
