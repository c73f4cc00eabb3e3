"""Clipboard managers: they never see a phrase, and they keep the agent's copy when we end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent_assist.runtime.desktop import OutcomeKind, Reason
from tests.desktop.x11_session import PHRASE, X11Session, x11_session
from tests.rig.child import Child
from tests.rig.clipboard import read_selection
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import CopyQ, Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
COPIED = "order 88 八十八"


@pytest.fixture
def plain_owner(tmp_path: Path) -> Path:
    """App profiles that give the text to everybody, as for remote desktops."""
    profiles = tmp_path / "profiles.toml"
    profiles.write_text('[[profile]]\nname = "remote"\nplain_owner = true\n', encoding="utf-8")
    return profiles


@pytest.mark.usefixtures("user_clipboard")
def test_a_greedy_manager_never_sees_the_phrase(
    session: X11Session, open_target: OpenTarget, greedy_manager: Child
) -> None:
    window = open_target("editor")
    session.insert(PHRASE, session.target())
    window.wait_for_text(PHRASE)
    greedy_manager.wait_for("saw")
    seen = [message["text"] for message in greedy_manager.pump() if message["event"] == "saw"]
    assert PHRASE not in seen


@pytest.mark.parametrize("kind", ["editor", "xterm", "textarea"])
def test_copyqs_history_stays_free_of_phrases(
    session: X11Session,
    open_target: OpenTarget,
    running_copyq: CopyQ,
    user_clipboard: Child,
    kind: str,
) -> None:
    user_clipboard.ask("copied", do="copy")
    until(lambda: COPIED in running_copyq.history())
    window = open_target(kind)
    for round_ in range(3):
        window.mark()
        assert session.insert(f"{PHRASE}{round_}", session.target()).kind is OutcomeKind.INSERTED
        window.wait_for_text(f"{PHRASE}{round_}")
    assert not any(PHRASE in text for text in running_copyq.history())


@pytest.mark.usefixtures("user_clipboard")
def test_another_program_reads_what_was_copied_while_the_phrase_goes_in(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    before = virtual_desktop.clipboard()
    open_target("editor", reads="never")
    outcomes = session.begin(PHRASE, session.target())
    seen = [virtual_desktop.clipboard() for _ in range(5)]
    session.runner.until(lambda: outcomes)
    assert all(one == before for one in seen)
    assert outcomes[0].reason in {Reason.NO_READ, Reason.READ_BY_OTHERS}
    assert outcomes[0].kind is OutcomeKind.NOT_TAKEN


@pytest.mark.usefixtures("user_clipboard")
def test_a_profile_can_give_the_phrase_to_the_program_that_reads_for_the_window(
    virtual_desktop: VirtualDesktop, open_target: OpenTarget, plain_owner: Path
) -> None:
    before = virtual_desktop.clipboard()
    open_target("editor", reads="never")
    with x11_session(virtual_desktop.name, [plain_owner]) as session:
        outcomes = session.begin(PHRASE, session.target())
        until(lambda: virtual_desktop.clipboard().get("UTF8_STRING") == PHRASE.encode())
        session.runner.until(lambda: outcomes)
        assert (outcomes[0].kind, outcomes[0].reason) == (
            OutcomeKind.INSERTED_UNCONFIRMED,
            Reason.PLAIN_OWNER,
        )
        until(lambda: virtual_desktop.clipboard() == before)


@contextmanager
def window_read_by(desktop: VirtualDesktop, who: str) -> Iterator[Child]:
    """A window in front whose paste another `connection` or another `program` reads."""
    program = desktop.program("reads_elsewhere", who)
    try:
        desktop.windows.raise_window(program.lines.messages[0]["window"])
        yield program
    finally:
        program.end()


@pytest.mark.usefixtures("user_clipboard")
def test_a_program_that_reads_by_a_second_connection_is_known_as_the_target(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    with window_read_by(virtual_desktop, "connection") as program:
        outcome = session.insert(PHRASE, session.target())
        assert (outcome.kind, outcome.reason) == (OutcomeKind.INSERTED, Reason.TAKEN)
        assert program.wait_for("piece")["text"] == PHRASE


@pytest.mark.usefixtures("user_clipboard")
def test_a_paste_that_another_program_reads_is_not_called_an_insertion(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    with window_read_by(virtual_desktop, "program"):
        outcome = session.insert(PHRASE, session.target())
        assert (outcome.kind, outcome.reason) == (OutcomeKind.NOT_TAKEN, Reason.READ_BY_OTHERS)


@pytest.mark.usefixtures("user_clipboard")
def test_with_the_profile_for_it_such_a_paste_arrives(
    virtual_desktop: VirtualDesktop, plain_owner: Path
) -> None:
    with (
        window_read_by(virtual_desktop, "program") as program,
        x11_session(virtual_desktop.name, [plain_owner]) as session,
    ):
        outcome = session.insert(PHRASE, session.target())
        assert outcome.kind is OutcomeKind.INSERTED_UNCONFIRMED
        assert program.wait_for("piece")["text"] == PHRASE


def test_a_manager_is_asked_to_keep_the_copy_when_the_program_ends(
    virtual_desktop: VirtualDesktop,
) -> None:
    manager = Child.program("saving_manager", environ=virtual_desktop.environ)
    try:
        with x11_session(virtual_desktop.name) as session:
            session.desktop.inserter.copy(PHRASE)
            until(lambda: virtual_desktop.clipboard().get("UTF8_STRING") == PHRASE.encode())
        assert manager.wait_for("saved")["text"] == PHRASE
        assert virtual_desktop.clipboard()["UTF8_STRING"] == PHRASE.encode()
    finally:
        manager.end()


def test_a_manager_that_takes_the_clipboard_over_does_not_get_between(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    target = session.target()
    thief = virtual_desktop.program("clipboard_thief", "1")
    try:
        virtual_desktop.keyboard.down("Shift")  # gives the thief its time
        outcomes = session.begin(PHRASE, target)
        thief.wait_for("stolen")
        virtual_desktop.keyboard.up("Shift")
        session.runner.until(lambda: outcomes)
        assert outcomes[0].kind is OutcomeKind.INSERTED
        window.wait_for_text(PHRASE)
    finally:
        thief.end()


def test_a_clipboard_that_cannot_be_had_is_reported(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    target = session.target()
    thief = virtual_desktop.program("clipboard_thief", "1000")
    try:
        outcome = session.insert(PHRASE, target)
        assert outcome.kind in {OutcomeKind.NOT_TAKEN, OutcomeKind.INSERTED}
        if outcome.kind is OutcomeKind.INSERTED:
            window.wait_for_text(PHRASE)
    finally:
        thief.end()


def test_several_formats_can_be_asked_for_at_once(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    session.desktop.inserter.copy(PHRASE)
    until(virtual_desktop.clipboard)
    asker = Child.program("asks_for_several", environ=virtual_desktop.environ)
    try:
        answer = asker.wait_for("answers")
        assert answer["texts"] == [PHRASE, PHRASE]
    finally:
        asker.end()


def test_the_copy_is_offered_in_the_formats_that_old_programs_want(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    session.desktop.inserter.copy("Größe")
    until(virtual_desktop.clipboard)
    forms = ("STRING", "TEXT", "text/plain", "text/plain;charset=utf-8")
    read = read_selection(virtual_desktop.name, forms)
    assert read["STRING"] == "Größe".encode("latin-1")
    assert {read[form] for form in forms[1:]} == {"Größe".encode()}
