"""The change of the notes with a keystroke or a paste, cleaned of secrets before it is kept."""

import re
from dataclasses import dataclass
from typing import Final

from agent_assist.capture.secrets import MASK, clean

# A secret goes as soon as it is one; what the hand types on belongs to it and goes too.
_REST: Final = re.compile(
    rf"(?<={MASK})-?[0-9A-Za-zА-Яа-яЁё@#$%&!_]+|(?<=\d{{6}}\*{{6}}\d{{4}})\d+"
)
# A word whose last letter was just typed at the end of its line may yet become another.
_UNFINISHED: Final = re.compile(r"[A-Za-zА-Яа-яЁё]+\Z")
REST: Final = "rest"
"""The kind under which the rest of a secret is told."""


@dataclass(frozen=True, slots=True)
class Change:
    """The notes after a change: `caret` is where it stands now, `removed` the kinds taken out."""

    text: str
    caret: int
    removed: tuple[str, ...] = ()


def cleaned_change(before: str, after: str, caret: int) -> Change:
    """Return the new notes without secrets; only the lines that changed are looked at."""
    start, end = _changed_lines(before, after)
    last = _unfinished(before, after, caret) if caret == end else end
    cleaned = clean(after[start:last])
    said = cleaned.text + after[last:end]
    kept = _REST.sub("", said)
    removed = cleaned.removed or ((REST,) if kept != said else ())
    if not removed:
        return Change(after, caret)
    text = after[:start] + kept + after[end:]
    rest = len(after) - max(caret, start)
    return Change(text, max(start, len(text) - rest), removed)


def _unfinished(before: str, after: str, caret: int) -> int:
    """Return where the word begins that is being typed at the caret; what is pasted is whole."""
    word = _UNFINISHED.search(after[:caret]) if len(after) == len(before) + 1 else None
    return word.start() if word else caret


def _changed_lines(before: str, after: str) -> tuple[int, int]:
    """Return the range of `after` that holds every line that differs from `before`."""
    shorter = min(len(before), len(after))
    head = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    most = shorter - head
    tail = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    start = after.rfind("\n", 0, head) + 1
    end = after.find("\n", len(after) - tail)
    return start, len(after) if end < 0 else end
