"""The words of a time in English (folded: lower case)."""

import calendar as month_lengths
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from agent_assist.dates.tokens import Hour, Kind, Make, Part, Rule, Said, Today
from agent_assist.text.english_numbers import ONES, VALUES

_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_MONTH: Final = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = (
    r"(mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?)"
)
_WEEKDAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WORDS: Final = {name: VALUES[name] for name in ONES[1:13]}
_NUMBER: Final = rf"(\d{{1,2}}|{'|'.join(_WORDS)})"
_COUNT: Final = rf"(\d{{1,3}}|an?|{'|'.join(_WORDS)}|(?:a )?couple of|half an?)"
_AMPM: Final = r"(a\.?m\b\.?|p\.?m\b\.?|(?<=\d)[ap]\b)"
_NOT_A_TIME: Final = (
    r"(?![\d:./%\-]\d|\d|%| ?(?:am|pm|a\.m|p\.m|hours?|hrs?|h\b|minutes?|mins?|days?|weeks?|months?|"
    r"working|business|st\b|nd\b|rd\b|th\b|items?|times?|dollars|pounds|of\b|oxford|[a-z]+ (?:street|road|st|rd|avenue|lane)))"
)
_RELATION: Final = {
    "not before": Kind.AFTER, "no earlier than": Kind.AFTER, "not after": Kind.BY,
    "no later than": Kind.BY, "at": None, "'bout": None, "bout": None, "around": None, "about": None, "for": None, "after": Kind.AFTER, "past": Kind.AFTER, "from": Kind.FROM,
    "between": Kind.FROM, "before": Kind.BY, "by": Kind.BY, "until": Kind.BY, "till": Kind.BY, "til": Kind.BY,
}  # fmt: skip


def _int(text: str) -> int:
    return _WORDS.get(text) or int(text)


def _date(today: Today, day: str, month: str, year: str | None) -> Sequence[Part]:
    index = _MONTHS.index(month[:3]) + 1
    return ((Kind.DAY, Said(today.month_day(index, int(day), int(year) if year else None))),)


def _slashed(match: re.Match[str], today: Today) -> Sequence[Part]:
    first, second = int(match[1]), int(match[2])
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0) if match[3] else None  # noqa: PLR2004
    month, day = (second, first) if first > 12 else (first, second)  # noqa: PLR2004
    is_open = first <= 12 and second <= 12 and first != second  # noqa: PLR2004
    return ((Kind.DAY, Said(today.month_day(month, day, year), is_open)),)


def _weekday(match: re.Match[str], today: Today) -> Sequence[Part]:
    index = _WEEKDAYS.index(match[2][:3])
    which = match[1] or ""
    if which == "last":
        return ((Kind.PAST, None),)
    coming = today.weekday(index)
    if which == "next":
        day = today.in_week(1, index)
        return ((Kind.DAY, Said(day, is_open=day != coming)),)
    if index == today.day.weekday() and which != "this":
        return ((Kind.DAY, Said(coming + timedelta(days=7), is_open=True)),)
    return ((Kind.DAY, Said(coming)),)


def _week(match: re.Match[str], today: Today) -> Sequence[Part]:
    weeks = 1 if match[1] == "next" else 0
    if match[2] == "weekend":
        return ((Kind.WEEK, (today.in_week(weeks, 5), today.in_week(weeks, 6))),)
    first = today.in_week(1, 0) if weeks else today.day
    return ((Kind.WEEK, (first, today.in_week(weeks, 6))),)


def _day_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.BY, None), (Kind.DAY, Said(today.day, is_assumed=True)))


def _week_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.DAY, Said(today.in_week(0, 6), is_open=True)),)


def _month_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    last = month_lengths.monthrange(today.day.year, today.day.month)[1]
    return ((Kind.DAY, Said(today.day.replace(day=last))),)


def hour_of(hour: int, minute: int, half: str | None) -> Part:
    """Return a time of day; `half` is am or pm in any spelling, None when it was not said."""
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12):  # noqa: PLR2004 - the clock
        return Kind.BAD, None
    if half:
        return Kind.TIME, Hour(hour % 12 + (12 if half[0] == "p" else 0), minute, is_exact=True)
    return Kind.TIME, Hour(hour, minute, is_exact=hour > 12 or hour == 0)  # noqa: PLR2004


def _clock(match: re.Match[str], _today: Today) -> Sequence[Part]:
    kind, hour = hour_of(int(match[1]), int(match[2]), match[3])
    if isinstance(hour, Hour) and match[1].startswith("0") and not match[3]:
        hour = Hour(hour.hour, hour.minute, is_exact=True)
    return ((kind, hour),)


