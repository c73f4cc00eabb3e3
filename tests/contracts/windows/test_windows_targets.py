"""The contract of `targets`, held by the adapters of Windows over a port in memory."""

from tests.contracts.test_targets import *  # noqa: F403
