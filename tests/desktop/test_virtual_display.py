"""The virtual display starts ready, keeps to itself and leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("needs X11", allow_module_level=True)

from agent_assist.desktop import child_process
from agent_assist.desktop.virtual_display import ProgramsMissing, virtual_display
from tests.rig.fixtures import need
from tests.rig.waiting import until

X11_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108  # the X server's own choice


def running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.desktop
def test_the_display_is_ready_when_the_block_begins_and_gone_after_it() -> None:
    need("Xvfb", "dbus-daemon", "openbox", "setpriv")
    with virtual_display() as display:
        assert display.home.stat().st_mode & 0o777 == 0o700
        assert display.environ["HOME"] == str(display.home)
        socket = X11_SOCKETS / f"X{display.name[1:]}"
        assert socket.exists()
    assert not socket.exists()
    assert not display.home.exists()


def test_what_is_missing_is_named_with_its_package(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProgramsMissing) as caught, virtual_display():
        pass
    assert caught.value.programs == ("Xvfb", "dbus-daemon", "openbox", "setpriv")
    assert "xvfb" in caught.value.packages


@pytest.mark.desktop
def test_a_program_ends_with_the_process_that_started_it() -> None:
    need("setpriv")
    starter = (
        "from agent_assist.desktop.child_process import start_and_read_line; import os, signal;"
        "command = ('sh', '-c', 'echo $$ >&$1; exec sleep 600', 'sh');"
        "print(start_and_read_line(command, '{fd}', os.environ, 5)[1], flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    told = subprocess.run((sys.executable, "-c", starter), capture_output=True, check=False).stdout
    process = int(told)
    until(lambda: not running(process))


def test_a_program_that_never_gets_ready_is_reported_and_ended() -> None:
    need("setpriv")
    with pytest.raises(child_process.ChildSilent):
        child_process.start_and_read_line(("sleep",), "6{fd}", os.environ, timeout_s=0.05)
