"""Read-back in Russian: groups as numbers, letters by names, the weekday and the case right."""

import re
from datetime import date, datetime
from typing import Final

from agent_assist.capture.read_back.lettered import Lettered, Wording, is_one_day
from agent_assist.dates.due import Part
from agent_assist.text.russian_numbers import (
    cardinal,
    day_of_month,
    digits,
    form,
    genitive,
    group,
)

_CYRILLIC: Final = {
    word[0].lower(): word
    for word in [
        "Анна",
        "Борис",
        "Василий",
        "Григорий",
        "Дмитрий",
        "Елена",
        "Женя",
        "Зинаида",
        "Иван",
        "Константин",
        "Леонид",
        "Михаил",
        "Николай",
        "Ольга",
        "Павел",
        "Роман",
        "Семён",
        "Татьяна",
        "Ульяна",
        "Фёдор",
        "Харитон",
        "Цапля",
        "Человек",
        "Шура",
        "Щука",
        "Эхо",
        "Юрий",
        "Яков",
    ]
} | {"й": "Иван краткий", "ъ": "твёрдый знак", "ь": "мягкий знак", "ы": "еры", "ё": "ё с точками"}
_LATIN: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        ("а", "бэ", "цэ", "дэ", "е", "эф", "жэ", "аш", "и с точкой", "йот", "ка", "эль", "эм", "эн", "о", "пэ",
         "ку", "эр", "эс как доллар", "тэ", "у", "вэ", "дубль-вэ", "икс", "игрек", "зэт"),
        strict=True,
    )
)  # fmt: skip
_MONTHS: Final = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_ON: Final = (
    "в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье",
)  # fmt: skip
_OF: Final = ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"]
_TEN: Final = 10
_HOURS: Final = ("час", "часа", "часов")
_MINUTES: Final = ("минута", "минуты", "минут")
_CURRENCIES: Final = {
    "RUB": (("рубль", "рубля", "рублей"), ("копейка", "копейки", "копеек"), False, True),
    "USD": (("доллар", "доллара", "долларов"), ("цент", "цента", "центов"), False, False),
    "EUR": (("евро", "евро", "евро"), ("цент", "цента", "центов"), False, False),
    "GBP": (("фунт", "фунта", "фунтов"), ("пенс", "пенса", "пенсов"), False, False),
    "CNY": (("юань", "юаня", "юаней"), ("фэнь", "фэня", "фэней"), False, False),
}
_PATRONYMIC: Final = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична)$")
_SURNAME: Final = re.compile(r"(?:ов|ев|ёв|ин|ын|ск(?:ий|ая)|цк(?:ий|ая)|[оеи]ва|[иы]на|ко|[юу]к|ян|дзе|швили|ых|их)$")  # fmt: skip


