"""What a screen tells the agent: one sentence, how grave it is, and what can be done at once."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How grave a notice is; a shape and a word go with each."""

    QUIET = "quiet"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the agent; `action` is the id of the action that its button offers."""

    text: str
    tone: Tone = Tone.NOTE
    action: str = ""
