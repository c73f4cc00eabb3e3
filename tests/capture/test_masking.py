"""Masked forms: enough to know a value again, not to use it."""

from datetime import datetime
from decimal import Decimal

import pytest

from agent_assist.capture.candidate import Amount, Value
from agent_assist.capture.fields import Kind
from agent_assist.capture.masking import masked
from agent_assist.dates.due import Due


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (Kind.NAME, "张伟", "张•"),
        (Kind.NAME, "欧阳娜娜", "欧•••"),
        (Kind.NAME, "Anna Petrova", "A••• P•••"),
        (Kind.NAME, "Иван", "И•••"),
        (Kind.NAME, "12", "•••"),
        (Kind.PHONE, "+8613812345678", "+86 138••••5678"),
        (Kind.PHONE, "+79161234567", "+7 916••••4567"),
        (Kind.PHONE, "+85291234567", "+852 ••••67"),
        (Kind.PHONE, "+862083123456;ext=802", "+86 208••••3456;ext=•••"),
        (Kind.PHONE, "95", "••••"),
        (Kind.EMAIL, "zhang.wei@example.com", "z•••@example.com"),
        (Kind.EMAIL, "no address", "•••"),
        (Kind.ADDRESS, "北京市朝阳区建国路88号", "北京市•••"),
        (Kind.ADDRESS, "12 High Street, Leeds", "•••"),
        (Kind.ADDRESS, "Москва, ул. Ленина 5", "Москва•••"),
        (Kind.NUMBER, "A202603120099", "••••0099"),
        (Kind.NUMBER, "123", "••••3"),
        (Kind.IDENTITY, "110101199003070000", "110••••0000"),
        (Kind.TEXT, "屏幕不亮", "•••"),
        (Kind.TEXT, "", ""),
        (Kind.AMOUNT, Amount(Decimal("12.50"), "CNY"), "••• CNY"),
        (Kind.DUE, Due(at=datetime.fromisoformat("2026-03-13T15:00")), "at 2026-03-13T15:00"),
    ],
)
def test_a_value_is_masked_by_its_kind(kind: Kind, value: Value, shown: str) -> None:
    assert masked(kind, value) == shown
