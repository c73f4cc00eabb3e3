"""Hotkeys through a real desktop portal, with a backend of ours in the desktop's place."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("needs a session bus", allow_module_level=True)

from PySide6.QtCore import QCoreApplication

from agent_assist.desktop import wayland
from agent_assist.desktop.child_process import end, running, start_and_read_line
from agent_assist.desktop.hotkeys.portal import trigger
from agent_assist.desktop.key_names import parse
from agent_assist.runtime.desktop import Desktop, HotkeyState, Outcome, OutcomeKind, Reason
from tests.fakes.runner import PumpedRunner
from tests.rig.child import Child
from tests.rig.fixtures import need
from tests.rig.targets import SYSTEM_PYTHON
from tests.rig.waiting import until

PORTAL = "/usr/libexec/xdg-desktop-portal"
DESCRIPTION = """[portal]
DBusName=org.freedesktop.impl.portal.desktop.rig
Interfaces=org.freedesktop.impl.portal.GlobalShortcuts;
UseIn=rig
"""
KEYS = "Ctrl+Alt+Space"

pytestmark = pytest.mark.desktop


class Portal:
    """A desktop portal, the program's adapters on its bus, and a hand on the keys."""

    def __init__(self, backend: Child, desktop: Desktop, runner: PumpedRunner) -> None:
        self.backend = backend
        self.desktop = desktop
        self.runner = runner

    def until(self, condition: Callable[[], object]) -> None:
        def turned() -> object:
            QCoreApplication.processEvents()
            self.runner.pump()
            self.backend.pump()
            return condition()

        until(turned)

    def bound(self) -> list[dict[str, str]]:
        return [one["triggers"] for one in self.backend.pump() if one["event"] == "bound"]


@pytest.fixture
def portal(tmp_path: Path, qapp: object) -> Iterator[Portal]:  # noqa: ARG001
    need("dbus-daemon", "setpriv", "xdg-desktop-portal")
    (tmp_path / "rig.portal").write_text(DESCRIPTION)
    environ = os.environ | {
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_DESKTOP_PORTAL_DIR": str(tmp_path),
        "XDG_CURRENT_DESKTOP": "rig",
    }
    with ExitStack() as stack:
        bus, address = start_and_read_line(
            ("dbus-daemon", "--session", "--nofork", "--nopidfile"),
            "--print-address={fd}",
            environ,
            10.0,
        )
        stack.callback(end, bus)
        environ |= {"DBUS_SESSION_BUS_ADDRESS": address}
        backend = Child.program("portal_backend", environ=environ, python=SYSTEM_PYTHON)
        stack.callback(backend.end)
        stack.enter_context(running((PORTAL,), environ))
        backend.wait_for("portal", timeout_s=10.0)
        runner = PumpedRunner()
        desktop = wayland.compose(runner, address)
        stack.callback(desktop.stop)
        yield Portal(backend, desktop, runner)


def test_a_hotkey_is_bound_and_told_each_time(portal: Portal) -> None:
    presses: list[str] = []
    state = portal.desktop.hotkeys.grab(KEYS, lambda: presses.append("x"))
    assert state is HotkeyState.GRABBED
    portal.until(portal.bound)
    assert portal.bound() == [{KEYS: "CTRL+ALT+space"}]
    for count in (1, 2, 3):
        portal.backend.tell(press=KEYS)
        portal.until(lambda count=count: len(presses) == count)


def test_hotkeys_asked_for_together_are_bound_in_one_session(portal: Portal) -> None:
    portal.desktop.hotkeys.grab(KEYS, lambda: None)
    portal.desktop.hotkeys.grab("Ctrl+Alt+S", lambda: None)
    portal.until(portal.bound)
    assert portal.bound() == [{KEYS: "CTRL+ALT+space", "Ctrl+Alt+S": "CTRL+ALT+s"}]


def test_a_released_hotkey_is_bound_no_more(portal: Portal) -> None:
    portal.desktop.hotkeys.grab(KEYS, lambda: None)
    portal.desktop.hotkeys.grab("Ctrl+Alt+S", lambda: None)
    portal.until(portal.bound)
    portal.desktop.hotkeys.release(KEYS)
    portal.until(lambda: len(portal.bound()) == 2)
    assert portal.bound()[1] == {"Ctrl+Alt+S": "CTRL+ALT+s"}
    assert any(message["event"] == "closed" for message in portal.backend.pump())


def test_a_key_that_does_not_exist_is_reported(portal: Portal) -> None:
    assert portal.desktop.hotkeys.grab("Ctrl+", lambda: None) is HotkeyState.UNKNOWN_KEY


def test_texts_are_copied_and_nothing_more_is_claimed(portal: Portal) -> None:
    outcomes: list[Outcome] = []
    portal.desktop.inserter.insert("您好", None, outcomes.append)
    portal.until(lambda: outcomes)
    assert outcomes == [Outcome(OutcomeKind.COPIED_ONLY, Reason.NO_PORTAL)]


def test_without_a_portal_hotkeys_are_unsupported(qapp: object) -> None:  # noqa: ARG001
    desktop = wayland.compose(PumpedRunner(), "unix:path=/nonexistent")
    assert desktop.hotkeys.grab(KEYS, lambda: None) is HotkeyState.UNSUPPORTED


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [("Ctrl+Shift+F8", "CTRL+SHIFT+F8"), ("Win+J", "LOGO+j"), ("Alt+Enter", "ALT+Return")],
)
def test_keys_are_written_as_the_portal_wants_them(keys: str, wanted: str) -> None:
    parsed = parse(keys)
    assert parsed is not None
    assert trigger(parsed) == wanted
