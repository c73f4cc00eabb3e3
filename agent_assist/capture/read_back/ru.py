"""Read-back in Russian: groups as numbers, letters by names, the weekday and the case right."""

import re
from datetime import date, datetime
from typing import Final

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.phone_groups import Number
from agent_assist.dates.due import Due, Part
from agent_assist.text.russian_numbers import cardinal, day_of_month, digits, form, group

_CYRILLIC: Final = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшэюя",
        [
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
            "Эхо",
            "Юрий",
            "Яков",
        ],
        strict=True,
    )
)
_LATIN: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        ("а", "бэ", "цэ", "дэ", "е", "эф", "жэ", "аш", "и с точкой", "йот", "ка", "эль", "эм", "эн", "о", "пэ",
         "ку", "эр", "эс как доллар", "тэ", "у", "вэ", "дубль-вэ", "икс", "игрек", "зэт"),
        strict=True,
    )
)  # fmt: skip
_SIGNS: Final = {
    "@": "собака", ".": "точка", "_": "нижнее подчёркивание", "-": "дефис", "+": "плюс", "/": "косая черта", "#": "решётка",
}  # fmt: skip
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
_WEEKDAYS: Final = [
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
]
_HOURS: Final = ("час", "часа", "часов")
_MINUTES: Final = ("минута", "минуты", "минут")
_LEADS: Final = {
    "name": "Записываю имя", "phone": "Ваш номер", "email": "Ваша почта", "address": "Адрес", "postcode": "Индекс",
    "order_no": "Номер заказа", "tracking_no": "Номер отправления", "account_no": "Лицевой счёт", "national_id": "Номер документа",
    "tax_no": "ИНН", "amount": "Сумма", "callback": "Перезвоним",
}  # fmt: skip
_CURRENCIES: Final = {
    "RUB": (("рубль", "рубля", "рублей"), ("копейка", "копейки", "копеек"), False, True),
    "USD": (("доллар", "доллара", "долларов"), ("цент", "цента", "центов"), False, False),
    "EUR": (("евро", "евро", "евро"), ("цент", "цента", "центов"), False, False),
    "GBP": (("фунт", "фунта", "фунтов"), ("пенс", "пенса", "пенсов"), False, False),
    "CNY": (("юань", "юаня", "юаней"), ("фэнь", "фэня", "фэней"), False, False),
}
_PARTS: Final = {Part.MORNING: "утром", Part.AFTERNOON: "днём", Part.EVENING: "вечером"}


