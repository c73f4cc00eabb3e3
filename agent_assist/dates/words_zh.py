"""The words of a time in Chinese (folded: simplified characters, half width)."""

import calendar as month_lengths
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from agent_assist.dates.tokens import Hour, Kind, Make, Part, Rule, Said, Today
from agent_assist.text.chinese_numbers import small

_N: Final = r"(?:\d{1,2}|[零一二两三四五六七八九十廿卅]{1,3})"
_COUNT: Final = r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3}|几)"
_WEEK: Final = r"(?:周|星期|礼拜)"
_WHICH: Final = {"下下": 2, "下": 1, "这": 0, "本": 0, "上": -1}
# Months in which the holidays of the mainland fall; those of other names are any that come next.
_HOLIDAYS: Final = {
    "元旦": (1, 1), "春节": (1, 2), "清明": (4, 4), "五一": (5, 5), "劳动": (5, 5), "端午": (5, 6),
    "中秋": (9, 10), "国庆": (10, 10), "十一": (10, 10),
}  # fmt: skip
_WEEKDAYS: Final = "一二三四五六日"
_HOURS_OF_DAY: Final = 24


def _full(match: re.Match[str], today: Today) -> Sequence[Part]:
    year = int(match[1]) if match[1] and match[1].isdigit() else None
    if match[1] == "明":
        year = today.day.year + 1
    return ((Kind.DAY, Said(today.month_day(_int(match[2]), _int(match[3]), year))),)


def _iso(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return ((Kind.DAY, Said(date(int(match[1]), int(match[2]), int(match[3])))),)


def _slashed(match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.DAY, Said(today.month_day(int(match[1]), int(match[2])))),)


def _of_month(match: re.Match[str], today: Today) -> Sequence[Part]:
    if match[1]:
        month = today.day.month % 12 + 1
        return ((Kind.DAY, Said(date(today.day.year + (month == 1), month, _int(match[2])))),)
    return ((Kind.DAY, Said(today.day_of_month(_int(match[2])))),)


def _relative(days: int) -> Make:
    def make(_match: re.Match[str], today: Today) -> Sequence[Part]:
        return ((Kind.DAY, Said(today.day + timedelta(days=days))),)

    return make


def _weekday(match: re.Match[str], today: Today) -> Sequence[Part]:
    which = (match[1] or "").rstrip("个")
    name = {"天": "日"}.get(match[2], match[2])
    if name == "末":
        weeks = _WHICH.get(which, 0)
        return ((Kind.WEEK, (today.in_week(weeks, 5), today.in_week(weeks, 6))),)
    index = int(name) - 1 if name.isdigit() else _WEEKDAYS.index(name)
    if not which:
        return ((Kind.DAY, Said(today.weekday(index), is_open=index == today.day.weekday())),)
    if which == "上":
        return ((Kind.PAST, None),)
    return ((Kind.DAY, Said(today.in_week(_WHICH[which], index))),)


def _saturday_and_sunday(match: re.Match[str], today: Today) -> Sequence[Part]:
    weeks = _WHICH[(match[1] or "本").rstrip("个")]
    return ((Kind.WEEK, (today.in_week(weeks, 5), today.in_week(weeks, 6))),)


def _week(match: re.Match[str], today: Today) -> Sequence[Part]:
    weeks = _WHICH[match[1].rstrip("个")]
    if weeks < 0:
        return ((Kind.PAST, None),)
    first = today.day if weeks == 0 else today.in_week(weeks, 0)
    return ((Kind.WEEK, (first, today.in_week(weeks, 6))),)


def _month_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    last = month_lengths.monthrange(today.day.year, today.day.month)[1]
    return ((Kind.DAY, Said(today.day.replace(day=last))),)


def _day_end(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.DAY, Said(today.day, is_assumed=True)), (Kind.BY, None))


