"""Responses of the agent's own: written, found, changed, taken out of use."""

from collections.abc import Callable

import pytest

from tests.journeys.desk import SAVE, Desk, Profile, at_work
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
ARRIVAL = "refund_arrival_date"


def test_a_new_response_is_found_at_once_and_after_a_restart_and_edits_never_touch_shipped_pages(
    profile: Profile, virtual_desktop: VirtualDesktop
) -> None:
    with at_work(virtual_desktop, profile) as desk:
        desk.come_to_front()
        desk.press("Ctrl+n")
        desk.see(lambda s: s["dialog"] and s["cursor"] == "Title")
        desk.type("紫色雨伞的说明")
        desk.press("Tab")
        desk.type("紫色雨伞下周三到货。")
        desk.press("Tab", times=7)
        save(desk)
        desk.search("紫色雨伞", "panel")
        found = desk.see(lambda s: s["panel"]["response_pack"] == "own")["panel"]
        assert found["titles"][0] == "紫色雨伞的说明"
        assert found["text"] == "紫色雨伞下周三到货。"

    with at_work(virtual_desktop, profile) as desk:
        desk.come_to_front()
        again = desk.search("紫色雨伞", "panel")["panel"]
        assert again["titles"][0] == "紫色雨伞的说明"

        retire_chosen(desk)
        desk.press("Ctrl+k")
        shipped = desk.search("tkdz", "panel")["panel"]
        assert (shipped["response"], shipped["response_pack"]) == (ARRIVAL, "general")
        desk.press("Ctrl+e")
        desk.see(lambda s: s["dialog"] and s["cursor"] == "Title")
        desk.press("End")
        desk.type("改")
        save(desk)
        own = desk.see(lambda s: s["panel"]["response_pack"] == "own")["panel"]
        assert own["response"] == ARRIVAL
        assert own["titles"][0].endswith("改")


def test_text_selected_in_another_program_becomes_a_response_by_one_hotkey(
    desk: Desk, open_target: OpenTarget
) -> None:
    chat = open_target("editor")
    desk.type("the purple umbrella is back on monday")
    chat.wait_for_text("the purple umbrella is back on monday")
    desk.press("Ctrl+a")
    desk.press(SAVE)
    desk.see(lambda s: s["dialog"] and s["cursor"] == "Title")
    save(desk)
    desk.press("Ctrl+k")
    desk.search("purple umbrella", "panel")
    found = desk.see(lambda s: s["panel"]["response_pack"] == "own")["panel"]
    assert found["text"] == "the purple umbrella is back on monday"


def save(desk: Desk) -> None:
    """Close the open dialog by its main button's key."""
    desk.press("Enter")
    desk.see(lambda s: not s["dialog"] and s["window"]["is_active"])


def retire_chosen(desk: Desk) -> None:
    """Take the chosen response out of use and wait until it is found no more."""
    title = desk.look()["panel"]["titles"][0]
    desk.press("Ctrl+Shift+Delete")
    desk.see(lambda s: title not in s["panel"]["titles"])
