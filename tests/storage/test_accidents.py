"""Kills, power cuts, full and read-only disks, two processes: nothing acknowledged is ever lost.

The numbers here are small; `python -m benchmarks.storage` runs the same at full size.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from agent_assist.capture.ports import SpaceLacking, VaultState
from agent_assist.capture.record import Query
from agent_assist.storage import backups, sqlcipher
from agent_assist.storage.captures import RecordDatabase
from agent_assist.storage.vault import RecordVault
from benchmarks.storage import kills, power, trace
from benchmarks.storage.contention import saved_by_two
from benchmarks.storage.material import MORNING, FolderKeys, key, record, site, store, vault

# From Python 3.12 on: test runners have threads, the children here use none.
pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")
POSIX = pytest.mark.skipif(os.name != "posix", reason="processes are forked and killed")
KILLS, ROTATIONS, CUTS = 15, 6, 40
SMALL = "2m"


@POSIX
def test_a_kill_in_a_save_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    verdict = kills.kill_saves(tmp_path, KILLS)
    assert verdict.is_sound, verdict.row()
    assert verdict.acknowledged > 0


@POSIX
def test_a_kill_in_a_change_of_keys_leaves_records_and_backups_readable(tmp_path: Path) -> None:
    verdict = kills.kill_rotations(tmp_path, ROTATIONS, records=30)
    assert verdict.is_sound, verdict.notes


@pytest.mark.skipif(not trace.is_possible(), reason="needs strace, and the right to use it")
def test_a_power_cut_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    verdict = power.cut_power(tmp_path, CUTS, saves=24)
    assert verdict.is_sound, verdict.notes
    assert verdict.acknowledged == 24


@POSIX
def test_two_processes_save_into_one_database(tmp_path: Path) -> None:
    each = saved_by_two(tmp_path, saves=40)
    assert each.errors == 0
    assert each.records == 80
    assert each.faults == []


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """Mount a small disk in memory."""
    folder.mkdir()
    disk = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder]
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs root on Linux")
    if subprocess.run(disk, capture_output=True, check=False).returncode:
        pytest.skip("this computer mounts no disk in memory")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def filled(records: RecordDatabase) -> int:
    """Save until nothing more goes in; return how many were acknowledged."""
    for number in count():
        try:
            records.save(record(number))
        except SpaceLacking as error:
            return number if error.reason == "full" else -1
    return -1


def test_a_full_disk_refuses_the_save_and_keeps_what_was_saved(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", f"size={SMALL}") as disk:
        opened = vault(disk)
        assert opened.open() is VaultState.OPEN
        records = store(opened)
        acknowledged = filled(records)
        everything = Query(limit=100_000)
        assert len(records.find(everything)) == acknowledged > 10
        with opened.reading() as database:
            assert sqlcipher.faults(database) == []
        opened.lock()
        assert opened.open() is VaultState.OPEN
        assert len(store(opened).find(everything)) == acknowledged
        opened.lock()


def test_saving_goes_on_when_there_is_room_again(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", f"size={SMALL}") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(1024 * 1024))
        opened = vault(disk)
        opened.open()
        acknowledged = filled(store(opened))
        ballast.unlink()
        store(opened).save(record(acknowledged))
        assert len(store(opened).find(Query(limit=100_000))) == acknowledged + 1
        opened.lock()


def test_a_full_disk_at_the_first_start_is_told(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=16k") as disk:
        opened = RecordVault(replace(site(disk), keys=FolderKeys(tmp_path / "keys")))
        with pytest.raises(SpaceLacking) as caught:
            opened.open()
        assert caught.value.reason == "full"


def test_a_read_only_folder_is_told_and_nothing_is_changed(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", f"size={SMALL}") as disk:
        opened = vault(disk)
        opened.open()
        store(opened).save(record(1))
        opened.lock()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(SpaceLacking) as caught:
            opened.open()
        assert caught.value.reason == "read_only"
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert opened.open() is VaultState.OPEN
        assert len(store(opened).find(Query())) == 1
        opened.lock()


def test_a_change_of_keys_without_room_leaves_all_as_it_was(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", f"size={SMALL}") as disk:
        opened = RecordVault(replace(site(disk), keys=FolderKeys(tmp_path / "keys")))
        opened.open()
        acknowledged = filled(store(opened))
        before = opened.key()
        with pytest.raises(SpaceLacking):
            backups.make(opened, MORNING)
        with pytest.raises(SpaceLacking):
            opened.rotate()
        assert list(disk.rglob("*.new")) == []
        assert opened.open() is VaultState.OPEN
        assert opened.key() == before
        assert len(store(opened).find(Query(limit=100_000))) == acknowledged
        opened.lock()


def test_an_erasure_without_room_can_be_done_later(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", f"size={SMALL}") as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(512 * 1024))
        opened = vault(disk)
        opened.open()
        filled(store(opened))
        gone = (key(0).id,)
        with suppress(SpaceLacking):
            store(opened).erase(gone, "8012", "asked")
        ballast.unlink()
        store(opened).erase(gone, "8012", "asked")
        assert store(opened).save(record(0)) == ()
        with opened.reading() as database:
            assert sqlcipher.faults(database) == []
        opened.lock()
