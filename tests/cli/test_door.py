"""The door: what every command has in common."""

import subprocess
import sys


def test_a_reader_who_has_enough_makes_no_error() -> None:
    command = f"{sys.executable} -m agent_assist library list | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, timeout=60)
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
