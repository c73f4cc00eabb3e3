"""What works on this computer and what to do about the rest."""

import pytest

from agent_assist.runtime.desktop import Capability
from agent_assist.screens.capabilities import NEEDED, report

NAMES = ("x11_display", "window_manager", "key_presses", "clipboard_changes", "hotkey", "hotkeys",
         "insertion", "docking", "chinese_font", "library", "settings", "data_folder")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_does_not_work_has_a_cure(name: str) -> None:
    (line,) = report((Capability(name, works=False, detail="why"),))
    assert not line.works
    assert line.cure.endswith(".")
    assert line.name != name
    assert line.detail == "why"


def test_what_works_needs_no_cure() -> None:
    (line,) = report((Capability("insertion", works=True),))
    assert (line.works, line.cure) == (True, "")


def test_what_is_not_known_to_us_is_told_by_its_own_name() -> None:
    (line,) = report((Capability("flux", works=False),))
    assert line.name == "flux"


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_what_the_program_cannot_do_without_has_words(name: str) -> None:
    (line,) = report((Capability(name, works=False),))
    assert line.cure
