"""A rule as its page declares it; plain values, checked when they are parsed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from agent_assist.linting.finding import Action, Severity
from agent_assist.runtime.context import Channel

Parameter = int | str | tuple[str, ...]


class Side(StrEnum):
    """Where a window looks, and whether its words cancel a hit or are needed for it.

    `unless_next` looks into the beginning of the sentence after that of the hit.
    """

    UNLESS_BEFORE = "unless_before"
    UNLESS_AFTER = "unless_after"
    UNLESS_NEXT = "unless_next"
    ONLY_BEFORE = "only_before"
    ONLY_AFTER = "only_after"

    @property
    def is_before(self) -> bool:
        """Whether the window lies before the hit."""
        return self in {Side.UNLESS_BEFORE, Side.ONLY_BEFORE}

    @property
    def cancels(self) -> bool:
        """Whether a word in the window cancels the hit."""
        return self in {Side.UNLESS_BEFORE, Side.UNLESS_AFTER, Side.UNLESS_NEXT}


@dataclass(frozen=True, slots=True)
class Window:
    """Words near a hit: at most `within` characters away, in the clause or in the sentence."""

    side: Side
    words: tuple[str, ...]
    within: int = 8
    in_sentence: bool = False


@dataclass(frozen=True, slots=True)
class RuleFix:
    """A better wording as the page gives it; scope may also be `insert` for what is missing."""

    text: str
    scope: str = "span"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that is the rule's test, with the marked places, and what is known of the text."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    channel: str = ""
    role: str = ""
    scenario: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; what is looked for stands in `phrases`, `regex` or `check` with `parameters`.

    `phrases` hold those of the lists too. An empty `channels` is all but internal, an empty
    `scenarios` any, an empty `register` either. `covers` are the categories that say the same of
    the same words, only less well: their findings are dropped where one of this rule overlaps them.
    """

    id: str
    language: str
    category: str
    severity: Severity
    message: str
    why: str
    action: Action = Action.WARN
    channels: tuple[Channel, ...] = ()
    roles: tuple[str, ...] = ("agent",)
    scenarios: tuple[str, ...] = ()
    register: str = ""
    phrases: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    regex: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    check: str = ""
    parameters: Mapping[str, Parameter] = field(default_factory=lambda: MappingProxyType({}))
    exceptions: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    skips_quotes: bool = True
    has_edges: bool = True
    skeleton: bool = True
    homophones: bool = False
    covers: tuple[str, ...] = ()
    fixes: tuple[RuleFix, ...] = ()
    no_fix: str = ""
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    pack: str = ""
    path: Path = field(default_factory=Path)
    line: int = 1

    @property
    def key(self) -> tuple[str, str]:
        """What names the rule: id and language."""
        return self.id, self.language

    def number(self, name: str, default: int) -> int:
        """Return a parameter that is a number."""
        value = self.parameters.get(name, default)
        return value if isinstance(value, int) else default

    def word(self, name: str, default: str) -> str:
        """Return a parameter that is one word."""
        value = self.parameters.get(name, default)
        return value if isinstance(value, str) else default

    def words(self, name: str) -> tuple[str, ...]:
        """Return a parameter that is a list of texts."""
        value = self.parameters.get(name, ())
        return value if isinstance(value, tuple) else ()
