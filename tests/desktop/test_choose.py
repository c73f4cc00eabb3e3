"""The right adapters for each platform, and an honest answer where there are none."""

import subprocess
import sys

import pytest

from agent_assist.desktop import choose
from agent_assist.runtime.desktop import HotkeyState, Outcome, OutcomeKind, Reason
from tests.fakes.runner import PumpedRunner


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({"DISPLAY": ":0"}, "xcb"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "XDG_SESSION_TYPE": "x11"}, "xcb"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ({}, ""),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there the answer is always the same")
def test_the_platform_is_foreseen(environ: dict[str, str], platform: str) -> None:
    assert choose.expected_platform(environ) == platform


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "cocoa"])
def test_an_unknown_platform_gets_adapters_that_only_copy(platform: str) -> None:
    assert choose.adapter_of(platform) == "agent_assist.desktop.null"


def test_without_a_desktop_everything_says_so(qapp: object) -> None:  # noqa: ARG001
    runner = PumpedRunner()
    desktop = choose.compose(runner)
    outcomes: list[Outcome] = []
    texts: list[str] = []
    desktop.inserter.insert("您好", None, outcomes.append)
    desktop.clipboard.selected_text(None, texts.append)
    runner.until(lambda: outcomes and texts)
    assert outcomes == [Outcome(OutcomeKind.COPIED_ONLY, Reason.NO_TARGET)]
    assert texts == [""]
    assert desktop.targets.in_front() is None
    assert desktop.hotkeys.grab("Ctrl+Alt+Space", lambda: None) is HotkeyState.UNSUPPORTED
    assert desktop.docking.windows() == ()
    assert not desktop.inserter.undo(outcomes.append)


def test_capabilities_are_found_out_without_a_window() -> None:
    found = choose.capabilities(PumpedRunner(), {})
    assert {one.name for one in found if one.works} >= {"copy"}


@pytest.mark.skipif(sys.platform == "win32", reason="other adapters")
def test_one_platforms_adapters_load_no_others() -> None:
    code = (
        "import sys; from agent_assist.desktop import choose;"
        "print([n for n in ('jeepney', 'agent_assist.desktop.x11') if n in sys.modules])"
    )
    told = subprocess.run((sys.executable, "-c", code), capture_output=True, check=True).stdout
    assert told == b"[]\n"
