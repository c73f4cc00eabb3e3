"""The command line: every command is in the help, has a help of its own, and bad usage is told."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from agent_assist import __version__
from agent_assist.cli.commands import COMMANDS, Command, usage

NEEDS_QT = {"tour", "doctor", "self-test"}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agent_assist", *arguments],
        env={**os.environ, "AGENT_ASSIST_HOME": str(home), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_in_the_help_with_what_it_does(command: Command) -> None:
    (line,) = [line for line in usage().splitlines() if line.split()[:1] == [command.name]]
    assert line.endswith(command.does)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_a_help_of_its_own(command: Command, tmp_path: Path) -> None:
    if command.name in NEEDS_QT and find_spec("PySide6") is None:
        pytest.skip("the window needs Qt")
    done = run(tmp_path, command.name, "--help")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage: agent-assist ")
    assert f"agent-assist {command.name}" in done.stdout


def test_the_help_is_printed(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert (done.returncode, done.stdout) == (0, usage())


def test_the_version_is_printed(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"agent-assist {__version__}")


@pytest.mark.parametrize("word", ["serch", "--windw", ""])
def test_an_unknown_first_argument_is_wrong_usage_and_never_the_window(
    word: str, tmp_path: Path
) -> None:
    done = run(tmp_path, word)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage:" in done.stderr


@pytest.mark.parametrize("command", ["search", "library", "show", "open"])
def test_wrong_usage_of_a_command_exits_with_2(command: str, tmp_path: Path) -> None:
    done = run(tmp_path, command, "--no-such-flag", "--nor-this")
    assert done.returncode == 2
    assert "usage:" in done.stderr
