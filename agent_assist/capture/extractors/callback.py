"""When the customer is to be reached next: a time that stands with a word of calling."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from agent_assist.capture import corrections
from agent_assist.capture.candidate import Candidate, Standing
from agent_assist.capture.extractors.callback_words import Sign, sign
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import CLAIMED, Notes
from agent_assist.dates import phrases
from agent_assist.dates.due import Due
from agent_assist.dates.phrases import Phrase
from agent_assist.dates.tokens import Kind
from agent_assist.dates.working_days import calendar_of

_ONE_BREATH: Final = 14
_DOUBT: Final = 0.03
_SAME_BREATH: Final = 18
_EXACT: Final = frozenset({Kind.TIME, Kind.PART, Kind.DURATION, Kind.WORKING, Kind.BAD})
_OR: Final = re.compile(r"[ ,]{0,2}(?:或者?|还是|、|or|или|либо) ?(?:(?:on|at|in|во?|на) )?")
_HABITS: Final = frozenset({Kind.PART, Kind.DAY})
_WHEN: Final = (
    r"(?:白天|平时|上班|早上|上午|中午|下午|晚上|夜里|工作日|周末|\b(?:mornings?|days?|daytime|afternoons?|evenings?|nights?|weekdays?|weekends?)\b|"
    r"(?<![а-я])(?:утром|днем|вечером|по будням|в будни|в выходные|по выходным)(?![а-я]))"
)
_NUMBER: Final = rf"[^,.。;!?\n{CLAIMED}]{{0,16}}{CLAIMED}{{7,}}"
# By day this number, in the evening that one.
_BY_NUMBER: Final = re.compile(rf"{_WHEN}{_NUMBER}[^。;!?\n\d]{{0,12}}?{_WHEN}{_NUMBER}")
_NUMBERS_REACH: Final = 60
_EITHER: Final = re.compile(r"或|\bor\b|\bили\b|[.;。\n]")


def find(notes: Notes, frame: Frame) -> Iterator[Candidate]:
    """Yield the times at which the customer wants to be reached, and days that do not exist."""
    found = phrases.find(notes.folded, frame.language, frame.now)
    bare = notes.without((p.start, p.end) for p in found).folded
    choices = _choices(notes.folded, found)
    is_any_impossible = any(phrase.reading.is_impossible for phrase in found)
    for group in _corrected(notes.folded, found):
        phrase = _last_word(group, frame.now, frame.language)
        plainly = max(_sign(notes, p, frame.language, bare) for p in group)
        if plainly is Sign.NONE or _is_by_number(notes.folded, phrase):
            continue
        for earlier in group[:-1]:
            if earlier.reading.due is not None:
                yield _candidate(notes, earlier, earlier.reading.due, Standing.DROPPED)
        due = phrase.reading.due
        if phrase.reading.is_impossible:
            yield Candidate(
                "callback", notes.text[phrase.start : phrase.end], phrase.start, phrase.end,
                raw=notes.raw(phrase.start, phrase.end), validator="calendar",
                standing=Standing.INVALID, why="no_such_day",
            )  # fmt: skip
        elif due is not None:
            is_choice = phrase.start in choices or is_any_impossible
            due = replace(due, ambiguous=due.ambiguous or is_choice)
            doubt = _DOUBT if plainly is Sign.AROUND else 0.0
            candidate = _candidate(
                notes, phrase, due, Standing.ASK if due.ambiguous else Standing.FOUND
            )
            yield replace(
                candidate, confidence=candidate.confidence - doubt,
                why=_why(phrase, due, is_choice=is_choice),
            )  # fmt: skip


def _is_by_number(folded: str, phrase: Phrase) -> bool:
    """Tell whether a part of the day merely says which of two numbers is rung then."""
    if any(token.kind not in _HABITS for token in phrase.tokens):
        return False
    low = max(0, phrase.start - _NUMBERS_REACH)
    return any(
        match.start() <= phrase.start < match.end()
        for match in _BY_NUMBER.finditer(folded, low, phrase.end + _NUMBERS_REACH)
    )


def _choices(folded: str, found: Sequence[Phrase]) -> set[int]:
    """Return where times begin that are one of two: on Saturday or on Sunday."""
    pairs = itertools.pairwise(found)
    return {
        start for first, second in pairs for start in (first.start, second.start)
        if _OR.fullmatch(folded, first.end, second.start)
    }  # fmt: skip


def _corrected(folded: str, found: Sequence[Phrase]) -> list[list[Phrase]]:
    """Return the times in groups: each but the last of a group was taken back by the next."""
    groups: list[list[Phrase]] = []
    for phrase in found:
        last = groups[-1][-1] if groups else None
        span = (phrase.start, phrase.end)
        if (last and corrections.takes_back(folded, (last.start, last.end), span)) or (
            last and _completes(folded, last, phrase)
        ):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return groups


def _completes(folded: str, earlier: Phrase, later: Phrase) -> bool:
    """Tell whether a time without a day and a day without a time belong together."""
    between = folded[earlier.end : later.start]
    if len(between) > _SAME_BREATH or _EITHER.search(between):
        return False
    first, second = ({token.kind for token in p.tokens} for p in (earlier, later))
    if not first & {Kind.TIME, Kind.DURATION, Kind.WORKING}:
        adds = Kind.TIME in second or (Kind.PART in second and Kind.PART not in first)
        return bool(first & {Kind.DAY, Kind.PART}) and adds and Kind.DAY not in second
    is_day_alone = Kind.DAY in second and not second & {Kind.TIME, Kind.PART, Kind.BY, Kind.AFTER}
    is_near = len(between) <= _ONE_BREATH
    return is_near and Kind.TIME in first and Kind.DAY not in first and is_day_alone


def _last_word(group: Sequence[Phrase], now: datetime, language: str) -> Phrase:
    phrase = group[0]
    for later in group[1:]:
        phrase = phrases.again(later, phrase, now, calendar_of(language))
    return phrase


def _sign(notes: Notes, phrase: Phrase, language: str, bare: str) -> Sign:
    if phrase.reading.is_past:
        return Sign.NONE
    kinds = {token.kind for token in phrase.tokens}
    # “Since Saturday” is as often a complaint as an appointment.
    is_exact = bool(kinds & _EXACT) or (Kind.BY in kinds and Kind.DAY in kinds)
    span = (phrase.start, phrase.end)
    return sign(notes.folded, span, language, bare=bare if is_exact else "")


def _candidate(notes: Notes, phrase: Phrase, due: Due, standing: Standing) -> Candidate:
    return Candidate(
        "callback", due, phrase.start, phrase.end, raw=notes.raw(phrase.start, phrase.end),
        validator="calendar", confidence=_sureness(due), standing=standing,
    )  # fmt: skip


def _why(phrase: Phrase, due: Due, *, is_choice: bool) -> str:
    """Return the code of what must be asked, empty when nothing must."""
    if not due.ambiguous:
        return ""
    if any(token.kind is Kind.WORKING for token in phrase.tokens):
        return "calendar_open"
    has_hour = isinstance(due.at or due.by or due.after or due.start, datetime)
    return "which_hour" if has_hour and not is_choice else "which_time"


def _sureness(due: Due) -> float:
    """Return how sure a time is: what was said most exactly is what was meant."""
    doubt = 0.02 if due.ambiguous else 0.0
    if isinstance(due.at or due.by or due.after or due.start, datetime):
        return 0.9 - doubt
    if due.start is not None:
        return 0.7 - doubt
    return (0.85 if due.part else 0.8) - doubt
