"""`agent-assist self-test` on a real display: every row comes out right, the insertion for real."""

import json
import subprocess
import sys

import pytest

from tests.rig.desktop import VirtualDesktop

pytestmark = pytest.mark.desktop


def test_every_part_of_the_program_works(virtual_desktop: VirtualDesktop) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "agent_assist", "self-test", "--format", "json"),
        env=virtual_desktop.environ,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=110,
        check=False,
    )
    lines = json.loads(done.stdout)
    assert [line for line in lines if not line["works"]] == []
    assert done.returncode == 0
    assert lines[-1]["detail"] == "Customer chat"
