"""A canned response and its parts: plain values that every layer may import."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent_assist.runtime.context import Channel


class Status(StrEnum):
    """Where a response stands in its life."""

    DRAFT = "draft"
    LIVE = "live"
    RETIRED = "retired"


class PlaceholderKind(StrEnum):
    """What goes into a blank."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    TIME = "time"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One blank of a response, `{{name}}` in the body."""

    name: str
    prompt: str = ""
    kind: PlaceholderKind = PlaceholderKind.TEXT
    default: str = ""
    choices: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Key:
    """What names a response: the id is unique within a pack, the language makes the variant."""

    id: str
    language: str


@dataclass(frozen=True, slots=True)
class CannedResponse:
    """A prepared text that an agent inserts, in one language.

    `digest` names the page's content (hex SHA-256, 64 characters); `based_on` is the digest of the
    page that an own copy was made from. `uses` and `last_used_days` come from imported tables.
    """

    id: str
    language: str
    scenario: str
    title: str
    body: str
    shortcut: str = ""
    keywords: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    subject: str = ""
    note: str = ""
    pack: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    status: Status = Status.LIVE
    placeholders: tuple[Placeholder, ...] = ()
    digest: str = ""
    based_on: str = ""
    uses: int = 0
    last_used_days: float | None = None

    @property
    def key(self) -> Key:
        """What names this response."""
        return Key(self.id, self.language)

    def fits(self, channel: Channel) -> bool:
        """Tell whether the wording is meant for this channel; no channels = all but internal."""
        return channel in self.channels if self.channels else channel is not Channel.INTERNAL

    def is_offered(self, today: date) -> bool:
        """Tell whether agents may use the response today."""
        return (
            self.status is Status.LIVE
            and (self.valid_from is None or self.valid_from <= today)
            and (self.valid_until is None or today <= self.valid_until)
        )
