"""What goes wrong on desktops: no manager, no owner, a dead server, windows that vanish."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from Xlib import X, Xatom
from Xlib.display import Display

from agent_assist.desktop import child_process
from agent_assist.runtime.desktop import OutcomeKind, Reason, Target
from tests.desktop.x11_session import PHRASE, X11Session, x11_session
from tests.rig import targets
from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., targets.Target]
NOWHERE = Target(window=0x7F000001, process=0, app_class="gone", title="gone")


@pytest.fixture
def bare_server(virtual_desktop: VirtualDesktop) -> Iterator[tuple[str, Callable[[], None]]]:
    """An X server without a window manager, and the way to end it."""
    command = ("Xvfb", "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset")
    process, line = child_process.start_and_read_line(
        command, "-displayfd {fd}", virtual_desktop.environ, 15.0
    )
    yield f":{line}", lambda: child_process.end(process)
    child_process.end(process)


def test_an_empty_clipboard_is_empty_again(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    assert virtual_desktop.clipboard() == {}
    assert session.insert(PHRASE, session.target()).kind is OutcomeKind.INSERTED
    window.wait_for_text(PHRASE)
    until(lambda: not owner_of(virtual_desktop.name, "CLIPBOARD"))


def test_a_large_picture_is_given_back(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    user = virtual_desktop.program("clipboard_user", str(6 << 20))
    try:
        before = virtual_desktop.clipboard()
        open_target("editor")
        assert session.insert(PHRASE, session.target()).restorable
        assert len(before["image/png"]) > 6 << 20
        assert virtual_desktop.clipboard() == before
    finally:
        user.end()


def test_a_picture_too_large_to_keep_is_said_to_be_lost(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    user = virtual_desktop.program("clipboard_user", str(33 << 20))
    try:
        open_target("editor")
        outcome = session.insert(PHRASE, session.target())
        assert outcome.kind is OutcomeKind.INSERTED
        assert not outcome.restorable
        kept = virtual_desktop.clipboard()
        assert "image/png" not in kept
        assert kept["UTF8_STRING"]
    finally:
        user.end()


def test_an_owner_that_does_not_answer_does_not_stop_an_insertion(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    silent = Display(virtual_desktop.name)
    window = silent.screen().root.create_window(0, 0, 1, 1, 0, X.CopyFromParent)
    window.set_selection_owner(silent.get_atom("CLIPBOARD"), X.CurrentTime)
    silent.sync()
    try:
        open_target("editor")
        outcome = session.insert(PHRASE, session.target())
        assert outcome.kind is OutcomeKind.INSERTED
        assert not outcome.restorable
    finally:
        silent.close()


def test_what_is_copied_between_two_insertions_stays(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    open_target("editor")
    session.insert(PHRASE, session.target())
    user = virtual_desktop.program("clipboard_user", "1000")
    try:
        before = virtual_desktop.clipboard()
        session.insert(PHRASE, session.target())
        assert before
        assert virtual_desktop.clipboard() == before
    finally:
        user.end()


def test_a_window_that_never_was_is_gone(session: X11Session) -> None:
    outcome = session.insert(PHRASE, NOWHERE)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.TARGET_GONE)


def test_a_window_that_vanishes_while_hands_are_waited_for_is_gone(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    with virtual_desktop.target("editor"):
        target = session.target()
        virtual_desktop.keyboard.down("Shift")
        outcomes = session.begin(PHRASE, target)
        until(lambda: owner_of(virtual_desktop.name, "CLIPBOARD"))
    virtual_desktop.keyboard.up("Shift")
    session.runner.until(lambda: outcomes)
    assert outcomes[0].reason is Reason.TARGET_GONE


def test_a_listed_window_is_left_alone(
    virtual_desktop: VirtualDesktop, open_target: OpenTarget, tmp_path: Path
) -> None:
    profiles = tmp_path / "profiles.toml"
    profiles.write_text('[[profile]]\nname = "no"\ntitle = "RIG"\nmode = "never"\n')
    window = open_target("editor")
    with x11_session(virtual_desktop.name, [profiles]) as session:
        outcome = session.insert(PHRASE, session.target())
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.NEVER_LIST)
    assert window.received() == ""


def test_our_own_window_is_no_target(session: X11Session, virtual_desktop: VirtualDesktop) -> None:
    ours = Display(virtual_desktop.name)
    window = ours.screen().root.create_window(0, 0, 200, 100, 0, X.CopyFromParent)
    window.map()
    ours.sync()
    until(lambda: virtual_desktop.windows.in_front() == window.id)
    assert session.desktop.targets.in_front() is None
    ours.close()


def test_a_window_of_ours_comes_forward_when_asked(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    ours = Display(virtual_desktop.name)
    window = ours.screen().root.create_window(0, 0, 200, 100, 0, X.CopyFromParent)
    window.map()
    ours.sync()
    until(lambda: virtual_desktop.windows.in_front() == window.id)
    open_target("editor")
    session.desktop.targets.focus_own(window.id)
    until(lambda: virtual_desktop.windows.in_front() == window.id)
    ours.close()


def test_stopping_ends_an_insertion_at_once_and_gives_the_clipboard_back(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    open_target("editor", reads="never")
    target = session.target()
    both = [session.begin(PHRASE, target), session.begin(PHRASE, target)]
    until(lambda: owner_of(virtual_desktop.name, "CLIPBOARD"))
    begun = time.monotonic()
    session.desktop.stop()
    assert time.monotonic() - begun < 2.0
    session.runner.until(lambda: all(both))
    assert [outcomes[0].reason for outcomes in both] == [Reason.STOPPED, Reason.STOPPED]
    assert session.insert(PHRASE, target).reason is Reason.STOPPED


def test_a_server_that_dies_leaves_no_insertion_without_an_outcome(
    bare_server: tuple[str, Callable[[], None]],
) -> None:
    name, end_server = bare_server
    with x11_session(name) as session:
        until(lambda: session.desktop.capabilities()[0].works)
        end_server()
        assert session.insert(PHRASE, NOWHERE).reason is Reason.STOPPED
        assert session.desktop.targets.in_front() is None


# The library leaves the sockets by which it could not connect to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_without_a_display_every_wish_is_answered() -> None:
    with x11_session(":4711") as session:
        assert session.insert(PHRASE, NOWHERE).reason is Reason.STOPPED
        assert not session.desktop.capabilities()[0].works


def test_without_a_window_manager_the_focus_decides(
    bare_server: tuple[str, Callable[[], None]], virtual_desktop: VirtualDesktop
) -> None:
    name, _ = bare_server
    editor = Child.program(
        "qt_editor", "bare", "0", "once", environ=virtual_desktop.environ | {"DISPLAY": name}
    )
    display = Display(name)
    try:
        window = until(lambda: top_level_titled(display, "bare"))
        with x11_session(name) as session:
            display.set_input_focus(window, X.RevertToParent, X.CurrentTime)
            display.sync()
            target = session.target()
            assert target.window == window
            assert session.insert(PHRASE, target).kind is OutcomeKind.INSERTED
            editor.wait_for("piece")
    finally:
        display.close()
        editor.end()


def test_the_text_selected_in_the_target_is_read(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    virtual_desktop.keyboard.type("order88")
    window.wait_for_text("order88")
    virtual_desktop.keyboard.press("Ctrl+a")
    until(lambda: owner_of(virtual_desktop.name, "PRIMARY"))
    texts: list[str] = []
    session.desktop.clipboard.selected_text(session.target(), texts.append)
    session.runner.until(lambda: texts)
    assert texts == ["order88"]


@pytest.mark.usefixtures("user_clipboard")
def test_what_is_selected_in_another_program_is_not_the_targets(
    session: X11Session, open_target: OpenTarget
) -> None:
    open_target("editor")
    texts: list[str] = []
    session.desktop.clipboard.selected_text(session.target(), texts.append)
    session.desktop.clipboard.selected_text(None, texts.append)
    session.runner.until(lambda: len(texts) == 2)
    assert texts == ["", "selected 选中"]


def owner_of(display_name: str, selection: str) -> int:
    """Return the window that owns a selection, 0 when nobody does."""
    display = Display(display_name)
    try:
        return int(getattr(display.get_selection_owner(display.get_atom(selection)), "id", 0))
    finally:
        display.close()


def top_level_titled(display: Display, title: str) -> int:
    """Return the child of the root with this title, 0 when there is none."""
    for window in display.screen().root.query_tree().children:
        name = window.get_full_property(Xatom.WM_NAME, X.AnyPropertyType)
        if name and title.encode() in bytes(name.value):
            return int(window.id)
    return 0
