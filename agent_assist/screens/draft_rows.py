"""What a finding of the draft looks like in the list: why, and each better wording in its place."""

import re
from dataclasses import dataclass
from typing import Final

from agent_assist.i18n import _
from agent_assist.linting.finding import Action, Applied, Finding, Fix, Severity

_STEP: Final = re.compile(r"(?m)^\s*(?:\d+[.)、]|[-•*])\s+")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_HAN_A_MINUTE: Final = 240
_WORDS_A_MINUTE: Final = 130
"""How fast an agent reads aloud: an unhurried service voice."""
_SENTENCE_END: Final = re.compile(r"[。！？!?\n…]|\.(?=\s|$)")
_AROUND: Final = 16


@dataclass(frozen=True, slots=True)
class Offer:
    """A fix as it will stand: its words, the words it takes the place of, and those around it."""

    text: str
    replaced: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """The fix in one line, without its surroundings."""
        return self.text.strip() or _("leave it out")


@dataclass(frozen=True, slots=True)
class Row:
    """One finding as the list shows it; `start` and `end` are code points of the draft."""

    rule: str
    start: int
    end: int
    severity: str
    is_block: bool
    message: str
    why: str
    fixes: tuple[Offer, ...]
    may_be_set_aside: bool = True


def row(finding: Finding, offers: tuple[Offer, ...], *, may_override: bool) -> Row:
    """Return the row of a finding; one that holds back is set aside only by who may override it."""
    is_block = finding.action is Action.BLOCK
    return Row(
        rule=finding.rule,
        start=finding.start,
        end=finding.end,
        severity=Severity(finding.severity).word,
        is_block=is_block,
        message=finding.message,
        why=finding.why,
        fixes=offers,
        may_be_set_aside=may_override or not is_block,
    )


def offer(text: str, fix: Fix, applied: Applied) -> Offer:
    """Return how a fix will stand in the sentence around it."""
    end = end_of(text, fix, applied)
    before = _SENTENCE_END.split(applied.text[: fix.start])[-1].lstrip()
    after = _SENTENCE_END.split(applied.text[end:])[0].rstrip()
    return Offer(
        text=applied.text[fix.start : end],
        replaced=text[fix.start : fix.end],
        before=before if len(before) <= _AROUND else "…" + before[-_AROUND:],
        after=after if len(after) <= _AROUND else after[:_AROUND] + "…",
    )


def end_of(text: str, fix: Fix, applied: Applied) -> int:
    """Return where the words of an applied fix end."""
    return fix.end + len(applied.text) - len(text)


def steps(text: str) -> int:
    """Return how many steps of a list a text has."""
    return len(_STEP.findall(text))


def reading_seconds(text: str) -> int:
    """Return how long the text takes to read aloud, in whole seconds."""
    han = len(_HAN.findall(text))
    words = len(_HAN.sub(" ", text).split())
    return round(60 * (han / _HAN_A_MINUTE + words / _WORDS_A_MINUTE))
