"""What a check of a reply gives: findings with their fixes; plain values for every layer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Final

from agent_assist.runtime.context import Channel
from agent_assist.sensitive import Sensitive

CATEGORIES: Final = (
    "negative", "contempt", "irritation", "combative", "vague", "overpromise", "jargon",
    "too_many_steps", "leak_personal", "leak_internal", "raw_output", "banned_topic", "filler",
    "register", "must_say", "positive_wording",
)  # fmt: skip
# These look at what a reply must hold in its situation, so they need to know the situation.
SCENARIO_CATEGORIES: Final = frozenset({"must_say", "positive_wording"})
# What these find is as bad inside quotation marks.
NEVER_QUOTED: Final = frozenset({"leak_personal", "leak_internal", "raw_output", "banned_topic"})
# Reports must not spread what these found.
REDACTED_CATEGORIES: Final = frozenset({"leak_personal", "leak_internal", "raw_output"})


class Severity(IntEnum):
    """How bad a finding is; comparable, worse is greater."""

    HINT = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The name as rules and reports write it."""
        return self.name.lower()


class Action(StrEnum):
    """What a finding does: only reviewers see it, the agent sees it, or it holds back an insert."""

    LOG = "log"
    WARN = "warn"
    BLOCK = "block"


class Scope(StrEnum):
    """What a fix changes: the words found, their sentence, nothing left of them, or stars."""

    SPAN = "span"
    SENTENCE = "sentence"
    DELETE = "delete"
    MASK = "mask"


@dataclass(frozen=True, slots=True)
class Fix:
    """A better wording: `text` takes the place of the characters `start` to `end`."""

    text: str
    start: int
    end: int
    scope: Scope


@dataclass(frozen=True, slots=True)
class Applied:
    """A text after a fix, and the places of the gaps in it that are still to be filled."""

    text: str
    gaps: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a reply and what is wrong there; places are code points, half-open.

    `also` names rules of the same category that found a part of the same place; `disguised` says
    that the wording was hidden.
    """

    rule: str
    category: str
    severity: Severity
    action: Action
    start: int
    end: int
    text: str
    message: str
    why: str
    fixes: tuple[Fix, ...] = ()
    also: tuple[str, ...] = ()
    disguised: bool = False


@dataclass(frozen=True, slots=True)
class LintContext:
    """What is known of a reply: its channel, its language or "", whose words, which scenario."""

    channel: Channel = Channel.CHAT
    language: str = ""
    role: str = "agent"
    scenario: str = ""
    values: Mapping[str, Sensitive[str]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )
