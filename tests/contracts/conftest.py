"""The doubles and the real things that contracts are held against."""

import sys

import pytest

from tests.contracts.desktop_worlds import FakeWorld, World

if sys.platform == "linux":
    from tests.contracts.x11_world import x11_world  # noqa: F401  (a fixture)

    WORLDS = ["fake", pytest.param("x11", marks=pytest.mark.desktop)]
else:
    WORLDS = ["fake"]


@pytest.fixture(params=WORLDS)
def world(request: pytest.FixtureRequest) -> World:
    """A desktop in memory and the X11 desktop, one after the other."""
    if request.param == "fake":
        return FakeWorld()
    real: World = request.getfixturevalue("x11_world")
    return real
