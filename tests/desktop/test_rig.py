"""The rig itself: its targets log what a person pastes, its troublemakers make trouble."""

from collections.abc import Callable

import pytest

from tests.rig.child import Child
from tests.rig.desktop import USER_FORMATS, VirtualDesktop
from tests.rig.targets import CopyQ, Target
from tests.rig.waiting import until

COPIED = "order 88 八十八"
SELECTED = "selected 选中"

pytestmark = pytest.mark.desktop


@pytest.mark.usefixtures("user_clipboard")
@pytest.mark.parametrize(
    ("kind", "keys", "text"),
    [
        ("editor", "Ctrl+v", COPIED),
        ("xterm", "Shift+Insert", SELECTED),
        ("mousepad", "Ctrl+v", COPIED),
        ("textarea", "Ctrl+v", COPIED),
        ("contenteditable", "Ctrl+v", COPIED),
    ],
)
def test_a_target_logs_what_a_person_pastes(
    virtual_desktop: VirtualDesktop,
    open_target: Callable[..., Target],
    kind: str,
    keys: str,
    text: str,
) -> None:
    target = open_target(kind)
    for _ in range(2):
        target.mark()
        pressed = virtual_desktop.keyboard.press(keys)
        assert target.wait_for_text(text) > pressed
        assert target.received() == text


@pytest.mark.usefixtures("user_clipboard")
@pytest.mark.parametrize(("lag_ms", "reads"), [(150, "once"), (0, "twice")])
def test_a_slow_editor_pastes_in_its_own_time(
    virtual_desktop: VirtualDesktop,
    open_target: Callable[..., Target],
    lag_ms: int,
    reads: str,
) -> None:
    target = open_target("editor", lag_ms=lag_ms, reads=reads)
    pressed = virtual_desktop.keyboard.press("Ctrl+v")
    assert (target.wait_for_text(COPIED) - pressed) / 1e6 > 100


@pytest.mark.usefixtures("user_clipboard")
def test_the_persons_clipboard_holds_every_format(
    virtual_desktop: VirtualDesktop,
) -> None:
    read = virtual_desktop.clipboard()
    assert set(read) == set(USER_FORMATS)
    assert read["UTF8_STRING"].decode() == COPIED
    assert len(read["image/png"]) > 50_000


def test_the_greedy_manager_sees_what_is_copied(
    greedy_manager: Child, user_clipboard: Child
) -> None:
    user_clipboard.ask("copied", do="copy")
    assert greedy_manager.wait_for("saw")["text"] in {COPIED, SELECTED}


def test_the_thief_takes_the_focus_when_the_clipboard_changes_hands(
    virtual_desktop: VirtualDesktop,
    open_target: Callable[..., Target],
    user_clipboard: Child,
    focus_thief: Child,
) -> None:
    target = open_target("editor")
    focus_thief.ask("lurking", do="lurk")
    user_clipboard.ask("copied", do="copy")
    focus_thief.wait_for("stolen")
    virtual_desktop.keyboard.type("ab")
    focus_thief.wait_for("key")
    assert target.received() == ""


def test_copyq_keeps_what_is_copied(running_copyq: CopyQ, user_clipboard: Child) -> None:
    user_clipboard.ask("copied", do="copy")
    assert until(lambda: COPIED in running_copyq.history())
