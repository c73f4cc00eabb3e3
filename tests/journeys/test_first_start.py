"""A new agent: four pages, the hotkey really pressed, and the palette opens from then on."""

import pytest

from tests.journeys.desk import PALETTE, Profile, at_work
from tests.rig.desktop import VirtualDesktop

pytestmark = pytest.mark.desktop


def test_a_new_agent_answers_and_tries_the_hotkey(
    profile: Profile, virtual_desktop: VirtualDesktop
) -> None:
    profile.choose(company="", agent_name="", agent_no="")
    with at_work(virtual_desktop, profile) as desk:
        desk.see(lambda s: s["dialog"] == "Welcome to Agent Assist")
        desk.see(lambda s: s["cursor"] == "Company")
        desk.type("acme")
        desk.press("Tab", times=2)
        desk.see(lambda s: s["cursor"] == "Agent number")
        desk.type("1024")
        desk.press("Enter")
        desk.see(lambda s: s["cursor"] == "Open the palette")
        desk.press(PALETTE)
        tried = desk.see(lambda s: not s["palette"]["is_active"])
        assert tried["dialog"] == "Welcome to Agent Assist"
        desk.press("Enter")
        desk.see(lambda s: s["record"]["vault"] == "open")
        desk.press("Enter")
        desk.see(lambda s: not s["dialog"])
        assert desk.call_palette()["palette"]["is_active"]
