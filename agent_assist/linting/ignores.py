"""Comments in plain files by which a writer lets a finding of the next line pass.

The form is `agent-assist: ignore-next RULE -- reason`, in whatever comment the file has.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent_assist.linting.located import Located

_COMMENT: Final = re.compile(
    r"agent-assist: ignore-next (?P<rule>[a-z_]+\.[a-z0-9_]+)(?: -- (?P<reason>[^\n]*?\w))?"
)


@dataclass(frozen=True, slots=True)
class Ignore:
    """One comment: the line it stands on, the rule it lets pass and why."""

    line: int
    rule: str
    reason: str


def ignores_in(text: str) -> tuple[Ignore, ...]:
    """Return the comments in a text."""
    if "agent-assist: ignore-next" not in text:
        return ()
    return tuple(
        Ignore(1 + text.count("\n", 0, match.start()), match["rule"], match["reason"] or "")
        for match in _COMMENT.finditer(text)
    )


def without_ignored(
    found: Iterable[Located], ignores: Iterable[Ignore]
) -> tuple[list[Located], list[Ignore]]:
    """Return the findings that no comment lets pass, and the comments that were of no use.

    A comment without a reason is of no use either.
    """
    allowed = {(ignore.line + 1, ignore.rule): ignore for ignore in ignores if ignore.reason}
    kept, used = [], set()
    for located in found:
        ignore = allowed.get((located.line, located.finding.rule))
        if ignore is None:
            kept.append(located)
        else:
            used.add(ignore)
    return kept, [ignore for ignore in ignores if ignore not in used]
