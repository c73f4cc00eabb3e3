"""The contract of `inserter`, held by the adapters of Windows over a port in memory."""

from tests.contracts.test_inserter import *  # noqa: F403
