"""The words of a time in Russian (folded: lower case, е for ё)."""

import calendar as month_lengths
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from agent_assist.dates.tokens import Hour, Kind, Make, Part, Rule, Said, Today
from agent_assist.text.russian_numbers import ORDINALS, VALUES

_MONTHS: Final = [
    "янв",
    "фев",
    "мар",
    "апр",
    "мая",
    "июн",
    "июл",
    "авг",
    "сен",
    "окт",
    "ноя",
    "дек",
]
_MONTH: Final = (
    r"(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|"
    r"янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\b\.?"
)
_WEEKDAYS: Final = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_SHORT_WEEKDAYS: Final = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_WEEKDAY: Final = r"(понедельник|вторник|сред|четверг|пятниц|суббот|воскресень|пн|вт|ср|чт|пт|сб|вс)(?:а|у|ы|е|ю|и|я|ом|ой|ем)?"
_ORDINALS: Final = [name.replace("ё", "е") for name in ORDINALS[1:]]
_ORDINAL: Final = rf"((?:двадцать |тридцать )?(?:{'|'.join(_ORDINALS)})|тридцатого)"
_CARDINALS: Final = {"час": 1, "часу": 1} | {
    name: value
    for name, value in VALUES.items()
    if 1 <= value <= 12  # noqa: PLR2004 - the clock
}
_NUMBER: Final = rf"(\d{{1,2}}|(?:{'|'.join(sorted(_CARDINALS, key=len, reverse=True))})(?![а-я]))"
_COUNT: Final = rf"(\d{{1,3}}|(?:{'|'.join(sorted(VALUES, key=len, reverse=True))})(?![а-я]))"
_HALF_OF: Final = {name: place for place, name in enumerate(_ORDINALS[:12], start=1)}
_NO_TIME: Final = (
    r"(?![\d.:\-]\d|\d|-?го| ?(?:дн(?!я\b)|день|недел|мин|сут|рабоч|числа|январ|феврал|март|апрел|мая|июн|июл|"
    r"август|сентябр|октябр|ноябр|декабр|руб|тыс|%|шт|раз|кв|корп|дом))"
)
_O_CLOCK: Final = r"(?: ?(?:час(?:ов|а|ам)?|ч)\b\.?)?"
_RELATIONS: Final = {
    "в": None, "во": None, "на": None, "около": None, "к": Kind.BY, "ко": Kind.BY, "до": Kind.BY,
    "после": Kind.AFTER, "с": Kind.FROM, "со": Kind.FROM, "позже": Kind.AFTER, "позднее": Kind.AFTER, "не раньше": Kind.AFTER, "не ранее": Kind.AFTER,
}  # fmt: skip


def _int(text: str) -> int:
    return _CARDINALS.get(text) or VALUES.get(text) or int(text)


def _date(today: Today, day: int, month: str, year: str | None) -> Sequence[Part]:
    index = _MONTHS.index(month[:3]) + 1
    return ((Kind.DAY, Said(today.month_day(index, day, int(year) if year else None))),)


def _ordinal(text: str) -> int:
    if text == "тридцатого":
        return 30
    *tens, last = text.split()
    return sum(VALUES[word] for word in tens) + _ORDINALS.index(last) + 1


def _dotted(match: re.Match[str], today: Today) -> Sequence[Part]:
    year = int(match[3]) + (2000 if len(match[3]) == 2 else 0) if match[3] else None  # noqa: PLR2004
    return ((Kind.DAY, Said(today.month_day(int(match[2]), int(match[1]), year))),)


def _weekday(match: re.Match[str], today: Today) -> Sequence[Part]:
    name = match[2]
    index = _SHORT_WEEKDAYS.index(name) if name in _SHORT_WEEKDAYS else _WEEKDAYS.index(name)
    which = match[1] or ""
    if which.startswith("прошл"):
        return ((Kind.PAST, None),)
    coming = today.weekday(index)
    if which.startswith("след"):
        day = today.in_week(1, index)
        return ((Kind.DAY, Said(day, is_open=day != coming)),)
    if index == today.day.weekday() and not which.startswith("эт"):
        return ((Kind.DAY, Said(coming + timedelta(days=7), is_open=True)),)
    return ((Kind.DAY, Said(coming)),)


def _week(match: re.Match[str], today: Today) -> Sequence[Part]:
    weeks = 1 if match[1].startswith("след") else 0
    first = today.in_week(1, 0) if weeks else today.day
    return ((Kind.WEEK, (first, today.in_week(weeks, 6))),)


def _days_off(match: re.Match[str], today: Today) -> Sequence[Part]:
    weeks = int((match[1] or "").startswith("след"))
    return ((Kind.WEEK, (today.in_week(weeks, 5), today.in_week(weeks, 6))),)


