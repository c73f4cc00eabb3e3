"""A draft: what must not be said is underlined, mended, or held back."""

from collections.abc import Callable

import pytest

from tests.journeys.desk import CHECK, Desk, Sight
from tests.rig.targets import Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
BAD = {
    "zh": ("我不清楚，您去问别人吧。", ("我不清楚", "问别人")),
    "en": ("I don't know, ask someone else.", ("don't know", "ask someone else")),
    "ru": ("Я не знаю, спросите у кого-нибудь другого.", ("не знаю", "спросите у")),
}
THREAT = "你再骂人我就挂了"


@pytest.mark.parametrize("language", BAD)
def test_both_findings_of_a_draft_are_underlined_mended_by_keys_and_the_mended_text_inserted(
    desk: Desk, open_target: OpenTarget, language: str
) -> None:
    bad, spans = BAD[language]
    chat = open_target("editor")
    desk.come_to_front()
    desk.press("Ctrl+2")
    desk.see(lambda s: s["cursor"] == "Draft")
    desk.compose(commit=bad)
    found = desk.see(lambda s: len(s["draft"]["rules"]) == 2)["draft"]
    assert all(span in marked for span, marked in zip(spans, found["underlined"], strict=True))
    assert [rule.split(".")[0] for rule in found["rules"]] == ["negative", "irritation"]

    desk.press("F8")
    desk.see(lambda s: s["draft"]["chosen"] == 0)
    mend_all(desk)
    mended = fill_gaps(desk)
    assert not any(span in mended for span in spans)
    desk.press("Ctrl+Enter")
    chat.wait_for_text(mended)


def test_text_selected_elsewhere_is_checked_held_back_and_put_back_in_its_place(
    desk: Desk, open_target: OpenTarget
) -> None:
    chat = open_target("editor")
    desk.type("draft")
    chat.wait_for_text("draft")
    desk.press("Ctrl+a")
    chat.mark()
    desk.press(CHECK)
    desk.see(lambda s: s["cursor"] == "Draft" and s["draft"]["text"] == "draft")

    desk.press("Ctrl+a")
    desk.compose(commit=THREAT)
    desk.see(lambda s: s["draft"]["blocks"])
    desk.press("Ctrl+Enter")
    held = desk.see(lambda s: s["draft"]["is_held"])["draft"]
    assert held["notice"]["action"] == "insert_anyway"
    assert chat.received() == ""

    desk.go_to("Insert all the same")
    desk.press("space")
    chat.wait_for_text(THREAT)
    until(lambda: desk.look()["draft"]["text"] == "")


def mend_all(desk: Desk) -> None:
    """Apply the first fix until no finding is left."""
    while rules := desk.look()["draft"]["rules"]:
        desk.press("F2")
        desk.see(lambda s, before=rules: s["draft"]["rules"] != before)


def fill_gaps(desk: Desk) -> str:
    """Type over the gaps that fixes have left, as Ctrl+Enter selects them; return the text."""

    def has_gap(sight: Sight) -> bool:
        return "{{" in sight["draft"]["text"]

    while has_gap(sight := desk.look()):
        before = sight["draft"]["text"]
        desk.press("Ctrl+Enter")
        desk.see(lambda s: s["draft"]["selected"].startswith("{{"))
        desk.type("15")
        desk.see(lambda s, before=before: s["draft"]["text"] != before)
    return str(desk.look()["draft"]["text"])
