"""Our window beside the one that the agent works in."""

import time
from collections.abc import Callable

import pytest

from tests.journeys.desk import Desk, minimise
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
FRAMES = 12
"""Pixels that the frames of both windows may take between their insides."""

_AT_ONCE_S = 0.2


def test_our_window_follows_the_docked_one_and_is_out_of_sight_while_that_is_minimised(
    desk: Desk, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    windows = virtual_desktop.windows
    chat = open_target("editor")
    windows.move(chat.window, 40, 60)
    desk.come_to_front()
    desk.press("Ctrl+Shift+k")
    offered = desk.see(lambda s: s["menu"])["menu"]
    assert offered[0] == chat.name
    desk.press("Down")
    desk.press("Enter")
    own = desk.window

    def is_beside() -> bool:
        left, _, width, _ = windows.rectangle(chat.window)
        gap = windows.rectangle(own)[0] - (left + width)
        return 0 <= gap <= FRAMES

    until(is_beside)
    windows.move(chat.window, 240, 160)
    moved_at = time.monotonic()
    until(lambda: windows.rectangle(chat.window)[0] > 200 and is_beside())
    assert time.monotonic() - moved_at < _AT_ONCE_S

    minimise(virtual_desktop, chat.window)
    desk.see(lambda s: not s["window"]["is_shown"])
    windows.raise_window(chat.window)
    desk.see(lambda s: s["window"]["is_shown"])
    until(is_beside)
