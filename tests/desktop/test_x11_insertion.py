"""Insertion into real programs: the right text, or an honest outcome, and the clipboard kept."""

from collections.abc import Callable

import pytest

from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from tests.desktop.x11_session import PHRASE, X11Session
from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target
from tests.rig.waiting import holds_for, until

pytestmark = [pytest.mark.desktop, pytest.mark.usefixtures("user_clipboard")]

OpenTarget = Callable[..., Target]
KINDS = ("editor", "xterm", "mousepad", "textarea", "contenteditable")


@pytest.mark.parametrize("kind", KINDS)
def test_a_phrase_goes_in_and_every_copied_format_stays(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget, kind: str
) -> None:
    before = virtual_desktop.clipboard()
    window = open_target(kind)
    for _ in range(3):
        window.mark()
        assert session.insert(PHRASE, session.target()).kind is OutcomeKind.INSERTED
        window.wait_for_text(PHRASE)
        assert virtual_desktop.clipboard() == before


@pytest.mark.parametrize("lag_ms", [150, 400, 1500])
def test_a_slow_editor_gets_the_phrase_and_not_what_was_copied(
    session: X11Session, open_target: OpenTarget, lag_ms: int
) -> None:
    window = open_target("editor", lag_ms=lag_ms)
    assert session.insert(PHRASE, session.target()).kind is OutcomeKind.INSERTED
    window.wait_for_text(PHRASE)


def test_an_editor_that_reads_twice_gets_the_phrase_both_times(
    session: X11Session, open_target: OpenTarget
) -> None:
    window = open_target("editor", reads="twice")
    assert session.insert(PHRASE, session.target()).kind is OutcomeKind.INSERTED
    window.wait_for_text(PHRASE)


def test_an_editor_that_reads_too_late_gets_nothing_rather_than_what_was_copied(
    session: X11Session, open_target: OpenTarget
) -> None:
    window = open_target("editor", lag_ms=2300)
    assert session.insert(PHRASE, session.target()).reason is Reason.NO_READ
    assert holds_for(lambda: window.received() == "", 1.0)


def test_after_a_failure_a_copy_can_be_pasted_at_once(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor", lag_ms=2100)
    assert session.insert(PHRASE, session.target()).reason is Reason.NO_READ
    session.desktop.inserter.copy(PHRASE)
    virtual_desktop.keyboard.press("Ctrl+v")
    window.wait_for_text(PHRASE)


def test_what_xterm_pastes_from_is_given_back_too(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    before = virtual_desktop.clipboard("PRIMARY")
    window = open_target("xterm")
    session.insert(PHRASE, session.target())
    window.wait_for_text(PHRASE)
    assert before
    assert virtual_desktop.clipboard("PRIMARY") == before


def test_the_targets_own_next_paste_is_what_was_copied(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    copied = virtual_desktop.clipboard()["UTF8_STRING"].decode()
    window = open_target("editor")
    session.insert(PHRASE, session.target())
    window.wait_for_text(PHRASE)
    assert holds_for(lambda: window.received() == PHRASE, 0.6)
    virtual_desktop.keyboard.press("Ctrl+v")
    window.wait_for_text(PHRASE + copied)


def test_a_long_phrase_goes_in_pieces(session: X11Session, open_target: OpenTarget) -> None:
    window = open_target("editor")
    long = PHRASE * 8000
    assert session.insert(long, session.target()).kind is OutcomeKind.INSERTED
    window.wait_for_text(long, timeout_s=10.0)


def test_a_modifier_let_go_in_time_only_delays(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    target = session.target()
    virtual_desktop.keyboard.down("Ctrl")
    outcomes = session.begin(PHRASE, target)
    held = holds_for(lambda: window.received() == "", 0.3)
    virtual_desktop.keyboard.up("Ctrl")
    session.runner.until(lambda: outcomes)
    assert held
    assert outcomes[0].kind is OutcomeKind.INSERTED
    window.wait_for_text(PHRASE)


def test_an_enter_key_that_is_held_does_not_reach_the_target(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    target = session.target()
    elsewhere = open_target("editor", lag_ms=1)
    virtual_desktop.keyboard.down("Enter")
    try:
        until(lambda: elsewhere.received().count("\n") > 1)  # it repeats by itself
        session.insert(PHRASE, target)
        window.wait_for_text(PHRASE)
        assert holds_for(lambda: window.received() == PHRASE, 1.2)
    finally:
        virtual_desktop.keyboard.up("Enter")


def test_a_target_behind_others_is_brought_back(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    target = session.target()
    open_target("editor", lag_ms=1)
    assert virtual_desktop.windows.in_front() != target.window
    assert session.insert(PHRASE, target).kind is OutcomeKind.INSERTED
    window.wait_for_text(PHRASE)


def test_a_window_that_steals_the_focus_gets_nothing(
    session: X11Session, open_target: OpenTarget, focus_thief: Child
) -> None:
    window = open_target("editor")
    target = session.target()
    focus_thief.ask("lurking", do="lurk")
    outcome = session.insert(PHRASE, target)
    assert (outcome.kind, outcome.reason) in {
        (OutcomeKind.TARGET_CHANGED, Reason.FOCUS_ELSEWHERE),
        (OutcomeKind.INSERTED, Reason.TAKEN),  # it came too late to steal anything
    }
    if outcome.kind is OutcomeKind.TARGET_CHANGED:
        assert window.received() == ""
    assert not [one for one in focus_thief.pump() if one["event"] == "key"]


def test_a_text_of_several_lines_is_only_copied_for_a_terminal(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("xterm")
    outcome = session.insert("first\nsecond", session.target())
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.MULTIPLE_LINES)
    assert virtual_desktop.clipboard()["UTF8_STRING"] == b"first\nsecond"
    assert window.received() == ""


def test_a_last_line_end_is_dropped_for_a_terminal(
    session: X11Session, open_target: OpenTarget
) -> None:
    window = open_target("xterm")
    session.insert(PHRASE + "\n", session.target())
    window.wait_for_text(PHRASE)
    assert holds_for(lambda: window.received() == PHRASE, 0.2)


def test_lines_stay_lines_in_an_editor(session: X11Session, open_target: OpenTarget) -> None:
    window = open_target("editor")
    session.insert("first\r\nsecond", session.target())
    window.wait_for_text("first\nsecond")


def test_a_terminal_has_no_way_to_take_a_text_back(
    session: X11Session, open_target: OpenTarget
) -> None:
    open_target("xterm")
    session.insert(PHRASE, session.target())
    assert not session.desktop.inserter.undo(lambda _: None)


def test_nothing_is_taken_back_once_the_agent_has_gone_to_another_window(
    session: X11Session, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    session.insert(PHRASE, session.target())
    window.wait_for_text(PHRASE)
    open_target("editor", lag_ms=1)
    outcomes: list[Outcome] = []
    assert session.desktop.inserter.undo(outcomes.append)
    session.runner.until(lambda: outcomes)
    assert outcomes[0].kind is OutcomeKind.TARGET_CHANGED
