"""The doubles and the real things that contracts are held against."""

from collections.abc import Iterator

import pytest

from tests.contracts.desktop_worlds import FakeWorld, World, real_world


@pytest.fixture(params=["fake", pytest.param("x11", marks=pytest.mark.desktop)])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """A desktop in memory and the X11 desktop, one after the other."""
    if request.param == "fake":
        yield FakeWorld()
        return
    with real_world(request.getfixturevalue("virtual_desktop")) as real:
        yield real
