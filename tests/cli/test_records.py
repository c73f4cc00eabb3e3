"""`agent-assist records`: the encrypted database from the command line, with the window's guards."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from agent_assist.paths import places
from agent_assist.runtime.ids import Ids
from agent_assist.sensitive import Sensitive
from agent_assist.storage import backups
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.vault import RecordVault
from tests.capture.records import AGENT, NAME, ORDER, PHONE, key, record
from tests.fakes.clock import MONDAY, StandingClock
from tests.storage.vaults import vault_in

PASSPHRASE = "蓝色的大象 7"


@dataclass(frozen=True)
class Computer:
    """A computer whose records are under a passphrase, as no key store is sure to be there."""

    home: Path

    @property
    def data(self) -> Path:
        return places({"AGENT_ASSIST_HOME": str(self.home)}).data

    def vault(self) -> RecordVault:
        vault = vault_in(self.data)
        vault.open_with(Sensitive(PASSPHRASE))
        return vault

    def run(self, *arguments: str, typed: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "agent_assist", "records", *arguments],
            env={**os.environ, "AGENT_ASSIST_HOME": str(self.home), "LANG": "C.UTF-8"},
            input=f"{typed}\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Computer:
    """A computer with one record, which the tests that use it only read."""
    return with_record(tmp_path_factory.mktemp("home"))


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """A computer with one record."""
    return with_record(tmp_path)


def with_record(home: Path) -> Computer:
    computer = Computer(home)
    vault = computer.vault()
    RecordDatabase(vault, StandingClock(), Ids().new).save(record())
    vault.lock()
    return computer


def test_a_look_makes_no_records(tmp_path: Path) -> None:
    done = Computer(tmp_path).run("list")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no records" in done.stderr
    assert list(tmp_path.rglob("records.*")) == []


def test_records_are_listed_masked(shared: Computer) -> None:
    done = shared.run("list", "5678", "--format", "json")
    assert done.returncode == 0, done.stderr
    (row,) = json.loads(done.stdout)
    assert (row["id"], row["fields"]["phone"]) == (key().id, "+86 138••••5678")
    assert NAME not in done.stdout


def test_what_is_looked_for_may_stay_out_of_the_arguments(shared: Computer) -> None:
    done = shared.run("list", "-", typed=f"{PASSPHRASE}\n{NAME}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(key().id)


def test_nothing_found_exits_with_1(shared: Computer) -> None:
    done = shared.run("list", "9999")
    assert (done.returncode, done.stdout) == (1, "")


def test_another_passphrase_opens_nothing(shared: Computer) -> None:
    done = shared.run("list", typed="another")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_person_gets_a_file_that_nobody_else_can_read(computer: Computer) -> None:
    out = computer.home / "person.json"
    done = computer.run("export", "--phone", PHONE, "--out", str(out), "--agent", AGENT)
    assert done.returncode == 0, done.stderr
    assert out.stat().st_mode & 0o077 == 0
    (row,) = json.loads(out.read_text(encoding="utf-8"))["records"]
    assert {field["id"]: field["value"] for field in row["fields"]}["order_no"] == ORDER


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", key().id),
        ("export", "--agent", AGENT),
        ("export", key().id, "--phone", PHONE, "--agent", AGENT),
        ("erase", key().id, "--agent", AGENT),
        ("mend",),
    ],
)
def test_wrong_usage_exits_with_2(shared: Computer, arguments: tuple[str, ...]) -> None:
    done = shared.run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_erasing_prints_the_certificate(computer: Computer) -> None:
    done = computer.run("erase", "--order", ORDER, "--reason", "asked", "--agent", AGENT)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["records"], told["agent_no"], told["reason"]) == (1, AGENT, "asked")
    assert computer.run("list").returncode == 1


def test_keys_are_changed_and_the_backup_comes_back(computer: Computer) -> None:
    vault = computer.vault()
    backups.make(vault, MONDAY)
    vault.lock()
    turned = computer.run("rotate-key", "--new-recovery-key")
    assert turned.returncode == 0, turned.stderr
    computer.run("erase", key().id, "--reason", "asked", "--agent", AGENT)
    assert computer.run("restore").returncode == 0
    assert computer.run("list").returncode == 1, "what was erased came back"
    sound = computer.run("verify")
    assert sound.returncode == 0, sound.stdout
    assert len(sound.stdout.splitlines()) == 2


def test_what_is_damaged_is_named(computer: Computer) -> None:
    vault = computer.vault()
    made = backups.make(vault, MONDAY)
    vault.lock()
    made.file.write_bytes(b"spoilt" * 2000)
    done = computer.run("verify")
    assert done.returncode == 1
    assert str(made.file) in done.stdout


def test_a_damaged_database_is_named_with_the_backups_that_are_sound(computer: Computer) -> None:
    vault = computer.vault()
    made = backups.make(vault, MONDAY)
    vault.lock()
    vault.files.database.write_bytes(b"spoilt" * 2000)
    done = computer.run("verify")
    assert done.returncode == 1
    database, backup = done.stdout.splitlines()
    assert "damaged" in database
    assert backup == f"{made.file}\t1 record"
    assert computer.run("restore").returncode == 0
    assert computer.run("verify").returncode == 0


def test_a_window_that_has_the_records_open_must_be_closed_first(computer: Computer) -> None:
    window = computer.vault()
    done = computer.run("rotate-key")
    window.lock()
    assert done.returncode == 2
    assert "Close Agent Assist first" in done.stderr


def test_a_backup_erases_first_what_is_past_its_time(computer: Computer) -> None:
    done = computer.run("backup")
    assert done.returncode == 0, done.stderr
    (file, said) = done.stdout.strip().split("\t")
    assert Path(file).is_file()
    assert said == "0 records"
