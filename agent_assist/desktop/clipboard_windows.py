"""The text that the agent has selected in another program, on Windows: copied, read, undone."""

from collections.abc import Callable
from typing import Final

from agent_assist.desktop.insertion.timed_steps import TimedSteps, Work
from agent_assist.desktop.insertion.windows_clipboard import WindowsClipboard
from agent_assist.desktop.win32 import VK_CONTROL, Win32
from agent_assist.runtime.desktop import Target

_COPIED_WITHIN_MS: Final = 300
_LOOK_MS: Final = 10
_COPY: Final = (VK_CONTROL, ord("C"))


class WindowsClipboardReader:
    """The port `ClipboardReader`: presses the target's copy keys and gives the clipboard back."""

    def __init__(self, win32: Win32, clipboard: WindowsClipboard, steps: TimedSteps) -> None:
        self._win32 = win32
        self._clipboard = clipboard
        self._steps = steps

    def selected_text(self, target: Target | None, done: Callable[[str], None]) -> None:
        """Hand the selected text to `done` on the main thread, empty when there is none."""
        self._steps.add(self._read(target, done), lambda: done(""))

    def _read(self, target: Target | None, done: Callable[[str], None]) -> Work:
        while self._win32.modifiers_down():
            yield _LOOK_MS
        kept = yield from self._clipboard.keep()
        if kept is None or (target and self._win32.foreground() != target.window):
            done("")
            return
        before = self._win32.sequence()
        self._win32.press(_COPY)
        deadline = self._win32.ticks_ms() + _COPIED_WITHIN_MS
        while self._win32.sequence() == before:
            if self._win32.ticks_ms() > deadline:
                done("")
                return
            yield _LOOK_MS
        text = yield from self._clipboard.text()
        yield from self._clipboard.put(kept.items)
        done(text)
