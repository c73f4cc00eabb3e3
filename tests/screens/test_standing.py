"""Notices that wait to be read: the most urgent first, none lost, gone once the agent types."""

from agent_assist.runtime.desktop import Capability
from agent_assist.screens.capabilities import lacking
from agent_assist.screens.messages.notice import Notice, Tone
from tests.screens.desk import Desk

NOTE, WARNING = Notice("a key was made"), Notice("a page is broken", Tone.WARNING)


def standing(desk: Desk) -> str:
    return desk.find.state.standing.text if desk.find.state.standing else ""


def test_a_later_note_does_not_push_a_warning_away(desk: Desk) -> None:
    desk.find.stand(WARNING)
    desk.find.stand(NOTE)
    assert standing(desk) == "a page is broken (+1)"


def test_a_warning_comes_before_a_note_that_was_there(desk: Desk) -> None:
    desk.find.stand(NOTE)
    assert desk.find.stand(WARNING).text == "a page is broken (+1)"


def test_typing_passes_on_to_the_next(desk: Desk) -> None:
    desk.find.stand(WARNING)
    desk.find.stand(NOTE)
    desk.find.typed("退")
    assert standing(desk) == "a key was made"
    desk.find.typed("退款")
    assert standing(desk) == ""


def test_an_answer_to_what_was_done_hides_it_and_typing_brings_it_back(desk: Desk) -> None:
    desk.find.stand(WARNING)
    desk.find.tell(NOTE)
    desk.find.typed("退")
    assert standing(desk) == "a page is broken"


def test_the_same_notice_stands_once(desk: Desk) -> None:
    desk.find.stand(WARNING)
    desk.find.stand(WARNING)
    assert standing(desk) == "a page is broken"


def test_without_a_window_manager_the_agent_is_told_what_to_do() -> None:
    (notice,) = lacking((Capability("window_manager", works=False), Capability("copy", works=True)))
    assert notice.text.startswith("Window manager does not work. Start a window manager")
