"""Starting: a second time, over damaged files, beside a program that holds our hotkey."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from Xlib import X
from Xlib.display import Display

from agent_assist.desktop.child_process import running
from tests.journeys.desk import PALETTE, Profile, at_work
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import Target
from tests.rig.waiting import until

pytestmark = pytest.mark.desktop

OpenTarget = Callable[..., Target]
PROGRAM = (sys.executable, "-m", "agent_assist")
GOOD_PAGE = '+++\ntitle = "紫色雨伞"\n+++\n紫色雨伞下周三到货。\n'
BROKEN_PAGE = '+++\ntitle = "never ends\n+++\nA page that cannot be read.\n'


@pytest.fixture
def taken_hotkey(virtual_desktop: VirtualDesktop) -> Iterator[None]:
    """Another program holds the palette's hotkey."""
    other = Display(virtual_desktop.name)
    space, mask = other.keysym_to_keycode(ord(" ")), X.ControlMask | X.Mod1Mask
    other.screen().root.grab_key(space, mask, 0, X.GrabModeAsync, X.GrabModeAsync)
    other.sync()
    yield
    other.close()


def test_a_second_start_raises_the_first_window_and_an_address_searches_in_it(
    profile: Profile, virtual_desktop: VirtualDesktop, open_target: OpenTarget
) -> None:
    windows, keyboard = virtual_desktop.windows, virtual_desktop.keyboard
    environ = virtual_desktop.environ | {"AGENT_ASSIST_HOME": str(profile.home)}

    def start(*words: str) -> int:
        return subprocess.run((*PROGRAM, *words), env=environ, timeout=20, check=False).returncode

    def copied() -> str:
        return virtual_desktop.clipboard().get("UTF8_STRING", b"").decode()

    with running(PROGRAM, environ):
        own = windows.titled("Agent Assist")
        chat = open_target("editor")
        assert start() == 0
        until(lambda: windows.in_front() == own and windows.focused_by(own))
        assert [windows.title(window) for window in windows.all()].count("Agent Assist") == 1

        windows.raise_window(chat.window)
        assert start("open", "agentassist:search?q=refund") == 0
        until(lambda: windows.in_front() == own and windows.focused_by(own))
        keyboard.press("Ctrl+a")
        keyboard.press("Ctrl+c")
        until(lambda: copied() == "refund")


def test_beside_a_broken_page_and_a_damaged_cache_all_else_is_found_and_the_page_is_named(
    profile: Profile, virtual_desktop: VirtualDesktop
) -> None:
    pages = profile.places.own_packs / "own" / "responses" / "own"
    pages.mkdir(parents=True)
    (pages / "umbrella.zh.md").write_text(GOOD_PAGE)
    (pages / "broken.zh.md").write_text(BROKEN_PAGE)
    cache = profile.places.cache / "library" / "cache.db"
    cache.write_bytes(b"not a database")

    with at_work(virtual_desktop, profile) as desk:
        told = desk.see(lambda s: s["faults"])
        assert "broken.zh.md:2" in told["faults"][0]
        desk.come_to_front()
        desk.read_notices_until("broken.zh.md:2")
        desk.press("Ctrl+a")
        assert desk.search("紫色雨伞", "panel")["panel"]["response_pack"] == "own"
        desk.press("Ctrl+a")
        assert desk.search("tkdz", "panel")["panel"]["response"] == "refund_arrival_date"
        assert cache.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.usefixtures("taken_hotkey")
def test_a_hotkey_of_another_program_is_told_with_the_way_to_change_it(
    profile: Profile, virtual_desktop: VirtualDesktop
) -> None:
    with at_work(virtual_desktop, profile) as desk:
        told = desk.see(lambda s: PALETTE in s["panel"]["notice"]["text"] + s["toast"])
        desk.come_to_front()
        desk.go_to("Settings")
        desk.press("space")
        desk.see(lambda s: s["window"]["page"] == "show_more")
        assert "another program" in told["panel"]["notice"]["text"] + told["toast"]


def test_without_a_usable_data_folder_the_window_says_so_and_goes_on_working(
    profile: Profile, virtual_desktop: VirtualDesktop
) -> None:
    profile.places.data.write_text("a file stands where the folder belongs")
    with at_work(virtual_desktop, profile) as desk:
        desk.come_to_front()
        desk.read_notices_until(str(profile.places.data))
        desk.press("Ctrl+a")
        assert desk.search("tkdz", "panel")["panel"]["response"] == "refund_arrival_date"

        desk.press("Ctrl+n")
        desk.see(lambda s: s["dialog"] and s["cursor"] == "Title")
        desk.type("a title")
        desk.press("Tab")
        desk.type("a text")
        desk.go_to("Save")
        desk.press("space")
        desk.see(lambda s: "own/responses" in s["panel"]["notice"]["text"] + s["toast"])
        desk.see(lambda s: s["dialog"] and s["cursor"] == "Title")
        desk.press("Ctrl+a")
        desk.press("Ctrl+c")
        until(lambda: virtual_desktop.clipboard().get("UTF8_STRING") == b"a title")
