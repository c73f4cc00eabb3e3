"""Dates, times and amounts as a response says them, in each language (voice 2 to 4)."""

from datetime import date, time
from typing import Final

_WEEKDAYS: Final = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "zh-Hant": ("週一", "週二", "週三", "週四", "週五", "週六", "週日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
}
_MONTHS_EN: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS_RU: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip


def say_date(day: date, language: str) -> str:
    """Return the date with its weekday, as it is said: 3月12日周四, Thursday 12 March."""
    weekday = _WEEKDAYS[language][day.weekday()]
    if language == "en":
        return f"{weekday} {day.day} {_MONTHS_EN[day.month - 1]}"
    if language == "ru":
        return f"{weekday}, {day.day} {_MONTHS_RU[day.month - 1]}"
    return f"{day.month}月{day.day}日{weekday}"


def say_time(moment: time) -> str:
    """Return the time of day on the 24-hour clock, 15:00, as all three languages write it."""
    return f"{moment:%H:%M}"
