"""The whole program off screen, over a desktop in memory and a small library."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from agent_assist import i18n
from tests.ui.program import Running

Start = Callable[..., Running]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the program with settings; it is ended after the test."""
    running: list[Running] = []

    def begin(**settings: object) -> Running:
        running.append(Running(qtbot, tmp_path, settings))
        return running[-1]

    yield begin
    for one in running:
        one.end()


@pytest.fixture
def running(start: Start) -> Running:
    """The program in English, in its light theme."""
    return start()
