"""Text typed with the wrong keyboard layout."""

import pytest

from agent_assist.text.layouts import other_layout


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghbdtn", "привет"),
        (",tp", "без"),
        ("hf,jnf", "работа"),
        ("куагтв", "refund"),
        ("Ghbdtn", "Привет"),
    ],
)
def test_keys_of_the_other_layout_are_given(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


def test_translating_twice_gives_the_text_back() -> None:
    assert other_layout(other_layout("возврат")) == "возврат"
