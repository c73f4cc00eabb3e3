"""A call by keyboard alone: details captured, corrected, read back, confirmed, and only then saved."""

from collections.abc import Callable

import pytest

from tests.journeys.desk import Desk
from tests.rig.targets import Target

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
CALLS = {
    "zh": ("电话13812345678", "，不对，尾号5687", "+8613812345687"),
    "en": ("phone 020 7946 0958", ", no wait, 020 7946 0985", "+442079460985"),
    "ru": ("телефон 8 916 123-45-67", ", ой нет, 8 916 123-45-76", "+79161234576"),
}


@pytest.fixture
def call(request: pytest.FixtureRequest, desk: Desk) -> Desk:
    """A customer of the language on the line, the cursor in the notes, the records open."""
    desk.come_to_front()
    while desk.look()["panel"]["language"] != request.param:
        before = desk.look()["panel"]["language"]
        desk.press("Ctrl+l")
        desk.see(lambda s, before=before: s["panel"]["language"] != before)
    desk.press("Ctrl+3")
    desk.see(lambda s: s["cursor"] == "Notes" and s["record"]["vault"] == "open")
    return desk


@pytest.mark.parametrize(("call", "language"), [(tag, tag) for tag in CALLS], indirect=["call"])
def test_a_corrected_number_is_read_back_confirmed_saved_and_inserted(
    call: Desk, language: str, open_target: OpenTarget
) -> None:
    heard, correction, number = CALLS[language]
    call.compose(commit=heard)
    call.see(lambda s: s["record"]["fields"]["phone"][1] == "heard")
    call.compose(commit=correction)
    call.see(lambda s: s["record"]["fields"]["phone"][0].replace(" ", "").endswith(number[-4:]))

    call.press("Ctrl+s")
    call.see(lambda s: "Phone" in s["record"]["notice"]["text"])
    assert not call.look()["record"]["is_saved"]

    call.press("F9")
    call.see(lambda s: s["record"]["step"] == "answer" and s["cursor"] == "Yes, right")
    call.press("Return")
    call.see(lambda s: len(s["record"]["groups"]) == 1)
    call.press("Return")
    call.see(lambda s: s["record"]["fields"]["phone"][1] == "confirmed")
    assert call.look()["cursor"] == "Read back"
    call.press("Ctrl+s")
    call.see(lambda s: s["record"]["is_saved"])

    system = open_target("editor")
    call.come_to_front()
    call.press("Alt+1")
    system.wait_for_text(number)


@pytest.mark.parametrize("call", ["zh"], indirect=True)
def test_enter_before_the_sentence_confirms_nothing(call: Desk) -> None:
    call.compose(commit="电话13812345678")
    call.see(lambda s: s["record"]["fields"]["phone"][1] == "heard")
    for keys in ("Return", "Ctrl+s", "Shift+F9", "Return", "Ctrl+s"):
        call.press(keys)
    call.see(lambda s: not s["record"]["is_reading"] and s["record"]["notice"])
    assert call.look()["record"]["fields"]["phone"][1] == "heard"
    assert not call.look()["record"]["is_saved"]


@pytest.mark.parametrize("call", ["zh"], indirect=True)
def test_after_a_no_the_wrong_part_alone_is_typed_by_keyboard(call: Desk) -> None:
    call.compose(commit="电话13812345678")
    call.see(lambda s: s["record"]["fields"]["phone"][1] == "heard")
    call.press("F9")
    call.see(lambda s: s["cursor"] == "Yes, right")
    call.press("Shift+F9")
    call.see(lambda s: s["cursor"] == "Wrong part: 138")
    call.press("Tab")
    call.press("Return")
    call.see(lambda s: s["cursor"] == "Value")
    call.type("9999")
    call.press("Return")
    seen = call.see(lambda s: s["record"]["step"] == "answer")
    assert seen["record"]["groups"] == ["138", "9999", "5678"]
    assert seen["record"]["notes"] == "电话13812345678"
