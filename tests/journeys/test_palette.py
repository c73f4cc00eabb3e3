"""The agent's main job: a canned response into the window she works in, by a few keys."""

from collections.abc import Callable

import pytest

from tests.journeys.desk import Desk, Profile
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
ARRIVAL = "refund_arrival_date"


@pytest.mark.usefixtures("user_clipboard")
def test_a_response_found_by_initials_and_filled_in_stands_once_in_the_other_program(
    desk: Desk,
    profile: Profile,
    virtual_desktop: VirtualDesktop,
    open_target: OpenTarget,
) -> None:
    before = virtual_desktop.clipboard()
    chat = open_target("editor")
    desk.call_palette()
    assert desk.search("tkdz")["palette"]["response"] == ARRIVAL

    filled = desk.fill({"amount": "12.50", "date": "2026-12-24"})
    assert "12.50" in filled
    assert "12月24日" in filled
    desk.press("Enter")

    chat.wait_for_text(filled)
    desk.see(lambda s: not s["palette"]["is_shown"])
    until(lambda: profile.uses() == {ARRIVAL: 1})
    until(lambda: virtual_desktop.windows.focused_by(chat.window))
    assert chat.received() == filled
    assert set(before) == {"UTF8_STRING", "text/html", "image/png", "text/uri-list"}
    assert virtual_desktop.clipboard() == before


def test_while_a_word_is_composed_no_key_accepts_and_what_is_committed_is_searched(
    desk: Desk, profile: Profile, open_target: OpenTarget
) -> None:
    chat = open_target("editor")
    first = desk.call_palette()["palette"]
    desk.compose(preedit="tui kuan")
    for keys in ("Down", "Enter", "Up", "Alt+2", "Ctrl+Enter"):
        desk.press(keys)
    desk.compose(preedit="tui kuan dao")  # comes after those keys
    composing = desk.look()["palette"]
    assert composing["is_shown"]
    assert composing["query"] == ""
    assert composing["response"] == first["response"]

    desk.compose(commit="退款到账")
    seen = desk.see(lambda s: s["palette"]["query"] == "退款到账" and s["palette"]["is_settled"])
    assert "退款" in seen["palette"]["titles"][0]
    assert chat.received() == ""
    assert profile.uses() == {}


def test_escape_in_the_palette_gives_the_keys_back_to_the_window_in_front_before(
    desk: Desk, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    chat = open_target("editor")
    desk.call_palette()
    desk.search("tk")
    desk.press("Esc")
    desk.see(lambda s: not s["palette"]["is_shown"])
    until(lambda: virtual_desktop.windows.focused_by(chat.window))
    until(lambda: virtual_desktop.windows.in_front() == chat.window)
    desk.press("x")
    chat.wait_for_text("x")