class Russian(Lettered):
    """Says values in Russian."""

    words = Wording(
        leads={
            "name": "Записываю имя: {}", "phone": "Ваш номер: {}", "email": "Ваша почта: {}", "address": "Адрес: {}",
            "postcode": "Индекс: {}", "order_no": "Номер заказа: {}", "tracking_no": "Номер отправления: {}",
            "account_no": "Лицевой счёт: {}", "national_id": "Номер документа: {}", "tax_no": "ИНН: {}",
            "amount": "Сумма: {}", "callback": "Перезвоним {}",
        },
        signs={
            "@": "собака", ".": "точка", "_": "нижнее подчёркивание", "-": "дефис", "+": "плюс",
            "/": "косая черта", "#": "решётка", "'": "апостроф",
        },
        parts={Part.MORNING: "утром", Part.AFTERNOON: "днём", Part.EVENING: "вечером"},
        question="Верно?", plus="плюс", extension="добавочный", about="примерно ",
        letters=_CYRILLIC,
    )  # fmt: skip

    def name(self, value: str) -> str:
        """Return a name with its surname spelled; ё is pointed out."""
        note = "; пишется через ё" if "ё" in value.lower() else ""
        return super().name(value) + note

    def address(self, value: str) -> str:
        """Return an address with its short forms in full."""
        spoken = value
        for short, full in _SHORT_FORMS:
            spoken = short.sub(full, spoken)
        return re.sub(r"\d+", lambda match: group(match[0]), spoken)

    def surname(self, value: str) -> str:
        """Return the surname: the word that is neither patronymic nor, by its ending, a name."""
        words = [word for word in value.split() if not _PATRONYMIC.search(word)] or [value]
        return next((word for word in words if _SURNAME.search(word)), words[0])

    def spelled(self, surname: str) -> str:
        """Return a surname letter by letter."""
        return f"по буквам: {self.letters(surname)}"

    def group(self, digits: str) -> str:
        """Return a group as a number."""
        return group(digits)

    def digits(self, text: str) -> str:
        """Return digits one by one."""
        return digits(text)

    def letter(self, letter: str) -> str:
        """Return a letter with a name that begins with it."""
        low = letter.lower()
        if letter.isdigit():
            return digits(letter)
        if low in self.words.letters:
            return f"{letter.upper()} — {self.words.letters[low]}"
        return _LATIN.get(low) or self.words.signs.get(letter, letter)

    def mixed(self, text: str) -> str:
        """Return digits as a number, one by one where there is a nought; letters by their names."""
        if not text.isdigit():
            return self.letters(text)
        return digits(text) if "0" in text else group(text)

    def sum(self, whole: int, cents: int, currency: str) -> str:
        """Return a sum: двадцать один рубль двадцать одна копейка, цифрами 21,21."""
        grouped = f"{whole:,}".replace(",", " ")
        figures = f"{grouped},{cents:02}" if cents else grouped
        names = _CURRENCIES.get(currency)
        if names is None:
            return f"{cardinal(whole)} {currency}, цифрами {figures}"
        units, parts, is_feminine, is_part_feminine = names
        words = f"{cardinal(whole, is_feminine=is_feminine)} {form(whole, units)}"
        if cents:
            words += f" {cardinal(cents, is_feminine=is_part_feminine)} {form(cents, parts)}"
        return f"{words}, цифрами {figures}"

    def on(self, day: date) -> str:
        """Return a day: в четверг, двенадцатого марта."""
        return f"{_ON[day.weekday()]}, {_day(day)}"

    def at(self, moment: datetime) -> str:
        """Return a time: в четверг, двенадцатого марта, в пятнадцать часов."""
        return f"{self.on(moment)}, в {_hour(moment)}"

    def by(self, moment: date | datetime) -> str:
        """Return the latest time: в четверг, двенадцатого марта, до пятнадцати часов."""
        if isinstance(moment, datetime):
            return f"{self.on(moment)}, до {_of_hour(moment)}"
        return f"не позднее {_of(moment)}"

    def after(self, moment: date | datetime) -> str:
        """Return the earliest time; a day itself is meant with it."""
        if isinstance(moment, datetime):
            return f"{self.on(moment)}, после {_of_hour(moment)}"
        return f"не раньше {_of(moment)}"

    def between(self, start: date | datetime, end: date | datetime) -> str:
        """Return a span of time."""
        if is_one_day(start, end) and isinstance(start, datetime) and isinstance(end, datetime):
            first = _of_hour(start).removesuffix(" часов")
            return f"{self.on(start)}, с {first} до {_of_hour(end)}"
        return f"с {_of(start)}, до {_of(end)}"


def _of(moment: date | datetime) -> str:
    """Return a moment in the genitive: пятнадцати часов четверга, двенадцатого марта."""
    day = f"{_OF[moment.weekday()]}, {_day(moment)}"
    return f"{_of_hour(moment)} {day}" if isinstance(moment, datetime) else day


def _day(day: date) -> str:
    return f"{day_of_month(day.day)} {_MONTHS[day.month - 1]}"


def _hour(moment: datetime) -> str:
    hour = f"{cardinal(moment.hour)} {form(moment.hour, _HOURS)}"
    if not moment.minute:
        return hour
    return f"{hour} {cardinal(moment.minute, is_feminine=True)} {form(moment.minute, _MINUTES)}"


def _of_hour(moment: datetime) -> str:
    hour = genitive(moment.hour)
    if not moment.minute:
        return f"{hour} {'часа' if moment.hour % 20 == 1 else 'часов'}"
    return f"{hour} {'ноль ' if moment.minute < _TEN else ''}{genitive(moment.minute)}"


_SHORT_FORMS: Final = tuple(
    (re.compile(rf"(?<![а-яё])(?:{short})(?![а-яё])\.? ?", re.IGNORECASE), f"{full} ")
    for short, full in (
        ("г", "город"), ("ул", "улица"), ("пр-?к?т|просп", "проспект"), ("пер", "переулок"), ("наб", "набережная"),
        ("д", "дом"), ("корп|к(?=\\.? ?\\d)", "корпус"), ("стр", "строение"), ("кв", "квартира"), ("оф", "офис"),
        ("обл", "область"), ("р-н", "район"),
    )
)  # fmt: skip
