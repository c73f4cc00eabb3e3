"""Hotkeys on a real X server: keys held back, locks, layouts, other programs."""

import subprocess
import time
from collections.abc import Callable, Iterator

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.error import BadAccess, CatchError
from Xlib.ext import xtest

from agent_assist.runtime.desktop import HotkeyState
from tests.desktop.x11_session import X11Session
from tests.rig.desktop import VirtualDesktop
from tests.rig.fixtures import need
from tests.rig.targets import Target
from tests.rig.waiting import holds_for, until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
KEYS = "Ctrl+Alt+J"
CTRL, ALT, J_ON_A_US_KEYBOARD, J_ON_A_DVORAK_KEYBOARD = 37, 64, 44, 54
CONTROL_AND_ALT = X.ControlMask | X.Mod1Mask


@pytest.fixture
def layouts(virtual_desktop: VirtualDesktop) -> Iterator[Callable[[str], None]]:
    """Sets the keyboard's layouts; the ordinary one comes back afterwards."""
    need("setxkbmap")

    def set_layouts(names: str) -> None:
        subprocess.run(("setxkbmap", names), env=virtual_desktop.environ, check=True)

    yield set_layouts
    set_layouts("us")


def grabbed(session: X11Session, keys: str = KEYS) -> list[float]:
    """Grab a hotkey; the list takes a time for each press."""
    presses: list[float] = []
    state = session.desktop.hotkeys.grab(keys, lambda: presses.append(time.monotonic()))
    assert state is HotkeyState.GRABBED
    return presses


def test_keys_typed_after_the_hotkey_wait_until_our_window_is_ready(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    presses = grabbed(session)
    virtual_desktop.keyboard.press(KEYS)
    virtual_desktop.keyboard.type("123")
    session.runner.until(lambda: presses)
    assert holds_for(lambda: window.received() == "", 0.1)
    session.desktop.hotkeys.ready()
    window.wait_for_text("123")


def test_the_keyboard_is_free_again_when_nobody_gets_ready(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    grabbed(session)
    pressed = virtual_desktop.keyboard.press(KEYS)
    virtual_desktop.keyboard.type("123")
    assert 0.3 < (window.wait_for_text("123") - pressed) / 1e9 < 0.6


def test_the_keyboard_is_free_again_when_the_program_ends(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    window = open_target("editor")
    presses = grabbed(session)
    virtual_desktop.keyboard.press(KEYS)
    virtual_desktop.keyboard.type("123")
    session.runner.until(lambda: presses)
    session.desktop.stop()
    window.wait_for_text("123", timeout_s=0.3)


def test_a_hotkey_that_is_held_counts_once(
    session: X11Session, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    open_target("editor")
    presses = grabbed(session)
    for key in ("Ctrl", "Alt", "j"):
        virtual_desktop.keyboard.down(key)
    try:
        session.runner.until(lambda: presses)
        session.desktop.hotkeys.ready()
        deadline = time.monotonic() + 1.2  # the keyboard repeats after 0.66 s
        while time.monotonic() < deadline:
            session.runner.pump(0.05)
    finally:
        for key in ("j", "Alt", "Ctrl"):
            virtual_desktop.keyboard.up(key)
    assert len(presses) == 1


def test_lock_keys_do_not_hide_a_hotkey(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    presses = grabbed(session)
    virtual_desktop.keyboard.press("Caps_Lock")
    virtual_desktop.keyboard.press("Num_Lock")
    try:
        virtual_desktop.keyboard.press(KEYS)
        session.runner.until(lambda: presses)
        session.desktop.hotkeys.ready()
    finally:
        virtual_desktop.keyboard.press("Num_Lock")
        virtual_desktop.keyboard.press("Caps_Lock")


def test_a_hotkey_follows_its_key_to_another_layout(
    session: X11Session, virtual_desktop: VirtualDesktop, layouts: Callable[[str], None]
) -> None:
    grabbed(session)
    layouts("dvorak")
    until(lambda: is_held(virtual_desktop.name, J_ON_A_DVORAK_KEYBOARD))
    assert not is_held(virtual_desktop.name, J_ON_A_US_KEYBOARD)


@pytest.mark.parametrize("names", ["ru", "us,ru", "ru,us"])
def test_a_hotkey_works_with_letters_that_are_not_latin(
    session: X11Session,
    virtual_desktop: VirtualDesktop,
    layouts: Callable[[str], None],
    names: str,
) -> None:
    layouts(names)
    presses = grabbed(session)
    press_keys(virtual_desktop.name, CTRL, ALT, J_ON_A_US_KEYBOARD)
    session.runner.until(lambda: presses)
    session.desktop.hotkeys.ready()


def test_a_refused_hotkey_is_not_half_grabbed(
    session: X11Session, virtual_desktop: VirtualDesktop
) -> None:
    other = Display(virtual_desktop.name)
    mask = CONTROL_AND_ALT | X.LockMask
    other.screen().root.grab_key(J_ON_A_US_KEYBOARD, mask, False, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    assert session.desktop.hotkeys.grab(KEYS, lambda: None) is HotkeyState.TAKEN
    until(lambda: not is_held(virtual_desktop.name, J_ON_A_US_KEYBOARD))
    other.close()


def is_held(display_name: str, code: int) -> bool:
    """Say whether some program has grabbed Ctrl+Alt with this key."""
    display = Display(display_name)
    refusal = CatchError(BadAccess)
    display.screen().root.grab_key(
        code, CONTROL_AND_ALT, False, X.GrabModeAsync, X.GrabModeAsync, onerror=refusal
    )
    display.sync()
    display.close()
    return refusal.get_error() is not None


def press_keys(display_name: str, *codes: int) -> None:
    """Press keys by their places, whatever is written on them, and let them go."""
    display = Display(display_name)
    for code in codes:
        xtest.fake_input(display, X.KeyPress, code)
    for code in reversed(codes):
        xtest.fake_input(display, X.KeyRelease, code)
    display.sync()
    display.close()
