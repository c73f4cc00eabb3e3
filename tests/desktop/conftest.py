"""The adapters under test."""

from collections.abc import Iterator

import pytest

from tests.desktop.x11_session import X11Session, x11_session
from tests.rig.desktop import VirtualDesktop


@pytest.fixture
def session(virtual_desktop: VirtualDesktop) -> Iterator[X11Session]:
    """The X11 adapters, at work on the virtual display."""
    with x11_session(virtual_desktop.name) as running:
        yield running
