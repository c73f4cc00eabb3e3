"""Looks at the desktop as it is now, for `agent-assist doctor`: nothing is kept or changed."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QFontDatabase, QGuiApplication

from agent_assist.desktop import choose
from agent_assist.runtime.desktop import Capability, HotkeyState

if sys.platform == "linux":
    from Xlib.display import Display
    from Xlib.error import DisplayError

T = TypeVar("T")


class _AtOnce:
    """A task runner for a program without an event loop: everything happens where it is asked."""

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        del failed
        done(work())

    def post(self, call: Callable[[], None]) -> None:
        call()

    def later(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        del delay_ms, call
        return lambda: None


def inspect(
    hotkeys: tuple[str, ...], environ: Mapping[str, str] = os.environ
) -> tuple[Capability, ...]:
    """Return what the desktop gives us; `hotkeys` are tried and given back at once."""
    if not _has_display(environ):
        return (Capability("display", works=False),)
    _application = QGuiApplication([sys.argv[0]])
    desktop = choose.compose(_AtOnce())
    desktop.start()
    try:
        states = {keys: desktop.hotkeys.grab(keys, lambda: None) for keys in hotkeys}
        for keys in states:
            desktop.hotkeys.release(keys)
        refused = [keys for keys, state in states.items() if state is not HotkeyState.GRABBED]
        return (
            Capability("display", works=True, detail=QGuiApplication.platformName()),
            *desktop.capabilities(),
            Capability("hotkey", works=not refused, detail=", ".join(refused)),
            Capability("chinese_font", works=_has_chinese_font()),
        )
    finally:
        desktop.stop()


def _has_display(environ: Mapping[str, str]) -> bool:
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(environ.get("WAYLAND_DISPLAY")) or _answers(environ.get("DISPLAY", ""))


def _answers(name: str) -> bool:
    """Tell whether an X server answers; Qt would abort the process where none does."""
    if not name:
        return False
    try:
        Display(name).close()
    except (DisplayError, OSError):
        return False
    return True


def _has_chinese_font() -> bool:
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
