"""How often and how lately the agent used each response: what usage gives to ranking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Use:
    """The agent's own uses of one response: how many, and days since the last."""

    count: int
    days_ago: float


@dataclass(frozen=True, slots=True, eq=False)
class Uses:
    """The agent's own uses by response id.

    Search keeps what it works out from the object itself, so hand in the same one until something
    changes and a new one then.
    """

    by_id: Mapping[str, Use] = field(default_factory=lambda: MappingProxyType({}))


NO_USES: Final = Uses()
