"""Read-back: the stored value, said as it is heard in each language."""

import random
from decimal import Decimal
from typing import Any

import num2words
import pytest

from agent_assist.capture.candidate import Amount
from agent_assist.capture.read_back.confusable import marks
from agent_assist.capture.read_back.lines import line, lines
from agent_assist.capture.read_back.zh_numbers import counted
from agent_assist.text import english_numbers, russian_numbers
from agent_assist.text.chinese_numbers import number


def said(field: str, value: object, language: str) -> tuple[str, tuple[str, ...]]:
    found = line(field, value, language)
    return found.say, found.groups


@pytest.mark.parametrize(
    ("field", "value", "language", "say", "groups"),
    [
        ("phone", "+8613812345687", "zh", "您的电话是幺三八，幺二三四，五六八七，对吗？", ("138", "1234", "5687")),
        ("phone", "+886912345678", "zh-Hant", "您的電話是零九一二，三四五，六七八，對嗎？", ("0912", "345", "678")),
        ("phone", "+12125550198", "en", "Your number is two one two, five five five, zero one nine eight. Is that correct?", ("212", "555", "0198")),
        ("phone", "+79161234507", "ru", "Ваш номер: плюс семь, девятьсот шестнадцать, сто двадцать три, сорок пять, ноль семь. Верно?", ("+7", "916", "123", "45", "07")),
        ("name", "张伟", "zh", "您的姓名是张伟，弓长张，伟大的伟，对吗？", ("张", "伟")),
        ("national_id", "11010519491231002X", "zh", "您的证件号是幺幺零幺零五，一九四九年十二月三十一日，零、零、二、X，对吗？", ("110105", "19491231", "002X")),
        ("national_id", "123456789", "en", "Your identity number ends in six seven eight nine. Is that correct?", ("6789",)),
        ("callback", {"at": "2026-03-12T15:00"}, "zh", "我们在三月十二号，星期四，下午三点给您回电，对吗？", ("2026-03-12", "15:00")),
        ("callback", {"at": "2026-03-12T15:00"}, "en", "We'll call you on Thursday the twelfth of March, at three p.m. Is that correct?", ("2026-03-12", "15:00")),
        ("callback", {"at": "2026-03-12T15:00"}, "ru", "Перезвоним в четверг, двенадцатого марта, в пятнадцать часов. Верно?", ("2026-03-12", "15:00")),
        ("callback", {"by": "2026-03-13T09:05"}, "zh", "我们最晚三月十三号，星期五，上午九点零五分前给您回电，对吗？", ("2026-03-13", "09:05")),
        ("callback", {"by": "2026-03-13T09:05"}, "ru", "Перезвоним в пятницу, тринадцатого марта, до девяти ноль пяти. Верно?", ("2026-03-13", "09:05")),
        ("callback", {"after": "2026-03-17"}, "ru", "Перезвоним не раньше вторника, семнадцатого марта. Верно?", ("2026-03-17",)),
        ("callback", {"from": "2026-03-14T10:00", "to": "2026-03-14T12:00"}, "en", "We'll call you on Saturday the fourteenth of March, between ten a.m. and noon. Is that correct?", ("2026-03-14", "10:00", "2026-03-14", "12:00")),
        ("name", "Ольга Николаевна Белова", "ru", "Записываю имя: Ольга Николаевна Белова, по буквам: Б — Борис, Е — Елена, Л — Леонид, О — Ольга, В — Василий, А — Анна. Верно?", ("Ольга", "Николаевна", "Белова")),
        ("amount", {"value": "1299.50", "currency": "CNY"}, "zh", "金额是一千二百九十九元五角，数字是1299.50，对吗？", ("1299.50", "CNY")),
        ("amount", {"value": "15.00", "currency": "USD"}, "en", "The amount is fifteen dollars, that's one five. Is that correct?", ("15.00", "USD")),
        ("amount", {"value": "12.50", "currency": "GBP"}, "en", "The amount is twelve pounds and fifty pence, that's one two point five zero. Is that correct?", ("12.50", "GBP")),
        ("amount", {"value": "300.00", "currency": "CNY", "approx": True}, "zh", "金额大约是三百元，数字是300，对吗？", ("300.00", "CNY")),
        ("postcode", "NW1 6XE", "en", "The postcode is November Whiskey one, six X-ray Echo. Is that correct?", ("NW1", "6XE")),
        ("postcode", "310012", "zh", "邮编是三幺零，零幺二，对吗？", ("310", "012")),
        ("name", "欧阳娜娜", "zh", "您的姓名是欧阳娜娜，安娜的娜，对吗？", ("欧", "阳", "娜", "娜")),
        ("email", "mei@example.com", "zh-Hant", "您的電子郵件是Mary的M、E、I，小老鼠，example，點，com，對嗎？", ("mei", "@", "example", ".", "com")),
        ("address", "г. Казань, корп. 2", "ru", "Адрес: город Казань, корпус два. Верно?", ("г. Казань", "корп. 2")),
        ("account_no", "100200", "ru", "Лицевой счёт: один ноль ноль, два ноль ноль. Верно?", ("100", "200")),
        ("amount", {"value": "21.21", "currency": "RUB"}, "ru", "Сумма: двадцать один рубль двадцать одна копейка, цифрами 21,21. Верно?", ("21.21", "RUB")),
        ("amount", {"value": "1.00", "currency": "GBP"}, "en", "The amount is one pound, that's 1. Is that correct?", ("1.00", "GBP")),
    ],
)  # fmt: skip
def test_a_value_is_said_and_shown(
    field: str, value: object, language: str, say: str, groups: tuple[str, ...]
) -> None:
    assert said(field, value, language) == (say, groups)


