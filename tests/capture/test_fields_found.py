"""E-mail, numbers, sums, names and addresses out of notes in all languages."""

from typing import Any

import pytest

from agent_assist.capture.engine import extract
from tests.capture.making import NOW, captured, fields

CASES: list[tuple[str, str, Any]] = [
    ("邮箱zhang@example.com谢谢", "email", ["zhang@example.com"]),
    ("邮箱ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "email", ["zhang@example.com"]),
    ("邮箱zhangwei艾特example点com", "email", ["zhangwei@example.com"]),
    ("email is jane underscore doe at example dot co dot uk", "email", ["jane_doe@example.co.uk"]),
    ("почта anna собака яндекс точка ру", "email", ["anna@yandex.ru"]),
    ("a@example.com no wait b@example.com", "email", ["b@example.com"]),
    ("a_chen@example.org，不对，是a点chen，后面一样", "email", ["a.chen@example.org"]),
    ("订单号DD20260310001和DD20260310002", "order_no", ["DD20260310001", "DD20260310002"]),
    ("order no. 2026-0312-77", "order_no", ["2026-0312-77"]),
    ("заказ № 4951234567", "order_no", ["4951234567"]),
    ("运单号SF1234567890123", "tracking_no", ["SF1234567890123"]),
    ("трек RA123456789RU", "tracking_no", ["RA123456789RU"]),
    ("户号3301234567", "account_no", ["3301234567"]),
    ("account number AC-99812", "account_no", ["AC-99812"]),
    ("лицевой счёт 1234567890", "account_no", ["1234567890"]),
    ("身份证 11010519491231002X", "national_id", ["11010519491231002X"]),
    ("СНИЛС 112-233-445 95", "national_id", ["11223344595"]),
    ("ИНН 7707083893", "tax_no", ["7707083893"]),
    ("邮编518000", "postcode", "518000"),
    ("12 High Street, London SW1A 1AA, phone later", "postcode", "SW1A 1AA"),
    ("адрес: 620014, г. Пермь, ул. Ленина, д. 5, кв. 12", "address", "г. Пермь, ул. Ленина, д. 5, кв. 12"),
    ("客户王芳来电", "name", "王芳"),
    ("苏锦年报的身份证号系统过不去", "name", "苏锦年"),
    ("Attn Wes Tanaka", "name", "Wes Tanaka"),
    ("查一下13812345678", "name", None),
    ("单子13812345678", "name", None),
    ("李先生来电", "name", "李先生"),
    ("客户名欧阳娜娜", "name", "欧阳娜娜"),
    ("Tom Baker called, order 12345", "name", "Tom Baker"),
    ("Mrs Brown rang", "name", "Mrs Brown"),
    ("Иванов Пётр Сергеевич, заказ 12345", "name", "Иванов Пётр Сергеевич"),
    ("收货地址：广东省深圳市南山区科技园路5号3栋502室，邮编518000", "address", "广东省深圳市南山区科技园路5号3栋502室"),
    ("收件地址：台北市大安區忠孝東路四段100號5樓", "address", "台北市大安區忠孝東路四段100號5樓"),
    ("12 High Street, London SW1A 1AA, phone later", "address", "12 High Street, London"),
    ("адрес: г. Москва, ул. Ленина, д. 5, кв. 12", "address", "г. Москва, ул. Ленина, д. 5, кв. 12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "expected"), CASES)
def test_a_detail_is_found(text: str, field: str, expected: object) -> None:
    assert fields(text).get(field) == expected


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("退款299元", ["299.00 CNY"]),
        ("退一千二百九十九块五", ["1299.50 CNY"]),
        ("九十九块九毛九", ["99.99 CNY"]),
        ("退我两万五千块，运费12块5", ["25000.00 CNY", "12.50 CNY"]),
        ("￥1,299.00，1.5万元", ["1299.00 CNY", "15000.00 CNY"]),
        ("赔偿大概三百块左右", ["300.00 CNY approx"]),
        ("退款NT$1,500", ["1500.00 TWD"]),
        ("两百块，不对，是三百块", ["300.00 CNY"]),
        ("原价899只应付629.3", ["899.00 CNY", "629.30 CNY"]),
        ("plan is forty-nine ninety-nine a month", ["49.99 USD"]),
        ("charged 20 instead of 15 pounds", ["20.00 GBP", "15.00 GBP"]),
        ("долг говорит полторы тысячи, а начислили 3 200 рублей", ["1500.00 RUB", "3200.00 RUB"]),
        ("примерно на две с половиной тысячи ошиблись", ["2500.00 RUB approx"]),
        ("打八折，满300减50", []),
        ("refund of two hundred and fifty dollars", ["250.00 USD"]),
        ("paid £35.99 + £4.50, 20% off", ["35.99 GBP", "4.50 GBP"]),
        ("not $500 but $450", ["450.00 USD"]),
        ("сумма 1 250 ₽, три тысячи пятьсот рублей", ["1250.00 RUB", "3500.00 RUB"]),
        ("около двухсот рублей, 3,5 тыс руб", ["200.00 RUB approx", "3500.00 RUB"]),
    ],
)
def test_a_sum_is_read_with_its_currency(text: str, sums: list[str]) -> None:
    found = [
        f"{s['value']} {s['currency']}{' approx' if s.get('approx') else ''}"
        for s in fields(text, "zh-Hant" if "NT$" in text else None).get("amount", [])
    ]
    assert found == sums


@pytest.mark.parametrize(
    ("text", "invalid"),
    [
        ("身份证11010119900307851X", {"national_id": ["11010119900307851X"]}),
        ("email bob@example", {"email": ["bob@example"]}),
        ("ИНН 7707083894", {"tax_no": ["7707083894"]}),
    ],
)
def test_a_wrong_check_digit_or_form_is_shown_and_not_saved(
    text: str, invalid: dict[str, list[str]]
) -> None:
    found = captured(text)
    assert (found["invalid"], found["fields"]) == (invalid, {})


def test_a_candidate_knows_its_place_in_the_notes_as_typed() -> None:
    from_notes = "客户：１３８　１２３４　５６７８"
    (phone,) = extract(from_notes, NOW).of("phone")
    assert from_notes[phone.start : phone.end] == phone.raw == "１３８　１２３４　５６７８"


@pytest.mark.parametrize(
    "text", ["1 " * 3000, "一二三" * 1500, "x@" * 2000, "\x00\ud800 \u202e", ""]
)
def test_odd_notes_end_in_an_answer(text: str) -> None:
    assert captured(text)["removed"] == []
