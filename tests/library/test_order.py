"""Characters that do not stand side by side as typed."""

import pytest

from agent_assist.library import order
from agent_assist.library.aligner import align
from agent_assist.library.forms import forms_of


def test_characters_in_order_are_found_on_the_tightest_way() -> None:
    assert order.spread("退账", "退货退款到账") == (2, 5)


def test_characters_too_far_apart_are_not_in_order() -> None:
    assert order.spread("甲乙", "甲" + "丙" * order.MAX_SKIPPED + "乙") == (0, 9)
    assert order.spread("甲乙", "甲" + "丙" * (order.MAX_SKIPPED + 1) + "乙") is None


def test_pieces_in_another_order_spell_the_query() -> None:
    assert order.blocks("到账退款", "退款的到账") == ((3, 5), (0, 2))
    assert order.blocks("到账退", "退款的到账") is None


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("修改收活地址", "wrong"),
        ("修改货地址", "missing"),
        ("修改收货货地址", "extra"),
        ("修改货收地址", "swapped"),
        ("收改收货地址", "wrong first"),
    ],
)
def test_one_slip_is_forgiven(typed: str, kind: str) -> None:
    assert order.slip(typed, "请修改收货地址吧") is not None, kind


def test_two_slips_are_not_forgiven() -> None:
    assert order.slip("休改收活地址", "请修改收货地址吧") is None


@pytest.mark.parametrize(
    ("query", "units", "is_clean"),
    [
        ("退款dz", (0, 4), True),
        ("tuik到", (0, 3), True),
        ("kuandaozh", (1, 4), True),
        ("tkdz", (0, 4), True),
        ("tui kuan", (0, 2), True),
        ("tuku", (0, 2), False),
    ],
)
def test_a_mixture_is_aligned_with_the_units(
    query: str,
    units: tuple[int, int],
    is_clean: bool,  # noqa: FBT001
) -> None:
    forms = forms_of("退款到账")

    found = align(query, forms.text, forms.sounds)

    assert found is not None
    assert ((found.first, found.end), found.is_clean) == (units, is_clean)


@pytest.mark.parametrize("query", ["款退", "tuikuanx", "退a", "到账时"])
def test_what_the_units_do_not_spell_is_not_aligned(query: str) -> None:
    forms = forms_of("退款到账")

    assert align(query, forms.text, forms.sounds) is None


def test_either_reading_of_a_character_is_aligned() -> None:
    forms = forms_of("还机")

    assert align("huanj", forms.text, forms.sounds) is not None
    assert align("haij", forms.text, forms.sounds) is not None