def _after_holiday(match: re.Match[str], today: Today) -> Sequence[Part]:
    """Return the first working day after a holiday: it ends where work begins again."""
    first = today.calendar.next_days_off(today.day, _HOLIDAYS.get(match[1], (0, 0)))
    return ((Kind.DAY, Said(today.calendar.after(first, 1))),) if first else ()


def _next_working(_match: re.Match[str], today: Today) -> Sequence[Part]:
    return ((Kind.DAY, Said(today.calendar.after(today.day, 1))),)


def _time(match: re.Match[str], _today: Today) -> Sequence[Part]:
    hour = _int(match[1])
    minute = 30 if match[2] else 15 * _int(match[3]) if match[3] else _int(match[4] or "0")
    return _hour(hour, minute, is_exact=hour == 0)


def _hours(match: re.Match[str], _today: Today) -> Sequence[Part]:
    first, second = (_hour(_int(match[group]), 0, is_exact=False) for group in (1, 2))
    return (*first, (Kind.TO, None), *second)


def _clock(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return _hour(int(match[1]), int(match[2]), is_exact=match[1].startswith("0"))


def _hour(hour: int, minute: int, *, is_exact: bool) -> Sequence[Part]:
    if hour > _HOURS_OF_DAY or minute > 59:  # noqa: PLR2004 - minutes of an hour
        return ((Kind.BAD, None),)
    return ((Kind.TIME, Hour(hour, minute, is_exact or hour > 12)),)  # noqa: PLR2004


def _duration(match: re.Match[str], _today: Today) -> Sequence[Part]:
    if match[1] == "几":
        return ()
    count = 0.5 if match[1] == "半" else float(_int(match[1]))
    count += 0.5 if match[2] else 0
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}.get(match[3])
    if days is not None:
        return ((Kind.DURATION, int(count * days)),) if count >= 1 else ()
    minutes = count if match[3] == "分钟" else count * 60
    return ((Kind.DURATION, timedelta(minutes=minutes)),)


def _in_duration(match: re.Match[str], today: Today) -> Sequence[Part]:
    counted = _duration(match, today)
    return ((Kind.IN, None), *counted) if counted else ()


def _quarter(_match: re.Match[str], _today: Today) -> Sequence[Part]:
    return ((Kind.DURATION, timedelta(minutes=15)),)


def _working(match: re.Match[str], _today: Today) -> Sequence[Part]:
    return ((Kind.WORKING, _int(match[1])),)


def _int(text: str) -> int:
    value = small(text)
    if value is None:
        raise ValueError(text)
    return value


def _word(kind: Kind, meaning: str | None = None) -> Make:
    def make(_match: re.Match[str], _today: Today) -> Sequence[Part]:
        return ((kind, meaning),)

    return make


