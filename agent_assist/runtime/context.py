"""What a feature may know of the conversation at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from agent_assist.sensitive import Sensitive


class Channel(StrEnum):
    """Where the customer reads or hears us."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Context:
    """The conversation at hand: language tag, channel, scenario id, known values, local time."""

    language: str
    now: datetime
    channel: Channel | None = None
    scenario: str | None = None
    values: Mapping[str, Sensitive[str]] = field(default_factory=lambda: MappingProxyType({}))
