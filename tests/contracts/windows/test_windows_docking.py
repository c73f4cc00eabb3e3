"""The contract of `docking`, held by the adapters of Windows over a port in memory."""

from tests.contracts.test_docking import *  # noqa: F403
