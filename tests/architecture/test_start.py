"""What is loaded when the window is first painted: nothing heavy, whatever came before."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HEAVY = {
    "numpy", "rapidfuzz", "sqlite_utils", "sqlcipher3", "keyring", "cryptography", "holidays",
    "phonenumbers", "email_validator", "ahocorasick_rs", "openpyxl",
}  # fmt: skip

# Runs the program until its main window is painted, then tells what is loaded by then.
CHILD = """
import json, os, sys
from PySide6.QtCore import QEvent, QObject
from agent_assist import paths
from agent_assist.app import Program
from agent_assist.ui.application import application

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is program.windows.main:
            loaded = sorted({name.partition(".")[0] for name in sys.modules})
            sys.stdout.write(json.dumps(loaded) + "\\n")
            sys.stdout.flush()
            os._exit(0)
        return False

running = application(["agent-assist"])
program = Program(paths.places())
watch = Watch()
running.installEventFilter(watch)
program.start()
running.exec()
"""


def run(code: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "AGENT_ASSIST_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(find_spec("PySide6") is None, reason="the window needs Qt")
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path) -> None:
    done = run(CHILD, tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout.splitlines()[0]))
    assert "PySide6" in loaded
    assert sorted(HEAVY & loaded) == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_what_only_tells_about_the_program_loads_next_to_nothing(
    tmp_path: Path, arguments: list[str]
) -> None:
    code = (
        "import sys; from agent_assist.__main__ import main; main(sys.argv[1:]); "
        "sys.stderr.write(' '.join({n.partition('.')[0] for n in sys.modules}))"
    )
    done = run(code, tmp_path, *arguments)
    assert done.returncode == 0, done.stderr
    assert sorted((HEAVY | {"PySide6", "sqlite3"}) & set(done.stderr.split())) == []


def test_values_that_screens_import_load_nothing_heavy(tmp_path: Path) -> None:
    code = (
        "import sys; import agent_assist.screens.find, agent_assist.screens.library; "
        "import agent_assist.bootstrap, agent_assist.screens.preferences; "
        "sys.stdout.write(' '.join({n.partition('.')[0] for n in sys.modules}))"
    )
    done = run(code, tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted((HEAVY | {"PySide6", "sqlite3"}) & set(done.stdout.split())) == []
