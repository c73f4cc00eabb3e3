"""The theme tables: text can be read, and states are told apart by every eye."""

from dataclasses import asdict
from itertools import combinations

import pytest

from agent_assist.paths import resources
from agent_assist.screens.actions import ACTIONS
from agent_assist.ui.theme import DARK, LIGHT, Colours, Theme, theme_for
from tests.ui.colour import Eyes, contrast, difference

READABLE = 4.5
DISTINCT = 10.0
THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("ground", "surface", "raised")
TEXTS = ("text", "secondary", "accent", "error", "warning", "hint", "confirmed")
STATES = ("error", "warning", "hint", "confirmed", "accent")


def test_the_formula_gives_the_known_values() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= READABLE


@THEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("on_accent", "accent"),
        ("text", "accent_soft"),
        ("secondary", "accent_soft"),
        ("text", "mark"),
        ("secondary", "mark"),
    ],
)
def test_text_can_be_read_on_what_is_chosen_or_marked(
    colours: Colours, text: str, ground: str
) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= READABLE


@THEMES
@pytest.mark.parametrize("eyes", Eyes, ids=lambda eyes: eyes.name.lower())
@pytest.mark.parametrize(("one", "other"), list(combinations(STATES, 2)))
def test_states_are_told_apart_by_every_eye(
    colours: Colours, one: str, other: str, eyes: Eyes
) -> None:
    assert difference(getattr(colours, one), getattr(colours, other), eyes) >= DISTINCT


@THEMES
def test_every_colour_is_written_in_full(colours: Colours) -> None:
    assert {
        name: c for name, c in asdict(colours).items() if not (c[0] == "#" and len(c) == 7)
    } == {}


@pytest.mark.parametrize(("choice", "is_dark"), [("light", False), ("dark", True)])
def test_a_theme_may_be_chosen(choice: str, is_dark: bool) -> None:  # noqa: FBT001
    assert theme_for(choice, zoom=100, is_compact=False).is_dark is is_dark


def test_lengths_grow_with_the_zoom() -> None:
    assert Theme(LIGHT, zoom=2.0).px(12) == 24


@pytest.mark.usefixtures("qapp")
def test_icons_are_drawn_in_any_colour() -> None:
    theme = Theme(LIGHT)
    for name in {action.icon for action in ACTIONS if action.icon}:
        assert "currentColor" in (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        assert not theme.icon(name).isNull()
