"""Sentences of the screens are read in English."""

from collections.abc import Iterator

import pytest

from agent_assist import i18n
from tests.screens.desk import Desk


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = i18n.current()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def desk() -> Desk:
    """A find screen over doubles, everything answered at once."""
    return Desk()