def _half_said(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return (hour_of(_int(match[1]), 0, match[2]),)


def _o_clock(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return (hour_of(_int(match[1]), 0, None),)


def _past_or_to(match: re.Match[str], _today: Today) -> Sequence[Part]:
    hour, half = _int(match[2]), match[3]
    minute = {"half past": 30, "quarter past": 15, "quarter to": 45}[match[1].removeprefix("a ")]
    if minute == 45:  # noqa: PLR2004 - the quarter before the hour
        hour = hour - 1 or 12
    return (hour_of(hour, minute, half),)


def _minutes_past(match: re.Match[str], _today: Today) -> Sequence[Part]:
    said = match[1].replace("-", " ")
    minute = int(said) if said.isdigit() else sum(VALUES[word] for word in said.split())
    hour = _int(match[3])
    if match[2] == "to":
        hour, minute = hour - 1 or 12, 60 - minute
    return (hour_of(hour, minute, None),)


def _range(match: re.Match[str], _today: Today) -> Sequence[Part]:
    half = match[3] or match[6]
    second = hour_of(_int(match[4]), int(match[5] or 0), match[6])
    if half and not match[3] and match[6] and _int(match[1]) > _int(match[4]):
        half = None  # 11 to 1 pm begins in the morning
    first = hour_of(_int(match[1]), int(match[2] or 0), half)
    return (first, (Kind.TO, None), second)


def _bare(match: re.Match[str], _today: Today) -> Sequence[Part]:
    relation = _RELATION[match[1]]
    time = hour_of(_int(match[2]), 0, None)
    return (time,) if relation is None else ((relation, None), time)


def _bare_range(match: re.Match[str], _today: Today) -> Sequence[Part]:
    first, second = hour_of(_int(match[1]), 0, None), hour_of(_int(match[2]), 0, None)
    return ((Kind.FROM, None), first, (Kind.TO, None), second)


def _from_noon(match: re.Match[str], _today: Today) -> Sequence[Part]:
    noon = Kind.TIME, Hour(12, is_exact=True)
    return ((Kind.FROM, None), noon, (Kind.TO, None), hour_of(_int(match[1]), 0, None))


def _duration(match: re.Match[str], _today: Today) -> Sequence[Part]:
    said, unit = match[1], match[3]
    count = 0.5 if said.startswith("half") else 2.0 if "couple" in said else 1.0
    if said.isdigit() or said in _WORDS:
        count = float(_int(said))
    count += 0.5 if match[2] or match[4] else 0
    if unit[0] in "dw":
        return ((Kind.DURATION, int(count * (7 if unit[0] == "w" else 1))),)
    minutes = count if unit.startswith("min") else count * 60
    return ((Kind.DURATION, timedelta(minutes=minutes)),)


def _words(*parts: Part) -> Make:
    return lambda _match, _today: parts


def _day(days: int, *more: Part) -> Make:
    return lambda _match, today: (*more, (Kind.DAY, Said(today.day + timedelta(days=days))))


_SOURCES: Final[tuple[tuple[str, Make], ...]] = (
    (rf"(?:the )?\b(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH}(?![a-z])(?:,? (20\d\d))?", lambda m, t: _date(t, m[1], m[2], m[3])),
    (rf"\b{_MONTH} (?:the )?(\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (20\d\d))?", lambda m, t: _date(t, m[2], m[1], m[3])),
    (r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)", lambda m, _t: ((Kind.DAY, Said(date(int(m[1]), int(m[2]), int(m[3])))),)),
    (r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?(?![\d/])", _slashed),
    (r"\bthe (\d{1,2})(?:st|nd|rd|th)\b", lambda m, t: ((Kind.DAY, Said(t.day_of_month(int(m[1])))),)),
    (r"\btoday\b", _day(0)),
    (r"\btonight\b|\bthis evening\b", _day(0, (Kind.PART, "evening"))),
    (r"\bthis afternoon\b", _day(0, (Kind.PART, "afternoon"))),
    (r"\bthis morning\b", _day(0, (Kind.PART, "morning"))),
    (r"\btomorrow\b|\btmrw?\b|\btomorow\b", _day(1)),
    (r"\b(?:the )?day after tomorrow\b", _day(2)),
    (r"\b(?:by )?(?:(?:the )?end of (?:the )?(?:business |working )?day|eod|cob|close of (?:business|play))\b", _day_end),
    (rf"\b(?:(next|this|this coming|coming|last) )?{_WEEKDAY}s?\b", _weekday),
    (r"\b(?:(next|this|the) )(week|weekend)\b", _week),
    (r"\bend of (?:the |this )?month\b|\bmonth end\b", _month_end),
    (r"\bnext (?:working|business) day\b", lambda _m, t: ((Kind.DAY, Said(t.calendar.after(t.day, 1))),)),
    (r"\byesterday\b|\blast (?:week|month|night|year)\b|\b(?:days?|weeks?|hours?|minutes?) ago\b", _words((Kind.PAST, None))),
    (r"(?:(?<=day )|(?<=tomorrow )|(?<=tmrw )|(?<=(?:mon|tue|wed|thu|fri|sat|sun) )|(?<=\d )|(?<=(?:st|nd|rd|th) ))(am|pm)\b", lambda m, _t: ((Kind.PART, "morning" if m[1] == "am" else "afternoon"),)),
    (r"\b(?:any ?time )?after lunch\b", _words((Kind.PART, "afternoon"))),
    (r"\bfirst thing\b", _words((Kind.PART, "morning"))),
    (r"\bend of (?:the |this )?week\b", _week_end),
    (r"\b(?:in the )?mornings?\b", _words((Kind.PART, "morning"))),
    (r"\b(?:in the )?afternoons?\b", _words((Kind.PART, "afternoon"))),
    (r"\b(?:in the )?evenings?\b|\bat night\b", _words((Kind.PART, "evening"))),
    (r"\bnoon\b|\bmidday\b|\blunch ?time\b", _words((Kind.TIME, Hour(12, 0, is_exact=True)))),
    (r"\bmidnight\b", _words((Kind.TIME, Hour(24, 0, is_exact=True)))),
    (rf"(?<![\d:.$£€])(?<!gbp )(?<!usd )(?<!eur )(\d{{1,2}})[:.](\d{{2}})(?![\d:.]\d|\d| ?(?:gbp|usd|dollars|pounds))(?: ?{_AMPM})?", _clock),
    (rf"\b{_NUMBER} ?{_AMPM}", _half_said),
    (rf"\b{_NUMBER}(?= on {_WEEKDAY}\b)", lambda m, _t: (hour_of(_int(m[1]), 0, None),)),
    (rf"\b{_NUMBER} ?-?ish\b", lambda m, _t: (hour_of(_int(m[1]), 0, None),)),
    (r"\b(?:in the next|within the|within an) hour\b", _words((Kind.WITHIN, None), (Kind.DURATION, timedelta(hours=1)))),
    (rf"@ ?{_NUMBER}{_NOT_A_TIME}", lambda m, _t: (hour_of(_int(m[1]), 0, None),)),
    (rf"\b(?:at )?(five|ten|twenty|twenty[ -]five|\d{{1,2}}) (?:minutes? )?(past|to) {_NUMBER}{_NOT_A_TIME}", _minutes_past),
    (rf"\bhalf {_NUMBER}\b(?! (?:hours?|dozen|of))", lambda m, _t: (hour_of(_int(m[1]), 30, None),)),
    (rf"\b{_NUMBER} ?o'?clock(?: ?{_AMPM})?", lambda m, _t: (hour_of(_int(m[1]), 0, m[2]),)),
    (rf"\b((?:a )?(?:half past|quarter past|quarter to)) {_NUMBER}(?: ?{_AMPM})?", _past_or_to),
    (rf"\b(?:between |from )?{_NUMBER}(?::(\d\d))? ?{_AMPM}? ?(?:-|–|to|and|till|until) ?{_NUMBER}(?::(\d\d))? ?{_AMPM}", _range),
    (rf"\b(?:between|from) (?:noon|midday|12 noon) (?:to|and|till|until) {_NUMBER}{_NOT_A_TIME}", _from_noon),
    (rf"\b(?:between|from) {_NUMBER} ?(?:-|–|to|and|till|until) ?{_NUMBER}{_NOT_A_TIME}", _bare_range),
    (rf"\b(not before|no earlier than|not after|no later than|at|bout|around|about|after|past|from|between|before|by|until|till?) {_NUMBER}{_NOT_A_TIME}", _bare),
    (rf"\b{_COUNT}( and a half)? ?(hours?|hrs?|h|minutes?|mins?|days?|weeks?)\b( and a half\b)?", _duration),
    (rf"\b{_NUMBER} (?:working|business) days?\b", lambda m, _t: ((Kind.WORKING, _int(m[1])),)),
    (r"\bwithin(?: the next)?\b|\bin the next\b|\binside\b", _words((Kind.WITHIN, None))),
    (r"\bin\b|\bfrom now\b|\blater\b|\bin another\b", _words((Kind.IN, None))),
    (r"\bafter\b|\bany ?time after\b|\bonwards?\b|\bnot before\b", _words((Kind.AFTER, None))),
    (r"\bby\b|\bbefore\b|\bno later than\b|\buntil\b|\btill?\b", _words((Kind.BY, None))),
    (r"\bbetween\b|\bfrom\b", _words((Kind.FROM, None))),
    (r"\bto\b|\band\b|[\-–—]", _words((Kind.TO, None))),
)  # fmt: skip
RULES: Final[tuple[Rule, ...]] = tuple((re.compile(pattern), make) for pattern, make in _SOURCES)
