"""Pasted tables: what a column is called says what its cells are."""

import pytest

from tests.capture.making import captured, fields


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("订单号\t手机\n66012009\t13766001199", "order_no", ["66012009"]),
        ("| Order | Name |\n| A-1107 | Dmitri Volkov |", "order_no", ["A-1107"]),
        ("Order\tName\nA-1107\tDmitri Volkov", "name", "Dmitri Volkov"),
        ("<tr><td>Заказ</td><td>МСК-7781</td></tr>", "order_no", ["МСК-7781"]),
    ],
)
def test_a_cell_is_what_its_heading_says(text: str, field: str, expected: object) -> None:
    assert fields(text)[field] == expected


def test_rows_of_another_width_are_read_for_themselves() -> None:
    assert "order_no" not in fields("订单号\t手机\n66012009\t13766001199\t备注")


def test_a_card_in_a_column_is_removed() -> None:
    assert captured("卡号\t金额\n6200000000000000\t12元")["removed"] == ["card"]
