"""A fresh profile and a running program for each story."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "linux":
    from tests.journeys.desk import Desk, Profile, at_work
    from tests.rig.desktop import VirtualDesktop
else:
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def compiled_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of the shipped library and rules, built once: later starts find one."""
    home = Profile(tmp_path_factory.mktemp("compiled"))
    for command in (("library", "build-cache"), ("lint", "--fail-on", "never", "-")):
        subprocess.run(
            (sys.executable, "-m", "agent_assist", *command),
            env={"AGENT_ASSIST_HOME": str(home.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return home.places.cache


@pytest.fixture
def profile(tmp_path: Path, compiled_library: Path) -> Profile:
    """The folders of an agent who has worked here before."""
    made = Profile(tmp_path / "home")
    made.choose()
    shutil.copytree(compiled_library, made.places.cache)
    return made


@pytest.fixture
def desk(virtual_desktop: VirtualDesktop, profile: Profile) -> Iterator[Desk]:
    """The program at work on the virtual desktop."""
    with at_work(virtual_desktop, profile) as running:
        yield running
