"""The virtual desktop of a test run: display, windows and keyboard in one hand."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from agent_assist.desktop.virtual_display import PROGRAMS, VirtualDisplay, virtual_display
from tests.rig import targets
from tests.rig.child import Child
from tests.rig.clipboard import read_selection
from tests.rig.keyboard import Keyboard
from tests.rig.windows import Windows

USER_FORMATS = ("UTF8_STRING", "text/html", "image/png", "text/uri-list")
"""What `clipboard_user` offers and what must stand on the clipboard again after an insertion."""

PACKAGES = {
    **PROGRAMS,
    "xterm": "xterm",
    "mousepad": "mousepad",
    "chromium": "chromium",
    "copyq": "copyq",
    "xdg-desktop-portal": "xdg-desktop-portal",
}
"""Program -> Debian package that brings it."""

_OFF_THE_PATH = {
    "xdg-desktop-portal": Path("/usr/libexec/xdg-desktop-portal"),
}


def package_missing(*programs: str) -> str | None:
    """Return the package of the first program that is not installed, None when all are."""
    for program in programs:
        there = _OFF_THE_PATH.get(program)
        if not (there.exists() if there else shutil.which(program)):
            return PACKAGES[program]
    return None


@dataclass(frozen=True, slots=True)
class VirtualDesktop:
    """A display with a window manager, a person's keyboard, and an eye on the windows."""

    display: VirtualDisplay
    windows: Windows
    keyboard: Keyboard

    @property
    def name(self) -> str:
        """The display's name, like `:7`."""
        return self.display.name

    @property
    def environ(self) -> dict[str, str]:
        """The environment for programs on this display."""
        return dict(self.display.environ)

    @property
    def home(self) -> Path:
        """A folder of its own that goes with the desktop."""
        return self.display.home

    def program(self, name: str, *words: str) -> Child:
        """Start a program of `tests/rig/programs` here."""
        return Child.program(name, *words, environ=self.environ)

    @contextmanager
    def target(self, kind: str, **options: object) -> Iterator[targets.Target]:
        """Run a real target: `editor` (lag_ms, reads), `xterm`, `mousepad`, `textarea` or
        `contenteditable` (both in Chromium); it stands in front when the block begins."""
        with self._open(kind, **options) as target:
            self.windows.raise_window(target.window)
            yield target

    def clipboard(self, selection: str = "CLIPBOARD") -> dict[str, bytes]:
        """Return what a fresh program reads in the person's formats."""
        return read_selection(self.name, USER_FORMATS, selection)

    def _open(self, kind: str, **options: object):  # noqa: ANN202
        if kind == "editor":
            return targets.qt_editor(self.windows, self.environ, **options)  # type: ignore[arg-type]
        if kind == "xterm":
            return targets.xterm(self.windows, self.environ, self.home)
        if kind == "mousepad":
            return targets.mousepad(self.windows, self.environ, self.home)
        return targets.chromium(self.windows, self.keyboard, self.environ, self.home, kind)


@contextmanager
def open_desktop() -> Iterator[VirtualDesktop]:
    """Run a virtual desktop; X clients of this process find it by DISPLAY."""
    with ExitStack() as stack:
        display = stack.enter_context(virtual_display())
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = display.name
        stack.callback(_give_back, before)
        windows = Windows(display.name)
        stack.callback(windows.close)
        keyboard = Keyboard(display.name)
        stack.callback(keyboard.close)
        yield VirtualDesktop(display, windows, keyboard)


def _give_back(display: str | None) -> None:
    if display is None:
        os.environ.pop("DISPLAY", None)
    else:
        os.environ["DISPLAY"] = display
