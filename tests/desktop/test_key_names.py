"""Keys as people write them."""

import pytest
from Xlib import XK

from agent_assist.desktop.key_names import Keys, Modifier, parse


@pytest.mark.parametrize(
    ("text", "modifiers", "keysym"),
    [
        ("Ctrl+Alt+Space", {Modifier.CTRL, Modifier.ALT}, XK.XK_space),
        ("ctrl + V", {Modifier.CTRL}, XK.XK_v),
        ("Meta+F9", {Modifier.META}, XK.XK_F9),
        ("Win+Shift+Ins", {Modifier.META, Modifier.SHIFT}, XK.XK_Insert),
        ("Ctrl+PgUp", {Modifier.CTRL}, XK.XK_Page_Up),
        ("Ctrl++", {Modifier.CTRL}, XK.XK_plus),
        ("Alt+1", {Modifier.ALT}, XK.XK_1),
        ("F12", set(), XK.XK_F12),
        ("Ctrl+Enter", {Modifier.CTRL}, XK.XK_Return),
    ],
)
def test_keys_are_understood(text: str, modifiers: set[Modifier], keysym: int) -> None:
    assert parse(text) == Keys(frozenset(modifiers), keysym)


@pytest.mark.parametrize("text", ["", "Ctrl+", "Hyper+A", "Ctrl+Nonsense", "Ctrl+ж", "A+B"])
def test_what_names_no_keys_is_not_understood(text: str) -> None:
    assert parse(text) is None
