"""The local socket: private, cleared when left behind, deaf to nonsense, quick to reach."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agent_assist.desktop.single_instance import LocalInstance
from agent_assist.desktop.single_instance_client import LONGEST_LINE, hand_over
from agent_assist.errors import FileProblem

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets in the file system")

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from agent_assist.desktop.single_instance import LocalInstance
app = QCoreApplication([])
instance = LocalInstance(Path(sys.argv[1]))
print(instance.first(print), flush=True)
app.exec()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "run" / "window.sock"


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def first(place: Path, lines: list[str], qapp: object) -> Iterator[LocalInstance]:  # noqa: ARG001
    instance = LocalInstance(place)
    assert instance.first(lines.append)
    yield instance
    instance.close()


@pytest.mark.usefixtures("first")
def test_only_this_user_reaches_the_socket(place: Path) -> None:
    assert place.parent.stat().st_mode & 0o777 == 0o700
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.usefixtures("qapp")
def test_what_a_killed_program_left_behind_is_cleared(place: Path, lines: list[str]) -> None:
    with subprocess.Popen((sys.executable, "-c", FIRST, place), stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == b"True\n"
        assert not LocalInstance(place).first(lines.append)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert place.exists()
    again = LocalInstance(place)
    assert again.first(lines.append)
    again.close()


@pytest.mark.usefixtures("first")
def test_what_has_no_end_is_cut_off(place: Path, lines: list[str], qtbot: Any) -> None:
    with socket.socket(socket.AF_UNIX) as talker:
        talker.connect(str(place))
        talker.setblocking(False)
        rest = b"x" * (4 * LONGEST_LINE)

        def is_cut_off() -> bool:
            nonlocal rest
            try:
                rest = rest[talker.send(rest) :] if rest else rest
                return talker.recv(1) == b""
            except BlockingIOError:
                return False
            except OSError:
                return True

        qtbot.waitUntil(is_cut_off)
    assert lines == []


@pytest.mark.usefixtures("first")
def test_a_guest_without_a_word_keeps_nobody_waiting(
    place: Path,
    lines: list[str],
    qtbot: Any,
) -> None:
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as talker:
        silent.connect(str(place))
        talker.connect(str(place))
        talker.sendall(b"show\n")
        qtbot.waitUntil(lambda: lines == ["show"])


@pytest.mark.usefixtures("qapp")
def test_a_path_too_long_for_a_socket_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        LocalInstance(tmp_path / ("x" * 120) / "window.sock").first(print)


def test_the_client_loads_no_qt() -> None:
    code = (
        "import sys; from agent_assist.desktop import single_instance_client;"
        "print(any(name.startswith('PySide6') for name in sys.modules))"
    )
    told = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True).stdout
    assert told == b"False\n"


@pytest.mark.parametrize("line", ["show\nshow", "x" * LONGEST_LINE])
def test_the_client_takes_one_line_of_bounded_length(place: Path, line: str) -> None:
    with pytest.raises(ValueError, match="line"):
        hand_over(line, place)


def test_a_socket_that_nobody_listens_on_answers_no(tmp_path: Path) -> None:
    place = tmp_path / "window.sock"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(place))
    assert os.path.exists(place)  # noqa: PTH110
    assert not hand_over("show", place)
