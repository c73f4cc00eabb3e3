"""Chinese titles that hold the characters of a query, but not side by side as typed."""

from typing import Final

MAX_SKIPPED: Final = 8


def spread(query: str, text: str) -> tuple[int, ...] | None:
    """Return places where the characters stand in order, at most `MAX_SKIPPED` skipped between two.

    Of several ways the one with the shortest stretch from its first place is taken.
    """
    best: tuple[int, ...] | None = None
    start = text.find(query[0])
    while start >= 0:
        places = _from(query, text, start)
        if places and (best is None or places[-1] - places[0] < best[-1] - best[0]):
            best = places
        start = text.find(query[0], start + 1)
    return best


def _from(query: str, text: str, start: int) -> tuple[int, ...] | None:
    """Return the tightest chain from this start: each place knows the earliest way to it."""
    chains: dict[int, tuple[int, ...]] = {start: (start,)}
    for character in query[1:]:
        following: dict[int, tuple[int, ...]] = {}
        for place, chain in chains.items():
            at = text.find(character, place + 1, place + 2 + MAX_SKIPPED)
            while at >= 0:
                following.setdefault(at, (*chain, at))
                at = text.find(character, at + 1, place + 2 + MAX_SKIPPED)
        if not following:
            return None
        chains = following
    return chains[min(chains)]


def blocks(query: str, text: str) -> tuple[tuple[int, int], ...] | None:
    """Return the places of pieces of two or more characters that spell the query in any order."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(query):
        for end in range(len(query), start + 1, -1):
            if end == len(query) - 1:
                continue
            at = text.find(query[start:end])
            if at >= 0:
                found.append((at, at + end - start))
                start = end
                break
        else:
            return None
    return tuple(found)


def slip(query: str, text: str) -> tuple[int, int] | None:
    """Return where the query stands with one character wrong, missing, doubled or two swapped.

    One half of the query must stand as typed, which is what makes the look cheap; only a swap
    in the very middle spoils both. The query has two characters or more.
    """
    half = len(query) // 2
    head, tail = query[:half], query[half:]
    swapped = text.find(head[:-1] + tail[0] + head[-1] + tail[1:])
    if swapped >= 0:
        return swapped, swapped + len(query)
    at = text.find(head)
    while at >= 0:
        end = at + half
        for length in (len(tail), len(tail) + 1, len(tail) - 1):
            if _one_apart(tail, text[end : end + length]):
                return at, min(end + length, len(text))
        at = text.find(head, at + 1)
    at = text.find(tail)
    while at >= 0:
        for length in (half, half + 1, half - 1):
            if at >= length and _one_apart(head, text[at - length : at]):
                return at - length, at + len(tail)
        at = text.find(tail, at + 1)
    return None


def _one_apart(typed: str, written: str) -> bool:
    """Tell whether one wrong, missing, extra or swapped character is all the difference."""
    if len(typed) == len(written):
        differing = [i for i in range(len(typed)) if typed[i] != written[i]]
        if len(differing) == 2 and differing[1] == differing[0] + 1:  # noqa: PLR2004
            i, k = differing
            return typed[i] == written[k] and typed[k] == written[i]
        return len(differing) == 1
    if abs(len(typed) - len(written)) != 1:
        return False
    longer, shorter = (typed, written) if len(typed) > len(written) else (written, typed)
    i = 0
    while i < len(shorter) and longer[i] == shorter[i]:
        i += 1
    return longer[i + 1 :] == shorter[i:]
