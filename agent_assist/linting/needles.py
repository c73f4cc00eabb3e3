"""Literals one of which stands wherever a regex matches; looking for them costs less than trying it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from re import Match
from typing import Final

from agent_assist.linting.regexes import TOKEN, compiled

_MOST: Final = 16
_PLAIN_GROUPS: Final = frozenset({"(", "(?:"})
_ANY: Final = frozenset(".^$")


def matches(
    sources: Iterable[str], text: str, slices: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the places that regexes of a rule find in slices of a text, those that are empty not."""
    for low, high in slices:
        part = text[low:high]
        for source in sources:
            some = needles(source)
            if some and not any(needle in part for needle in some):
                continue
            for match in compiled(source).finditer(text, low, high):
                group = "hit" if "hit" in match.re.groupindex else 0
                if match.start(group) < match.end(group):
                    yield match.span(group)


@cache
def needles(source: str) -> tuple[str, ...]:
    """Return literals of which a match holds at least one; none where that cannot be told."""
    tokens = list(TOKEN.finditer(source))
    if any(token[0] == "|" for token, depth in _with_depth(tokens) if not depth):
        return ()
    found = [some for some in (*_runs(tokens), *_groups(tokens)) if all(some)]
    return max(found, key=lambda some: (min(map(len, some)), -len(some)), default=())


def _with_depth(tokens: list[Match[str]]) -> Iterator[tuple[Match[str], int]]:
    depth = 0
    for token in tokens:
        depth -= token.lastgroup == "close"
        yield token, depth
        depth += token.lastgroup == "open"


def _runs(tokens: list[Match[str]]) -> Iterator[tuple[str, ...]]:
    """Yield what is written outside of groups, letter after letter."""
    run = ""
    for token, depth in _with_depth(tokens):
        letter = _letter(token) if not depth else ""
        if not letter:
            # A repeat may be of nothing: the letter before it need not be there.
            yield (run[:-1] if _is_repeat(token) else run,)
        run = run + letter if letter else ""
    yield (run,)


def _groups(tokens: list[Match[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the alternatives of groups that hold nothing but letters and must be there."""
    opened: int | None = None
    placed = list(_with_depth(tokens))
    for place, ((token, depth), (after, _)) in enumerate(pairwise([*placed, (placed[-1][0], 0)])):
        if token.lastgroup == "open" and not depth:
            opened = place if token[0] in _PLAIN_GROUPS else None
        elif token.lastgroup == "close" and not depth and opened is not None:
            inside = [part for part, _ in placed[opened + 1 : place]]
            is_plain = all(_letter(part) or part[0] == "|" for part in inside)
            if is_plain and not _is_repeat(after):
                ways = tuple("".join(map(_letter_or_bar, inside)).split("\0"))
                if len(ways) <= _MOST:
                    yield ways


def _letter(token: Match[str]) -> str:
    """Return the character that a token stands for, empty when it is more than one."""
    if token.lastgroup == "escape":
        return "" if token[0][1].isalnum() else token[0][1]
    is_letter = token.lastgroup == "other" and token[0] not in _ANY and token[0] != "|"
    return token[0] if is_letter else ""


def _letter_or_bar(token: Match[str]) -> str:
    return "\0" if token[0] == "|" else _letter(token)


def _is_repeat(token: Match[str]) -> bool:
    return token.lastgroup in {"repeat", "low", "high"}