def _week_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.BY, None), (Kind.DAY, Said(today.in_week(0, 6), is_open=True)))


def _day_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.BY, None), (Kind.DAY, Said(today.day, is_assumed=True)))


def _month_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    last = month_lengths.monthrange(today.day.year, today.day.month)[1]
    return ((Kind.DAY, Said(today.day.replace(day=last))),)


def _hour(hour: int, minute: int = 0, *, is_exact: bool = False) -> Part:
    if hour > 24 or minute > 59:  # noqa: PLR2004 - the clock
        return Kind.BAD, None
    return Kind.TIME, Hour(hour, minute, is_exact or hour > 12 or hour == 0)  # noqa: PLR2004


def _clock(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return (_hour(int(match[1]), int(match[2]), is_exact=match[1].startswith("0")),)


def _bare(match: re.Match[str], _today: Today) -> Sequence[Part]:
    relation = Kind.BY if match[1].startswith("не по") else _RELATIONS[match[1]]
    time = _hour(_int(match[2]), int(match[3] or match[4] or 0))
    return (time,) if relation is None else ((relation, None), time)


def _range(match: re.Match[str], _today: Today) -> Sequence[Part]:
    first = _hour(_int(match[1]), int(match[2] or 0))
    return ((Kind.FROM, None), first, (Kind.TO, None), _hour(_int(match[3]), int(match[4] or 0)))


def _half(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return (_hour(_HALF_OF[match[1]] - 1 or 12, 30),)


def _length(match: re.Match[str]) -> timedelta | int:
    said, unit = match["n"], match["unit"]
    if unit.startswith("полчас"):
        return timedelta(minutes=30)
    count = (
        float(VALUES.get(said) or _int(said))
        if said and not said.startswith("пол")
        else 1.5
        if said
        else 1.0
    )
    if unit.startswith("сут"):
        return timedelta(hours=24 * count)
    if unit[0] in "дн":
        return int(count * (7 if unit[0] == "н" else 1))
    return timedelta(minutes=count if unit.startswith("мин") else count * 60)


def _after_length(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return ((Kind.IN, None), (Kind.DURATION, _length(match)))


def _within_length(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return ((Kind.WITHIN, None), (Kind.DURATION, _length(match)))


def _words(*parts: Part) -> Make:
    return lambda _match, _today: parts


def _day(days: int, *more: Part) -> Make:
    return lambda _match, today: (*more, (Kind.DAY, Said(today.day + timedelta(days=days))))


_LENGTH: Final = (
    rf"(?:(?P<n>\d{{1,3}}|полтор[аы]|полутора|{'|'.join(sorted(_CARDINALS, key=len, reverse=True))}) ?-?)?"
    r"(?P<unit>полчаса|полчасика|часик|часа?|часов|час|ч\b|минут[уы]?|мин\b|дн(?:я|ей)|день|сут(?:ок|ки)|недел[юиь])"
)
_SOURCES: Final[tuple[tuple[str, Make], ...]] = (
    (rf"(?<!\d)(\d{{1,2}})(?:-?го)? {_MONTH}(?:,? (20\d\d))?", lambda m, t: _date(t, int(m[1]), m[2], m[3])),
    (rf"\b{_ORDINAL} {_MONTH}", lambda m, t: _date(t, _ordinal(m[1]), m[2], None)),
    (r"(?<!\d)(20\d\d)-(\d{1,2})-(\d{1,2})(?!\d)", lambda m, _t: ((Kind.DAY, Said(date(int(m[1]), int(m[2]), int(m[3])))),)),
    (r"(?<![\d.])(\d{1,2})\.(0[1-9]|1[0-2]|\d{2}(?=\.20\d\d))(?:\.(20\d\d|\d{2}))?(?![\d.]\d|\d| ?(?:руб|₽))", _dotted),
    (r"(?<!\d)(\d{1,2})(?:-?го)? числа\b|(?<!\d)(\d{1,2})-го\b", lambda m, t: ((Kind.DAY, Said(t.day_of_month(int(m[1] or m[2])))),)),
    (r"\bсегодня\b", _day(0)),
    (r"\bзавтра\b", _day(1)),
    (r"\bпослезавтра\b", _day(2)),
    (r"\b(?:до|к) конц[ау] (?:рабочего )?дня\b|\bв течени[еи] (?:сегодняшнего |рабочего )?дня\b", _day_end),
    (r"\b(?:до|к) конц[ау] недели\b", _week_end),
    (r"\bконц[ае] месяца\b", _month_end),
    (rf"\b(?:(следующ\w+|эт\w+|ближайш\w+|прошл\w+) )?{_WEEKDAY}\b", _weekday),
    (r"\b(следующ\w+|эт\w+) недел[еию]\b", _week),
    (r"\b(?:(следующ\w+|эт\w+|ближайш\w+) )?выходн(?:ых|ые)\b", _days_off),
    (r"\bследующий рабочий день\b", lambda _m, t: ((Kind.DAY, Said(t.calendar.after(t.day, 1))),)),
    (r"\bвчера\b|\bпозавчера\b|\bпрошл\w+ (?:недел\w+|месяц\w*|год\w*)|\bназад\b", _words((Kind.PAST, None))),
    (r"\bутр(?:ом|а|у)\b|\bс утра\b", _words((Kind.PART, "morning"))),
    (r"\bвтор\w+ половин\w+ дня\b|\bднем\b|\bдня\b|\bпосле обеда\b|\bво второй половине дня\b", _words((Kind.PART, "afternoon"))),
    (r"\b(?:в )?перв\w+ половин\w+(?: дня\b)?|\bдо обеда\b", _words((Kind.PART, "morning"))),
    (r"\bночи\b", _words((Kind.PART, "dawn"))),
    (r"\bвечер(?:ом|а|у)\b", _words((Kind.PART, "evening"))),
    (r"\bполдень\b|\bполудня\b", _words((Kind.TIME, Hour(12, 0, is_exact=True)))),
    (r"(?<![\d:.])(\d{1,2}):(\d{2})(?![\d:])", _clock),
    (r"(?:(?<=[вк] )|(?<=до )|(?<=после ))(\d{1,2})-(00|15|30|45)(?![\d\-])", _clock),
    (r"(?<=в )(\d{1,2})\.(\d{2})(?![\d.]\d|\d)|(?<=[ск] )(\d{1,2})\.(\d{2})(?!\d)", lambda m, _t: (_hour(int(m[1] or m[3]), int(m[2] or m[4])),)),
    (rf"\b(в|во|на(?! \w+ дня)|около|к|ко|до|после|с|со|(?:не )?позже|(?:не )?позднее|не раньше|не ранее) {_NUMBER}(?::(\d\d)|\.(00|1[3-9]|[2-5]\d))?{_O_CLOCK}{_NO_TIME}", _bare),
    (r"(?<![\d:.])(\d{1,2})(?= (?:утра|вечера|ночи)\b)", lambda m, _t: (_hour(int(m[1])),)),
    (r"\b(в) (час)()(?= дня| ночи)", lambda _m, _t: (_hour(1),)),
    (r"(?<![\d:])(\d{1,2})(?:час(?:ов|а)| час(?:ов|а)|ч\b\.?)(?: ?(\d\d) ?мин\w*)?", lambda m, _t: (_hour(int(m[1]), int(m[2] or 0)),)),
    (rf"\bс {_NUMBER}(?:[:.](\d\d))? ?(?:часов )?(?:до|по|-|–) ?{_NUMBER}(?:[:.](\d\d))?{_O_CLOCK}", _range),
    (rf"\bмежду {_NUMBER}(?:[:.](\d\d))? и {_NUMBER}(?:[:.](\d\d))?", _range),
    (rf"\bпол-?({'|'.join(_HALF_OF)})\b", _half),
    (rf"\b{_ORDINAL}(?: числа)?(?=[,.;!)\n]|$)", lambda m, t: ((Kind.DAY, Said(t.day_of_month(_ordinal(m[1])))),)),
    (rf"\bполовин[аеу] ({'|'.join(_HALF_OF)})\b", _half),
    (rf"\bчерез {_LENGTH}\b", _after_length),
    (rf"\b(?P<unit>минут|часа|час) через (?P<n>\d{{1,2}}|{'|'.join(sorted(VALUES, key=len, reverse=True))})\b", _after_length),
    (rf"\b(?:в течение|в течении|в ближайш\w+|не позже чем через|за) {_LENGTH}\b", _within_length),
    (rf"\bчерез {_COUNT} рабоч\w+ (?:дн\w+|день)", lambda m, _t: ((Kind.IN, None), (Kind.WORKING, _int(m[1])))),
    (rf"(?<![\d.,]){_COUNT} рабоч\w+ (?:дн\w+|день)", lambda m, _t: ((Kind.WORKING, _int(m[1])),)),
    (r"\bв течени[еи]\b|\bза\b", _words((Kind.WITHIN, None))),
    (r"\bдо\b|\bк\b|\bко\b|\bне (?:позднее|позже)\b", _words((Kind.BY, None))),
    (r"\bпосле\b|\bначиная с\b|\bне ран(?:ьше|ее)\b", _words((Kind.AFTER, None))),
    (r"\bс\b", _words((Kind.FROM, None))),
    (r"\bпо\b|[\-–—]", _words((Kind.TO, None))),
)  # fmt: skip
RULES: Final[tuple[Rule, ...]] = tuple((re.compile(pattern), make) for pattern, make in _SOURCES)
