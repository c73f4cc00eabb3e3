"""What the words of one time say together: `Due`, a day that is over, or one that is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from agent_assist.dates.due import Due, Part
from agent_assist.dates.tokens import Hour, Kind, Said, Today, Token

_NOON: Final = 12
_LAST_BARE_AFTERNOON_HOUR: Final = 6
_PARTS: Final = {
    "dawn": Part.MORNING, "morning": Part.MORNING, "afternoon": Part.AFTERNOON,
    "evening": Part.EVENING,
}  # fmt: skip
_PART_ENDS: Final = {"dawn": 6, "morning": 12, "noon": 14, "afternoon": 18, "evening": 24}
_WEEKEND: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time says; `is_past` and `is_impossible` leave `due` empty."""

    due: Due | None = None
    is_past: bool = False
    is_impossible: bool = False


def read(tokens: Sequence[Token], now: datetime, today: Today) -> Reading | None:
    """Return what the words of one time say, None when they say nothing by themselves."""
    kinds = {token.kind for token in tokens}
    if Kind.BAD in kinds:
        return Reading(is_impossible=True)
    if Kind.PAST in kinds:
        return Reading(is_past=True)
    days = [token.meaning for token in tokens if isinstance(token.meaning, Said)]
    days = [said for said in days if not said.is_assumed] or days
    if days and all(said.day < today.day for said in days):
        return Reading(is_past=True)
    due = _due(tokens, kinds, days, now, today)
    return Reading(due) if due else None


def _due(
    tokens: Sequence[Token], kinds: set[Kind], days: list[Said], now: datetime, today: Today
) -> Due | None:
    if Kind.WORKING in kinds:
        return _working(tokens, kinds, today)
    if Kind.DURATION in kinds and (counted := _counted(tokens, kinds, now)):
        return counted
    if Kind.WEEK in kinds:
        if not days:
            return _week(tokens, kinds)
        days = [_in_week(tokens, days[0]), *days[1:]]
    if Kind.TIME in kinds:
        return _timed(tokens, kinds, days, now)
    return _daily(tokens, kinds, days, now)


def _working(tokens: Sequence[Token], kinds: set[Kind], today: Today) -> Due:
    count = next(t.meaning for t in tokens if t.kind is Kind.WORKING and isinstance(t.meaning, int))
    day = today.calendar.after(today.day, count)
    is_open = not today.calendar.is_known(day)
    if kinds & {Kind.IN, Kind.AFTER}:
        return Due(day=day, ambiguous=is_open)
    return Due(by=day, ambiguous=is_open)


def _counted(tokens: Sequence[Token], kinds: set[Kind], now: datetime) -> Due | None:
    length = next(token.meaning for token in tokens if token.kind is Kind.DURATION)
    is_later = bool(kinds & {Kind.IN, Kind.AFTER})
    if not is_later and not kinds & {Kind.WITHIN, Kind.BY}:
        return None
    if isinstance(length, int):
        day = now.date() + timedelta(days=length)
        return Due(day=day) if is_later else Due(by=day)
    if not isinstance(length, timedelta):
        return None
    moment = now + length
    return Due(at=moment) if is_later else Due(by=moment)


def _in_week(tokens: Sequence[Token], said: Said) -> Said:
    """Return the day as that weekday of the week that was named beside it."""
    meaning = next(token.meaning for token in tokens if token.kind is Kind.WEEK)
    if not isinstance(meaning, tuple):
        return said
    first, last = meaning
    day = last - timedelta(days=(last.weekday() - said.day.weekday()) % 7)
    return Said(day) if day >= first else said


def _week(tokens: Sequence[Token], kinds: set[Kind]) -> Due | None:
    meaning = next(token.meaning for token in tokens if token.kind is Kind.WEEK)
    if not isinstance(meaning, tuple):
        return None
    first, last = meaning
    if Kind.WITHIN in kinds:
        return Due(by=last)
    return Due(start=first, end=last, ambiguous=last - first != _WEEKEND)


def _timed(
    tokens: Sequence[Token], kinds: set[Kind], days: list[Said], now: datetime
) -> Due | None:
    moments, is_open = _moments(tokens, days, now)
    is_open = is_open or _is_open(days)
    is_range = Kind.TO in kinds or _is_after_and_before(tokens)
    if is_range and len(moments) > 1:
        start, end = moments[0], moments[1]
        return Due(start=start, end=end, ambiguous=is_open or end <= start)
    is_open = is_open or len(set(moments)) > 1
    if Kind.BY in kinds:
        return Due(by=moments[0], ambiguous=is_open)
    if kinds & {Kind.AFTER, Kind.FROM}:
        return Due(after=moments[0], ambiguous=is_open)
    return Due(at=moments[0], ambiguous=is_open)


def _is_after_and_before(tokens: Sequence[Token]) -> bool:
    """Tell whether two bounds are said: after six but before nine."""
    bounds = [token.kind for token in tokens if token.kind in {Kind.AFTER, Kind.FROM, Kind.BY}]
    return bounds[-1:] == [Kind.BY] and bounds[0] is not Kind.BY


