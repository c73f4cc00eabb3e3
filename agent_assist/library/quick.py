"""The plain search that answers until the index is there: part of a title or of a shortcut."""

from collections.abc import Iterable

from agent_assist.library.match import Match, MatchKind, Result
from agent_assist.library.response import CannedResponse
from agent_assist.runtime.context import Context
from agent_assist.runtime.languages import fallbacks


class QuickFind:
    """Looks through titles and shortcuts as they are written, upper and lower case alike."""

    def __init__(self, responses: Iterable[CannedResponse]) -> None:
        self._rows = [(r.title.casefold(), r.shortcut.casefold(), r) for r in responses]

    def find(self, query: str, context: Context, *, limit: int = 10) -> tuple[Result, ...]:
        """Return the responses whose shortcut or title holds the query, shortcuts first."""
        wanted = query.strip().casefold()
        if not wanted:
            return ()
        best: dict[str, tuple[tuple[float, int, str], Result]] = {}
        languages = fallbacks(context.language) if context.language else ()
        for title, shortcut, response in self._rows:
            if not response.is_offered(context.now.date()):
                continue
            match = _match(wanted, title, shortcut, response.language)
            if match is None:
                continue
            score = 140.0 if match.kind is MatchKind.TRIGGER else 100.0 - title.find(wanted)
            known = languages.index(response.language) if response.language in languages else 9
            order = (float(known if languages else 0), -int(score), response.id)
            if response.id not in best or order < best[response.id][0]:
                best[response.id] = (order, Result(response, score, match))
        return tuple(result for _, result in sorted(best.values(), key=lambda pair: pair[0]))[
            :limit
        ]


def _match(wanted: str, title: str, shortcut: str, language: str) -> Match | None:
    if shortcut and shortcut.lstrip("/") == wanted.lstrip("/"):
        return Match("shortcut", MatchKind.TRIGGER, language, ((0, len(shortcut)),))
    at = title.find(wanted)
    if at < 0:
        return None
    kind = MatchKind.PREFIX if at == 0 else MatchKind.SUBSTRING
    return Match("title", MatchKind.EXACT if title == wanted else kind, language,
                 ((at, at + len(wanted)),))  # fmt: skip
