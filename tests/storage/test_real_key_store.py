"""The key in a real Secret Service: GNOME keyring on a session bus of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
# Opens the records as the program does, saves record number argv[1], tells how many there are.
CHILD = """
import sys
from agent_assist import bootstrap, paths
from agent_assist.capture.record import Query
from agent_assist.runtime.clock import SystemClock
from tests.capture.records import record

clock = SystemClock()
vault = bootstrap.record_vault(paths.places(), clock)
state = vault.open()
if state == "open":
    records = bootstrap.record_store(vault, clock)
    records.save(record(int(sys.argv[1])))
    print(state, len(records.find(Query())))
else:
    print(state)
vault.lock()
"""
UNLOCKED = "echo word | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "


def environment(home: Path) -> dict[str, str]:
    """Return an environment without a session bus, all folders below one."""
    kept = {name: value for name, value in os.environ.items() if "DBUS" not in name}
    folders = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
    return {**kept, **folders, "AGENT_ASSIST_HOME": str(home / "agent-assist"), "DISPLAY": ""}


def run(home: Path, command: list[str]) -> str:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(not all(map(shutil.which, PROGRAMS)), reason=f"needs {', '.join(PROGRAMS)}")
def test_the_key_outlasts_the_process_and_the_session(tmp_path: Path) -> None:
    for number, said in ((1, "open 1"), (2, "open 2")):
        child = f'exec "{sys.executable}" -c "$CODE" {number}'
        session = ["dbus-run-session", "--", "sh", "-c", UNLOCKED + child]
        assert run(tmp_path, ["env", f"CODE={CHILD}", *session]) == said
    assert list(tmp_path.rglob("records.passphrase")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a store")
def test_without_a_session_bus_nothing_is_saved(tmp_path: Path) -> None:
    assert run(tmp_path, [sys.executable, "-c", CHILD, "1"]) == "no_key_store"
    assert list(tmp_path.rglob("records.db*")) == []
