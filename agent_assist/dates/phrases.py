"""Times in a text: the words that stand together, and what they say as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from agent_assist.dates import words_en, words_ru, words_zh
from agent_assist.dates.reading import Reading, read
from agent_assist.dates.tokens import Kind, Rule, Said, Today, Token, scan
from agent_assist.dates.working_days import WorkingCalendar, calendar_of

_RULES: Final[dict[str, tuple[Rule, ...]]] = {
    "zh": words_zh.RULES, "zh-Hant": words_zh.RULES, "en": words_en.RULES, "ru": words_ru.RULES,
}  # fmt: skip
_GAP: Final = re.compile(
    r"[ ,()]{0,3}(?:(?:的|在|约|大概|大约|左右|那天|之间|at|on|the|of|around|about|approximately|approx|sometime|any ?time|"
    r"or so|local time|во?|на|но|около|примерно|где-то|часов|часам|часа|час|время)[ ,()]{0,2}){0,2}"
)
_CORE: Final = frozenset(
    {Kind.DAY, Kind.WEEK, Kind.PART, Kind.TIME, Kind.DURATION, Kind.WORKING, Kind.PAST, Kind.BAD}
)
_SUFFIX_WORDS: Final = re.compile(r"later|from now|onwards?")
_PREFIX_WORDS: Final = re.compile(r"过|最[晚迟]|截止|不[晚迟]于|不超过|别超过")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A time in a text at `start` to `end` (half-open) with its words and what they say."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    reading: Reading


def find(
    folded: str, language: str, now: datetime, calendar: WorkingCalendar | None = None
) -> tuple[Phrase, ...]:
    """Return the times of a folded text, left to right; those without a meaning are left out."""
    today = Today(now.date(), calendar or calendar_of(language))
    tokens = scan(folded, _RULES[language], today)
    return tuple(_phrases(folded, tokens, language, now, today))


def again(phrase: Phrase, before: Phrase, now: datetime, calendar: WorkingCalendar) -> Phrase:
    """Return a correction with the day and the part of the day that were said before it."""
    tokens = list(phrase.tokens)
    kinds = {token.kind for token in tokens}
    if not kinds & {Kind.DAY, Kind.WEEK, Kind.DURATION, Kind.WORKING}:
        wanted = {Kind.DAY} if Kind.PART in kinds else {Kind.DAY, Kind.PART}
        tokens = [token for token in before.tokens if token.kind in wanted] + tokens
        kinds = {token.kind for token in tokens}
    if not kinds & {Kind.TIME, Kind.PART}:
        tokens += [token for token in before.tokens if token.kind in {Kind.TIME, Kind.PART}]
    if not kinds & {Kind.BY, Kind.AFTER}:
        tokens += [token for token in before.tokens if token.kind in {Kind.BY, Kind.AFTER}]
    reading = read(tokens, now, Today(now.date(), calendar))
    return Phrase(phrase.start, phrase.end, tuple(tokens), reading) if reading else phrase


def _phrases(
    folded: str, tokens: Sequence[Token], language: str, now: datetime, today: Today
) -> Iterator[Phrase]:
    for group in _groups(folded, tokens):
        kept = _trimmed(folded, group, is_chinese=language.startswith("zh"))
        kept = _days_counted(kept, today)
        if not any(token.kind in _CORE for token in kept):
            continue
        reading = read(kept, now, today)
        if reading is not None:
            yield Phrase(kept[0].start, kept[-1].end, tuple(kept), reading)


def _groups(folded: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    for token in tokens:
        gap = folded[group[-1].end : token.start] if group else ""
        if group and not _GAP.fullmatch(gap):
            yield group
            group = []
        group.append(token)
    if group:
        yield group


def _trimmed(folded: str, group: list[Token], *, is_chinese: bool) -> list[Token]:
    """Return the group without words at its ends that belong to something else."""
    kept = list(group)
    while kept and kept[0].kind not in _CORE and not _may_lead(folded, kept[0], is_chinese):
        kept.pop(0)
    while kept and kept[-1].kind not in _CORE and not _may_close(folded, kept[-1], is_chinese):
        kept.pop()
    return kept


def _may_lead(folded: str, token: Token, is_chinese: bool) -> bool:  # noqa: FBT001
    if is_chinese:
        return bool(_PREFIX_WORDS.match(folded, token.start))
    return token.kind is not Kind.TO


def _may_close(folded: str, token: Token, is_chinese: bool) -> bool:  # noqa: FBT001
    if is_chinese:
        return token.kind in {Kind.BY, Kind.AFTER, Kind.WITHIN}
    return bool(_SUFFIX_WORDS.match(folded, token.start))


def _days_counted(tokens: list[Token], today: Today) -> list[Token]:
    """Return the tokens with “in three days” as the day it means."""
    made: list[Token] = []
    for token in tokens:
        before = made[-1] if made else None
        later = token.kind in {Kind.IN, Kind.AFTER}
        if before and later and before.kind is Kind.DURATION and isinstance(before.meaning, int):
            made[-1] = _day(before, token, before.meaning, today)
        elif (
            before
            and before.kind in {Kind.IN, Kind.AFTER}
            and token.kind is Kind.DURATION
            and isinstance(token.meaning, int)
        ):
            made[-1] = _day(before, token, token.meaning, today)
        else:
            made.append(token)
    return made


def _day(first: Token, last: Token, days: int, today: Today) -> Token:
    day = date.fromordinal(today.day.toordinal() + days)
    return Token(Kind.DAY, first.start, last.end, Said(day))
