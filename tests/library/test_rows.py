"""Rows of the index, decoded once."""

from agent_assist.library.index import build
from agent_assist.library.rows import Rows
from tests.library.libraries import response


def test_rows_come_in_the_order_asked_for() -> None:
    rows = Rows(build([response("a", "退款"), response("b", "到账")]).rows)

    assert [row.text for row in rows.of([1, 0, 1])] == ["到账", "退款", "到账"]


def test_a_row_is_decoded_once() -> None:
    rows = Rows(build([response("a", "退款")]).rows)

    assert rows.of([0])[0] is rows.of([0])[0]
