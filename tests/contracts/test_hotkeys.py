"""What every adapter for system-wide keys promises."""

from agent_assist.runtime.desktop import HotkeyState
from tests.contracts.desktop_worlds import World

KEYS = "Ctrl+Alt+J"


def test_a_hotkey_is_told_once_each_time_it_is_pressed(world: World) -> None:
    presses: list[str] = []
    assert world.desktop.hotkeys.grab(KEYS, lambda: presses.append("x")) is HotkeyState.GRABBED
    for count in (1, 2):
        world.press(KEYS)
        world.runner.until(lambda count=count: len(presses) == count)
        world.desktop.hotkeys.ready()


def test_a_released_hotkey_is_told_no_more(world: World) -> None:
    presses: list[str] = []
    world.desktop.hotkeys.grab(KEYS, lambda: presses.append("old"))
    world.desktop.hotkeys.release(KEYS)
    world.desktop.hotkeys.grab("Ctrl+Alt+K", lambda: presses.append("new"))
    world.press(KEYS)
    world.press("Ctrl+Alt+K")
    world.runner.until(lambda: presses)
    world.desktop.hotkeys.ready()
    assert presses == ["new"]


def test_a_key_that_another_program_has_is_reported(world: World) -> None:
    world.take_keys(KEYS)
    assert world.desktop.hotkeys.grab(KEYS, lambda: None) is HotkeyState.TAKEN


def test_a_key_that_does_not_exist_is_reported(world: World) -> None:
    assert world.desktop.hotkeys.grab("Ctrl+", lambda: None) is HotkeyState.UNKNOWN_KEY


def test_a_key_grabbed_again_has_the_new_meaning_alone(world: World) -> None:
    presses: list[str] = []
    world.desktop.hotkeys.grab(KEYS, lambda: presses.append("old"))
    world.desktop.hotkeys.grab(KEYS, lambda: presses.append("new"))
    world.press(KEYS)
    world.runner.until(lambda: presses)
    world.desktop.hotkeys.ready()
    assert presses == ["new"]