class Russian:
    """Says values in Russian."""

    def ask(self, field: str, spoken: str) -> str:
        """Return the closed question about a spoken value of a field."""
        return f"{_LEADS[field]}: {spoken}. Верно?"

    def name(self, value: str) -> str:
        """Return a name with its surname spelled; ё is pointed out."""
        note = ", в имени ё, а не е" if "ё" in value.lower() else ""
        return f"{value}, по буквам: {self._letters(value.split(maxsplit=1)[0])}{note}"

    def phone(self, number: Number) -> str:
        """Return a number in its groups, each as a number."""
        groups = [group(part) for part in number.groups]
        if number.country:
            groups.insert(0, f"плюс {group(number.country)}")
        if number.extension:
            groups.append(f"добавочный {digits(number.extension)}")
        return ", ".join(groups)

    def email(self, groups: tuple[str, ...]) -> str:
        """Return an address: letters one by one up to the sign, then the domain in words."""
        at = groups.index("@")
        head = [_SIGNS.get(part) or self._letters(part) for part in groups[:at]]
        tail = [_SIGNS.get(part) or part for part in groups[at:]]
        return ", ".join((*head, *tail))

    def address(self, value: str) -> str:
        """Return an address with its short forms in full."""
        spoken = value
        for short, full in _SHORT_FORMS:
            spoken = short.sub(full, spoken)
        return re.sub(r"\d+", lambda match: group(match[0]), spoken)

    def number(self, groups: tuple[str, ...]) -> str:
        """Return a number in groups of two or three, letters by their names."""
        return ", ".join(_SIGNS.get(part.strip()) or self._mixed(part) for part in groups)

    def identity(self, groups: tuple[str, ...]) -> str:
        """Return an identity number in its groups, digit by digit."""
        return ", ".join(self._mixed(part) for part in groups)

    def amount(self, amount: Amount) -> str:
        """Return a sum in words, then in figures."""
        whole = int(amount.value)
        cents = int((amount.value - whole) * 100)
        about = "примерно " if amount.is_approximate else ""
        figures = f"{amount.value:.2f}".replace(".", ",")
        names = _CURRENCIES.get(amount.currency)
        if names is None:
            return f"{about}{cardinal(whole)} {amount.currency}, цифрами {figures}"
        units, parts, is_feminine, is_part_feminine = names
        words = f"{cardinal(whole, is_feminine=is_feminine)} {form(whole, units)}"
        if cents:
            words += f" {cardinal(cents, is_feminine=is_part_feminine)} {form(cents, parts)}"
        return f"{about}{words}, цифрами {figures}"

    def due(self, due: Due) -> str:
        """Return a time: четверг, двенадцатого марта, в пятнадцать часов."""
        if due.by is not None:
            return f"не позднее: {self._moment(due.by)}"
        if due.after is not None:
            return f"позже, чем {self._moment(due.after)}"
        if due.start is not None and due.end is not None:
            return self._range(due.start, due.end)
        if due.at is not None:
            return f"{self._day(due.at)}, в {self._hour(due.at)}"
        part = f", {_PARTS[due.part]}" if due.part else ""
        return f"{self._day(due.day)}{part}" if due.day else ""

    def _range(self, start: date | datetime, end: date | datetime) -> str:
        if isinstance(start, datetime) and isinstance(end, datetime) and start.date() == end.date():
            return f"{self._day(start)}, в промежутке {start:%H:%M} – {end:%H:%M}"
        return f"в промежутке: {self._moment(start)} – {self._moment(end)}"

    def _moment(self, moment: date | datetime) -> str:
        day = self._day(moment)
        return f"{day}, {self._hour(moment)}" if isinstance(moment, datetime) else day

    def _day(self, day: date) -> str:
        return f"{_WEEKDAYS[day.weekday()]}, {day_of_month(day.day)} {_MONTHS[day.month - 1]}"

    def _hour(self, moment: datetime) -> str:
        hour = f"{cardinal(moment.hour)} {form(moment.hour, _HOURS)}"
        if not moment.minute:
            return hour
        return f"{hour} {cardinal(moment.minute, is_feminine=True)} {form(moment.minute, _MINUTES)}"

    def _letters(self, text: str) -> str:
        return ", ".join(self._letter(letter) for letter in text)

    def _letter(self, letter: str) -> str:
        low = letter.lower()
        if letter.isdigit():
            return digits(letter)
        if low in _CYRILLIC:
            return f"{letter.upper()} — {_CYRILLIC[low]}"
        return _LATIN.get(low) or _SIGNS.get(letter, letter)

    def _mixed(self, text: str) -> str:
        return group(text) if text.isdigit() else self._letters(text)


_SHORT_FORMS: Final = tuple(
    (re.compile(rf"(?<![а-яё]){short}(?![а-яё])\.? ?", re.IGNORECASE), f"{full} ")
    for short, full in (
        ("г", "город"), ("ул", "улица"), ("пр-?к?т|просп", "проспект"), ("пер", "переулок"), ("наб", "набережная"),
        ("д", "дом"), ("корп|к(?=\\.? ?\\d)", "корпус"), ("стр", "строение"), ("кв", "квартира"), ("оф", "офис"),
        ("обл", "область"), ("р-н", "район"),
    )
)  # fmt: skip
