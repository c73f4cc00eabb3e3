"""Telephone numbers: where the customer can be reached now, and nothing else."""

import pytest

from tests.capture.making import captured, fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电话 138 1234 5678", ["+8613812345678"]),
        ("電話０９１２－３４５－６７８", ["+886912345678"]),
        ("手机幺三八，一二三四，对，五六七八", ["+8613812345678"]),
        ("打0755-83123456转8012", ["+8675583123456;ext=8012"]),
        ("座机0755-83123456-802", ["+8675583123456;ext=802"]),
        ("两个号码13812345678和13912345678", ["+8613812345678", "+8613912345678"]),
        ("call (212) 555-0198 x12", ["+12125550198;ext=12"]),
        ("oh seven seven double oh nine hundred one two three", ["+447700900123"]),
        ("ring +44 20 7946 0958", ["+442079460958"]),
        ("тел. 8 (916) 123-45-67 доб. 12", ["+79161234567;ext=12"]),
        ("восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь", ["+79161234567"]),
        ("<td>手机</td><td>138&nbsp;1234&nbsp;5678</td>", ["+8613812345678"]),
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_written_or_said(text: str, expected: list[str]) -> None:
    assert fields(text).get("phone") == expected


@pytest.mark.parametrize(
    "text",
    [
        "订单号13812345678还没到",
        "邮箱13812345678@example.com",
        "打你们的客服热线400-820-8820没人接",
        "快递员电话13511112222",
        "手机138****5678",
        "手机尾号5678",
        "旧号13800001111停用了",
        "our hotline is 1-800-555-0199",
        "order 4951234567",
        "горячая линия 8 800 555-35-35",
        "заказ 4951234567",
        "IMEI 356938035643809",
        "微信号13800000000",
    ],
)
def test_what_only_looks_like_a_number_of_the_customer_is_left_alone(text: str) -> None:
    assert "phone" not in fields(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13812345678，不对，尾号5687", ["+8613812345687"]),
        ("13812345678，不对，是139开头", ["+8613912345678"]),
        ("手机13812345678，不好意思后四位说错了，是5687", ["+8613812345687"]),
        ("phone 212-555-0101, last four wrong, it's 0102", ["+12125550102"]),
        ("тел 8-903-111-22-33, последние цифры перепутала, 34", ["+79031112234"]),
        ("212-555-0101 we have on file is his old number. New one 212-555-0102", ["+12125550102"]),
        ("212-555-0101 on the account is out of service, use 212-555-0102", ["+12125550102"]),
        ("电话是另外一个，13812345678，别打错", ["+8613812345678"]),
        ("手机13812345678，说错了，是13712345678", ["+8613712345678"]),
        ("手机13912345678（已停用），现在用13712345678", ["+8613712345678"]),
        ("phone 212-555-0101, no wait, 212-555-0102", ["+12125550102"]),
        ("old number 212-555-0101, now 212-555-0102", ["+12125550102"]),
        ("не 89161234567, а 89161234568", ["+79161234568"]),
        ("8-903-111-22-33, ой нет, 8-903-111-22-34", ["+79031112234"]),
    ],
)
def test_a_correction_takes_the_earlier_number_back(text: str, expected: list[str]) -> None:
    assert fields(text)["phone"] == expected


@pytest.mark.parametrize(
    ("text", "raw"), [("手机1381234567", "1381234567"), ("phone: 555-0123", "555-0123")]
)
def test_a_number_that_cannot_be_is_shown_as_invalid_and_not_repaired(text: str, raw: str) -> None:
    found = captured(text)
    assert (found["invalid"], found["fields"].get("phone")) == ({"phone": [raw]}, None)
