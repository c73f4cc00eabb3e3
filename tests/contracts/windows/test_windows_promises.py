"""What is Windows' own: promised text, its readers, privacy marks, levels, a busy clipboard."""

import pytest

from agent_assist.desktop.win32 import CF_UNICODETEXT
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from tests.contracts.desktop_worlds import inserted
from tests.contracts.windows.conftest import WindowsWorld
from tests.fakes.win32 import HIGH, FakeWin32Window

PHRASE = "您好，\n订单 12 已经发出。"
COPIED = {CF_UNICODETEXT: "mine\0".encode("utf-16-le"), 0xC0FF: b"<b>mine</b>", 8: b"picture"}


@pytest.fixture
def world() -> WindowsWorld:
    world = WindowsWorld()
    world.win32.content = dict(COPIED)
    return world


def insert(world: WindowsWorld, window: FakeWin32Window) -> Outcome:
    target = world.desktop.targets.in_front()
    assert target is not None
    assert target.window == window.number
    return inserted(world, PHRASE, target)


def test_every_format_stands_again(world: WindowsWorld) -> None:
    assert insert(world, world.win32.open_window()).kind is OutcomeKind.INSERTED
    assert world.win32.content == COPIED


def test_line_ends_are_those_of_windows(world: WindowsWorld) -> None:
    window = world.win32.open_window()
    insert(world, window)
    assert window.text == PHRASE.replace("\n", "\r\n")


def test_the_promise_is_marked_as_private(world: WindowsWorld) -> None:
    window = world.win32.open_window(reads_after_ms=())
    world.desktop.inserter.insert(PHRASE, world.desktop.targets.in_front(), lambda _: None)
    world.runner.until(lambda: world.win32.pressed)
    marks = ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory")
    assert {world.win32.named_format(name) for name in marks} <= set(world.win32.content)
    assert window.text == ""


def test_a_manager_that_reads_at_once_leaves_the_outcome_unconfirmed(world: WindowsWorld) -> None:
    world.win32.manager_reads_at_once = True
    outcome = insert(world, world.win32.open_window())
    assert (outcome.kind, outcome.reason) == (
        OutcomeKind.INSERTED_UNCONFIRMED,
        Reason.READ_BY_OTHERS,
    )
    assert world.win32.content == COPIED


def test_a_program_of_a_higher_level_gets_no_keys(world: WindowsWorld) -> None:
    window = world.win32.open_window(process=43)
    world.win32.levels[43] = HIGH
    outcome = insert(world, window)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.ELEVATED)
    assert world.win32.pressed == []


def test_a_window_that_will_not_come_to_the_front_gets_no_keys(world: WindowsWorld) -> None:
    world.win32.open_window()
    target = world.desktop.targets.in_front()
    world.win32.open_window()
    world.win32.stubborn = True
    outcome = inserted(world, PHRASE, target)
    assert (outcome.kind, outcome.reason) == (OutcomeKind.TARGET_CHANGED, Reason.FOCUS_ELSEWHERE)
    assert world.win32.pressed == []
    assert world.win32.content == COPIED


def test_a_busy_clipboard_is_waited_for(world: WindowsWorld) -> None:
    world.win32.busy_tries = 10
    assert insert(world, world.win32.open_window()).kind is OutcomeKind.INSERTED


def test_a_clipboard_that_stays_busy_is_reported(world: WindowsWorld) -> None:
    world.win32.busy_tries = 1000
    outcome = insert(world, world.win32.open_window())
    assert (outcome.kind, outcome.reason) == (OutcomeKind.COPIED_ONLY, Reason.NO_CLIPBOARD)


def test_what_another_program_copies_meanwhile_is_not_overwritten(world: WindowsWorld) -> None:
    world.win32.open_window()
    outcomes: list[Outcome] = []
    world.desktop.inserter.insert(PHRASE, world.desktop.targets.in_front(), outcomes.append)
    world.runner.until(lambda: world.win32.pressed)
    world.win32.copy_elsewhere("newer")
    world.runner.until(lambda: outcomes)
    assert world.copied() == "newer"


def test_a_stop_gives_the_clipboard_back_and_says_so(world: WindowsWorld) -> None:
    world.win32.open_window(reads_after_ms=())
    outcomes: list[Outcome] = []
    world.desktop.inserter.insert(PHRASE, world.desktop.targets.in_front(), outcomes.append)
    world.runner.until(lambda: world.win32.pressed)
    world.desktop.stop()
    assert world.win32.content == COPIED
    assert [outcome.reason for outcome in outcomes] == [Reason.STOPPED]


def test_the_selected_text_is_read_and_the_clipboard_given_back(world: WindowsWorld) -> None:
    world.win32.open_window(selected="订单 88")
    texts: list[str] = []
    world.desktop.clipboard.selected_text(world.desktop.targets.in_front(), texts.append)
    world.runner.until(lambda: texts)
    assert texts == ["订单 88"]
    assert world.win32.content == COPIED


def test_with_nothing_selected_there_is_no_text(world: WindowsWorld) -> None:
    world.win32.open_window()
    texts: list[str] = []
    world.desktop.clipboard.selected_text(None, texts.append)
    world.runner.until(lambda: texts == [""])