def test_the_mainland_habit_of_saying_yao_can_be_switched_off() -> None:
    assert "一三八" in line("phone", "+8613812345687", "zh", uses_yao=False).say


def test_an_address_of_mail_is_spelled_up_to_the_sign() -> None:
    say, groups = said("email", "ivan_s@mail.ru", "ru")
    assert "эс как доллар, собака mail точка ru" in say
    assert "".join(groups) == "ivan_s@mail.ru"


def test_every_value_is_a_line_and_the_order_is_fixed() -> None:
    fields = {
        "amount": [{"value": "1.00", "currency": "CNY"}],
        "phone": ["+8613812345678"] * 2,
        "name": "张伟",
    }
    assert [row.field for row in lines(fields, "zh")] == ["name", "phone", "phone", "amount"]


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "en", "ru"])
def test_about_so_much_is_said_so(language: str) -> None:
    exact = line("amount", Amount(Decimal(300), "CNY"), language).say
    assert line("amount", Amount(Decimal(300), "CNY", is_approximate=True), language).say != exact


@pytest.mark.parametrize(
    "fields", [{"phone": [5]}, {"amount": [{"currency": "CNY"}]}, {"callback": {}}]
)
def test_a_value_of_another_field_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        lines(fields, "en")


def test_russian_and_english_numbers_are_those_of_num2words() -> None:
    chance = random.Random(3)
    for value in [*range(130), *(chance.randrange(10**6) for _ in range(300))]:
        assert russian_numbers.cardinal(value) == num2words.num2words(value, lang="ru")
        english = num2words.num2words(value, lang="en").replace(",", "")
        assert english_numbers.cardinal(value) == english


def test_chinese_numbers_read_back_are_read_again_as_the_same() -> None:
    chance = random.Random(5)
    for value in [*range(1, 130), *(chance.randrange(1, 10**7) for _ in range(500))]:
        assert number(counted(value)) == value


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [("章7A", "zh", [0, 1]), ("sax", "en", [0, 1]), ("ива", "ru", [0, 1]), ("ivaх", "ru", [2])],
)
def test_characters_that_sound_alike_are_marked(
    text: str, language: str, places: list[int]
) -> None:
    assert list(marks(text, language)) == places
