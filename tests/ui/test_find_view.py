"""The find section: what it says when there is nothing to show, and what it shows of a state."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from agent_assist.screens.find import State
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.screens.rows import Chip
from agent_assist.ui.theme import LIGHT, Theme
from agent_assist.ui.widgets.find_view import FindView


@pytest.fixture
def view(qtbot: QtBot) -> FindView:
    made = FindView(Theme(LIGHT), text_lines=2)
    qtbot.addWidget(made)
    made.resize(400, 600)
    made.show()
    return made


def words(view: FindView) -> str:
    return " ".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def test_an_empty_library_says_how_to_write_the_first_response(view: FindView) -> None:
    view.show_state(State())
    assert "The library is empty" in words(view)


def test_a_library_that_is_being_read_is_not_called_empty(view: FindView) -> None:
    view.show_state(State(is_provisional=True))
    assert "empty" not in words(view)
    assert "being read" in words(view)


def test_a_search_without_result_says_what_to_try(view: FindView) -> None:
    view.show_state(State(query="退钱慢"))
    assert "退钱慢" in words(view)
    assert "Try" in words(view)


def test_while_a_search_is_on_its_way_nothing_is_said_to_be_missing(view: FindView) -> None:
    view.show_state(State(query="退", is_settled=False))
    assert "Nothing" not in words(view)


def test_a_notice_stands_in_its_place_and_goes(view: FindView) -> None:
    view.show_state(State(notice=Notice("Copied.", Tone.QUIET)))
    assert "Copied." in words(view)
    view.show_state(State())
    assert "Copied." not in words(view)


def test_a_notice_moves_nothing(view: FindView) -> None:
    view.show_state(State(query="x"))
    before = view.box.geometry(), view.height()
    view.show_state(State(query="x", notice=Notice("A sentence. " * 8, Tone.WARNING, "copy")))
    assert (view.box.geometry(), view.height()) == before


def test_the_button_of_a_notice_does_what_it_says(view: FindView, qtbot: QtBot) -> None:
    view.show_state(State(notice=Notice("It took nothing.", Tone.WARNING, "copy")))
    (button,) = [b for b in view.findChildren(QPushButton) if b.isVisible() and b.text() == "Copy"]
    with qtbot.waitSignal(view.acted) as acted:
        button.click()
    assert acted.args == ["copy"]


def test_chips_that_do_not_fit_are_left_out_and_never_cut(view: FindView) -> None:
    chips = tuple(Chip(str(n), f"A rather long scenario {n}", is_chosen=False) for n in range(5))
    view.show_state(State(chips=chips))
    shown = [b for b in view.findChildren(QPushButton) if b.isVisible() and b.text()]
    assert 0 < len(shown) < 5
    assert all(button.width() >= button.sizeHint().width() for button in shown)
