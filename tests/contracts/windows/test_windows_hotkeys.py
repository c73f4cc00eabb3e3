"""The contract of `hotkeys`, held by the adapters of Windows over a port in memory."""

from tests.contracts.test_hotkeys import *  # noqa: F403
