"""From one customer to the next."""

from collections.abc import Callable

import pytest

from tests.journeys.desk import Desk, Profile
from tests.rig.targets import Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]


def test_the_next_customer_has_no_value_of_the_last_and_an_empty_blank_is_never_inserted(
    desk: Desk, profile: Profile, open_target: OpenTarget
) -> None:
    chat = open_target("editor")
    desk.call_palette()
    desk.search("tkdz")
    desk.fill({"amount": "12.50", "date": "2026-12-24"})
    desk.press("F6")
    gone = desk.see(lambda s: s["palette"]["box"] == "" and s["palette"]["is_settled"])
    assert not any(gone["palette"]["blanks"].values())

    desk.press("Ctrl+k")
    desk.search("tkdz")
    desk.press("Enter")
    asked = desk.see(lambda s: s["cursor"] == "退款金额")
    assert asked["palette"]["is_shown"]
    desk.type("99.00")
    desk.press("Enter")
    desk.see(lambda s: s["cursor"] == "最晚到账日")
    assert chat.received() == ""

    desk.type("2026-12-31")
    seen = desk.see(lambda s: s["palette"]["blanks"]["date"] == "2026-12-31")
    filled = seen["palette"]["text"]
    desk.press("Enter")
    chat.wait_for_text(filled)
    assert "99.00" in filled
    assert "12.50" not in filled
    until(lambda: sum(profile.uses().values()) == 1)
