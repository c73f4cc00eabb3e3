"""Starts the program under test on a virtual display: the real one, or its adapters alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from agent_assist.desktop.child_process import running
from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop

HOTKEY = "Ctrl+Alt+Space"


def real_program_exists() -> bool:
    """Say whether the desktop program can be started."""
    return bool(find_spec("agent_assist.__main__") and find_spec("agent_assist.app"))


def start_subject(desktop: VirtualDesktop) -> Child:
    """Start the product's adapters behind the stand-in palette; its hotkey must be granted."""
    child = Child((sys.executable, "-m", "benchmarks.desktop.subject"), desktop.environ)
    state = child.wait_for("ready", timeout_s=20.0)["hotkey"]
    if state != "grabbed":
        child.end()
        raise RuntimeError(f"{HOTKEY}: {state}")
    return child


@contextmanager
def stand_in(desktop: VirtualDesktop) -> Iterator[None]:
    """Keep the stand-in palette running for the length of the block."""
    child = start_subject(desktop)
    try:
        yield
    finally:
        child.end()


@contextmanager
def real_program(desktop: VirtualDesktop) -> Iterator[None]:
    """Keep the real program running in a profile of its own; its window comes first."""
    before = set(desktop.windows.all())
    with running((sys.executable, "-m", "agent_assist"), profile(desktop)):
        desktop.windows.opened_since(before)
        yield


def profile(desktop: VirtualDesktop) -> dict[str, str]:
    """Return an environment with a profile that has answered what the first start asks for.

    As where it is installed, modules are compiled once and not at every start.
    """
    home = desktop.home / "profile"
    config = home / "config"
    config.mkdir(parents=True, exist_ok=True)
    (config / "settings.toml").write_text(
        'company = "Bench"\nagent_name = "Bench"\nagent_no = "1"\nlanguage = "en"\n'
    )
    environ = desktop.environ | {
        "AGENT_ASSIST_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
    }
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return environ
