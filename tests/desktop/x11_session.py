"""The X11 adapters at work on a virtual display, asked from a test's own thread."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent_assist.desktop import x11
from agent_assist.runtime.desktop import Outcome, Target
from tests.fakes.runner import PumpedRunner
from tests.rig.desktop import VirtualDesktop

PHRASE = "您好，订单 12 已经发出，预计明天 18:00 前送达，请您放心。"


class X11Session:
    """Adapters that run, and the agent's usual way through them."""

    def __init__(self, display_name: str, profile_files: Iterable[Path] | None = None) -> None:
        self.runner = PumpedRunner()
        self.desktop = x11.compose(self.runner, profile_files, display_name)

    def target(self) -> Target:
        """Return the window in front, as a hotkey records it."""
        target = self.desktop.targets.in_front()
        assert target is not None
        return target

    def begin(self, text: str, target: Target | None) -> list[Outcome]:
        """Ask for an insertion; the outcome appears in the list."""
        outcomes: list[Outcome] = []
        self.desktop.inserter.insert(text, target, outcomes.append)
        return outcomes

    def insert(self, text: str, target: Target | None) -> Outcome:
        """Insert a text and wait for the outcome."""
        outcomes = self.begin(text, target)
        self.runner.until(lambda: outcomes)
        return outcomes[0]


@contextmanager
def x11_session(
    display_name: str, profile_files: Iterable[Path] | None = None
) -> Iterator[X11Session]:
    """Run the adapters for the length of a block."""
    session = X11Session(display_name, profile_files)
    session.desktop.start()
    try:
        yield session
    finally:
        session.desktop.stop()


@pytest.fixture
def session(virtual_desktop: VirtualDesktop) -> Iterator[X11Session]:
    """The X11 adapters, at work on the virtual display."""
    with x11_session(virtual_desktop.name) as running:
        yield running