_SOURCES: Final[tuple[tuple[str, Make], ...]] = (
    (rf"(?:(\d{{4}}|今|明)年)?({_N})月({_N})(?:[日号]|(?!\d))(?!个)", _full),
    (r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", _iso),
    (r"(?<![\d/\-.])(\d{1,2})/(\d{1,2})(?![\d/]|[天个%])", _slashed),
    (r"(?<![\d.])(1[0-2]|[1-9])\.([12]\d|3[01]|[1-9])(?=[日号]?(?:[以之]?[前后]|上午|下午|中午|晚|早| ?\d{1,2}[:点]))", _slashed),
    (rf"(?:(下个?月)|本月|这个?月|当月)?(?<![路街道巷弄院村a-z\d第])({_N})(?:号|日(?![内无游历]))(?![楼线院门机柜房库桌栋店码])", _of_month),
    (r"今(?:天|日|儿|次)|今(?=[早晚上下中])|当[天日]", _relative(0)),
    (r"[明听](?:天|日|儿)|明(?=[早晚上下中])", _relative(1)),
    (r"后[天日]", _relative(2)),
    (r"大后天", _relative(3)),
    (r"(?:下班|收工)[以之]?前|今天之内|今日内|当天内", _day_end),
    (rf"(下下个?|下个?|这个?|本|上个?)?{_WEEK}([一二三四五六日天末]|[1-6](?!\d))(?!个)", _weekday),
    (rf"(下下个?|下个?|这个?|本|上个?)?{_WEEK}(六[、和到至或]?(?:{_WEEK})?[日天])", _saturday_and_sunday),
    (rf"(下下个?|下个?|这个?|本|上个?){_WEEK}", _week),
    (r"(?:本|这个?)?月[底末](?:最后一天)?", _month_end),
    (rf"({'|'.join(_HOLIDAYS)}|节|假期|长假)(?:节|假期?|放假|长假|过)?(?:以|之)?后?的?(?:第一个|首个|头一个)?(?:工作日|上班(?:第一天|头一天|首日|那天)?)", _after_holiday),
    (r"下(?:一?个)?工作日", _next_working),
    (r"昨[天日晚早]|前[天晚]|上个?月|去年|刚[才刚](?!说|约|定|讲|报|答应)|\d+天前", _word(Kind.PAST)),
    (r"凌晨", _word(Kind.PART, "dawn")),
    (r"早上|早晨|清晨|上午|上昼|朝早|(?<![周期拜])一大?早|(?:(?<=[今明后天日号])|(?<=[周期拜][一二三四五六]))早(?![点已]|(?:\d|[五六七八九十])+晚)|早(?=(?:\d{1,2}|[五六七八九十]{1,2})[点:])", _word(Kind.PART, "morning")),
    (r"中午|正午|晌午", _word(Kind.PART, "noon")),
    (r"下午|午后|下昼|午[饭休]后", _word(Kind.PART, "afternoon")),
    (r"晚上|晚间|晚[饭餐]后|夜里|夜间|傍晚|(?:(?<=[今明后天日号])|(?<=[周期拜][一二三四五六]))晚(?!点)|晚(?=(?:\d{1,2}|[五六七八九十]{1,2})[点:])", _word(Kind.PART, "evening")),
    (rf"(?<![快早晚慢大小多少有好便贵差再\d])({_N})(?:点钟?|时(?![间候段长效差代刻限]))[整正]?(?:(半)|([一三])刻|({_N})分?(?![个天月号次])|)", _time),
    (rf"(?<=[早晚])(\d{{1,2}}|[二两三四五六七八九十]{{1,2}})点钟?整?(?:(半)|([一三])刻|({_N})分?|)", _time),
    (rf"(?<![\d:.])({_N}) ?[\-–—~到至] ?({_N})点(?!半|\d)", _hours),
    (r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])", _clock),
    (rf"({_COUNT}) ?(?:个)?(半)?(小时|钟头|分钟|天|日(?=[之以]?内)|周|星期|礼拜)", _duration),
    (rf"过({_COUNT}) ?(?:个)?(半)?(小时|钟头|分钟|天|周|星期|礼拜)", _in_duration),
    (r"一刻钟", _quarter),
    (r"(\d{1,3}) ?(h)()(?![a-z])", lambda m, _t: ((Kind.DURATION, timedelta(hours=int(m[1]))),)),
    (r"(?<!\d)(\d{1,2}|[一二两三四五六七八九十]{1,2}) ?个? ?(?:工作[日天]|营业[日天])", _working),
    (r"[以之]?内", _word(Kind.WITHIN)),
    (r"[以之过]?后(?![天日来续])|起|开始", _word(Kind.AFTER)),
    (r"(?<![,。;! ])[以之]前(?!约|的|[定订留登填报用买]的|已)|(?<![,。;! 之以])前(?![天台面]|几[天次个位]|[两一][天个周])|截止|最[晚迟]|不[晚迟]于|不超过|别超过", _word(Kind.BY)),
    (r"[到至~\-–—]", _word(Kind.TO)),
)  # fmt: skip
RULES: Final[tuple[Rule, ...]] = tuple((re.compile(pattern), make) for pattern, make in _SOURCES)
