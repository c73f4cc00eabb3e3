"""Starts a program and watches from outside: first pixel, first letters typed, memory.

Usable means that letters, typed as soon as the window has the focus, stand on the screen.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.desktop.program import profile
from tests.rig.desktop import VirtualDesktop
from tests.rig.waiting import until

EMPTY = "empty window"
SAME_MODULES = "empty window, the program's modules"
OURS = "agent-assist"

_STARTS_WITHIN_S = 20.0
_SETTLES_WITHIN_S = 20.0
_IDLE_S = 0.5
_LETTERS = "mmmmmmmm"
_MORE_THAN_A_CARET = 150
_BLACK = bytes(3)
_KIB_PER_MB = 1000 / 1.024
_EMPTY_WINDOW = (
    "from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget\n"
    "app = QApplication([]); window = QWidget(); QVBoxLayout(window).addWidget(QLineEdit())\n"
    "window.resize(400, 700); window.show(); app.exec()\n"
)
_IMPORTS = """
import contextlib, importlib
for name in {names!r}:
    # Some modules are there only while another one is being imported.
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
"""


@dataclass(frozen=True, slots=True)
class Started:
    """One start: ms to the first pixel and to usable, then memory in MB when it has settled."""

    paint_ms: float
    usable_ms: float
    rss_mb: float
    pss_mb: float


class Start:
    """A program that can be started and measured."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        desktop: VirtualDesktop,
        program: str = sys.executable,
    ) -> None:
        self.name = name
        self._command = (program, *command)
        self._desktop = desktop

    @classmethod
    def empty(cls, desktop: VirtualDesktop) -> "Start":
        """A window with one line to type in."""
        return cls(EMPTY, ("-c", _EMPTY_WINDOW), desktop)

    @classmethod
    def same_modules(cls, desktop: VirtualDesktop, modules: Sequence[str]) -> "Start":
        """The same window after importing these modules."""
        code = _IMPORTS.format(names=list(modules)) + _EMPTY_WINDOW
        return cls(SAME_MODULES, ("-c", code), desktop)

    @classmethod
    def ours(cls, desktop: VirtualDesktop) -> "Start":
        """The program itself."""
        return cls(OURS, ("-m", "agent_assist"), desktop)

    def once(self) -> Started:
        """Start it, measure, end it."""
        with _Watched(self._command, self._desktop, subprocess.DEVNULL) as watched:
            paint_ms = watched.wait_for_paint()
            usable_ms = watched.wait_for_letters()
            rss_mb, pss_mb = watched.settled_memory()
            return Started(paint_ms, usable_ms, rss_mb, pss_mb)


def modules_at_first_paint(desktop: VirtualDesktop) -> list[str]:
    """Return the modules that the program has imported when its first pixel is on the screen."""
    with tempfile.TemporaryFile() as trace:
        command = (sys.executable, "-X", "importtime", "-m", "agent_assist")
        with _Watched(command, desktop, trace.fileno()) as watched:
            watched.wait_for_paint()
            size = os.fstat(trace.fileno()).st_size
        lines = os.pread(trace.fileno(), size, 0).decode(errors="replace").splitlines()
    names = [line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")]
    return [name for name in names if name and name != "imported package"]


class _Watched:
    """A started program; times count from just before the start."""

    def __init__(self, command: Sequence[str], desktop: VirtualDesktop, stderr: int) -> None:
        self._desktop = desktop
        self._windows = desktop.windows
        self._before = set(self._windows.all())
        self._window = 0
        self._begun = time.monotonic_ns()
        self._process = subprocess.Popen(
            command, env=profile(desktop), stdout=subprocess.DEVNULL, stderr=stderr
        )

    def __enter__(self) -> "_Watched":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        until(lambda: set(self._windows.all()) <= self._before, _STARTS_WITHIN_S)

    def wait_for_paint(self) -> float:
        self._window = self._windows.opened_since(self._before, _STARTS_WITHIN_S, 0.001)
        until(self._is_painted, _STARTS_WITHIN_S, 0.0005)
        return self._elapsed_ms()

    def wait_for_letters(self) -> float:
        """Type as soon as the window has the focus; return when the letters are on the screen."""
        before = self._picture()
        until(lambda: self._desktop.windows.focused_by(self._window), _STARTS_WITHIN_S)
        self._desktop.keyboard.type(_LETTERS)

        def letters_are_there() -> bool:
            changed = np.any(self._picture() != before, axis=-1)
            return int(np.count_nonzero(changed)) > _MORE_THAN_A_CARET

        until(letters_are_there, _STARTS_WITHIN_S, 0.0005)
        return self._elapsed_ms()

    def settled_memory(self) -> tuple[float, float]:
        """Wait until the program has been idle for a while, then weigh it."""
        deadline = time.monotonic() + _SETTLES_WITHIN_S
        ticks, idle_since = self._ticks(), time.monotonic()
        while time.monotonic() - idle_since < _IDLE_S and time.monotonic() < deadline:
            time.sleep(0.05)
            if self._ticks() > ticks + 1:
                ticks, idle_since = self._ticks(), time.monotonic()
        found = self._proc("smaps_rollup").split()
        return tuple(  # type: ignore[return-value]
            int(found[found.index(name) + 1]) / _KIB_PER_MB for name in ("Rss:", "Pss:")
        )

    def _is_painted(self) -> bool:
        x, y, width, height = self._windows.rectangle(self._window)
        return any(
            self._windows.pixels(x + dx, y + dy)[:3] != _BLACK
            for dx, dy in ((4, 4), (width // 2, height // 2))
        )

    def _picture(self) -> np.ndarray:
        x, y, width, height = self._windows.rectangle(self._window)
        found = self._windows.pixels(x, y, width, height)
        return np.frombuffer(found, np.uint8).reshape(height, width, 4)[:, :, :3]

    def _ticks(self) -> int:
        fields = self._proc("stat").rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def _proc(self, name: str) -> str:
        return Path(f"/proc/{self._process.pid}/{name}").read_text()

    def _elapsed_ms(self) -> float:
        return (time.monotonic_ns() - self._begun) / 1e6