def _moments(
    tokens: Sequence[Token], days: list[Said], now: datetime
) -> tuple[list[datetime], bool]:
    """Return the moments that are named, and whether one of them is in doubt."""
    hours = [token for token in tokens if isinstance(token.meaning, Hour)]
    resolved = [_resolved(token, _part_for(token, tokens)) for token in hours]
    minutes = [minute for minute, _ in resolved]
    is_open = any(doubt for _, doubt in resolved)
    is_span = Kind.TO in {t.kind for t in tokens} or _is_after_and_before(tokens)
    if len(minutes) > 1 and is_span:
        if isinstance(first := hours[0].meaning, Hour) and first.is_exact:
            is_open = resolved[0][1]  # from noon till three leaves no doubt
        minutes, is_open = _in_order(hours, minutes, is_open=is_open)
    day = days[0].day if days else now.date()
    moments = [_moment(day, minute) for minute in minutes]
    is_range = len(moments) > 1 and any(token.kind is Kind.TO for token in tokens)
    if not days and moments[1 if is_range else 0] <= now:
        return _moved_on(tokens, moments, now, is_open=is_open)
    if len(days) > 1 and len(moments) > 1:
        moments[1] = _moment(days[1].day, minutes[1])
    return moments, is_open


def _in_order(
    hours: Sequence[Token], minutes: list[int], *, is_open: bool
) -> tuple[list[int], bool]:
    first, second = minutes[0], minutes[1]
    half = 12 * 60
    if second <= first and second + half > first and second + half <= 2 * half:
        return [first, second + half, *minutes[2:]], is_open
    earlier, later = hours[0].meaning, hours[1].meaning
    if isinstance(earlier, Hour) and isinstance(later, Hour) and _NOON > earlier.hour > later.hour:
        # Ten to two can only be morning and afternoon.
        return minutes, False
    return minutes, is_open


def _moved_on(
    tokens: Sequence[Token], moments: list[datetime], now: datetime, *, is_open: bool
) -> tuple[list[datetime], bool]:
    """Return moments of today that are over as the next ones that may be meant."""
    half = timedelta(hours=12)
    hour = next(token.meaning for token in tokens if isinstance(token.meaning, Hour))
    has_part = any(token.kind is Kind.PART for token in tokens)
    later = moments[0] + half
    is_bare = not hour.is_exact and hour.hour < _NOON and not has_part
    if is_bare and now < later and later.date() == now.date():
        return [moment + half for moment in moments], True
    return [moment + 2 * half for moment in moments], is_open or not has_part


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def _part_for(token: Token, tokens: Sequence[Token]) -> str | None:
    parts = [t for t in tokens if t.kind is Kind.PART]
    before = [p for p in parts if p.start <= token.start]
    nearest = before[-1] if before else parts[0] if parts else None
    return str(nearest.meaning) if nearest else None


def _resolved(token: Token, part: str | None) -> tuple[int, bool]:
    """Return the minute of the day that an hour means, and whether that must be asked."""
    said = token.meaning
    if not isinstance(said, Hour):
        raise TypeError(token.kind)
    hour, is_open = said.hour, False
    if not said.is_exact:
        if part is None:
            is_open = 1 <= hour <= _LAST_BARE_AFTERNOON_HOUR
            hour += _NOON if is_open else 0
        elif part in {"afternoon", "evening"} or (part == "noon" and hour < 4):  # noqa: PLR2004
            hour, is_open = _later_half(hour, part)
        elif part == "dawn":
            hour %= _NOON
    return hour * 60 + said.minute, is_open


def _later_half(hour: int, part: str) -> tuple[int, bool]:
    if hour == _NOON:
        return (24 if part == "evening" else _NOON), False
    if part == "evening" and hour < 4:  # noqa: PLR2004 - two at night is tomorrow already
        return 24 + hour, True
    return hour + _NOON, False


def _daily(
    tokens: Sequence[Token], kinds: set[Kind], days: list[Said], now: datetime
) -> Due | None:
    parts = [str(token.meaning) for token in tokens if token.kind is Kind.PART]
    part = parts[0] if parts else None
    if not days and part is None:
        return None
    day, is_open = _day_of(days, part, now), _is_open(days)
    if Kind.TO in kinds and len(days) > 1:
        first, last = days[0].day, days[1].day
        # “Monday to Friday” on a Thursday is a habit, not a span of days.
        return Due(start=first, end=last, ambiguous=is_open) if first < last else None
    relation = (
        "by"
        if kinds & {Kind.BY, Kind.WITHIN}
        else "after"
        if kinds & {Kind.AFTER, Kind.FROM}
        else ""
    )
    if not relation:
        differ = len({said.day for said in days}) > 1
        # The contract has no word for noon, and no hour is invented.
        is_open = is_open or differ or part == "noon"
        return Due(day=day, part=_PARTS.get(part or ""), ambiguous=is_open)
    noon = datetime.combine(day, time(_NOON)) if part == "noon" else None
    due = Due(by=noon or day) if relation == "by" else Due(after=noon or day)
    return replace(due, ambiguous=is_open or (part is not None and noon is None))


def _day_of(days: list[Said], part: str | None, now: datetime) -> date:
    if days:
        return days[0].day
    is_over = part is not None and now.hour >= _PART_ENDS[part]
    return now.date() + timedelta(days=is_over)


def _is_open(days: list[Said]) -> bool:
    return bool(days) and all(said.is_open for said in days)
