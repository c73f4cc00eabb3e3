"""The text that the agent has selected in another program, on X11."""

from collections.abc import Callable
from typing import Final

from Xlib import Xatom

from agent_assist.desktop.insertion.contents import Item
from agent_assist.desktop.insertion.reading import Reader
from agent_assist.desktop.x11_loop import Loop, Steps
from agent_assist.desktop.x11_thread import Part
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Target
from agent_assist.runtime.tasks import TaskRunner

_MOST_BYTES: Final = 1 << 20


class SelectedText:
    """What of reading lives on the X11 thread."""

    def __init__(self, loop: Loop, windows: Windows) -> None:
        self._loop = loop
        self._windows = windows

    def read(self, target: Target | None, answer: Callable[[str], None]) -> None:
        """Read what is selected in `target`, in any program without one; empty when nothing is."""
        self._loop.start(self._read(target, answer))

    def _read(self, target: Target | None, answer: Callable[[str], None]) -> Steps[None]:
        text = ""
        reader = Reader(self._loop)
        try:
            if self._is_selected_in(target):
                form = self._windows.atom("UTF8_STRING")
                item = yield from reader.read(Xatom.PRIMARY, form, _MOST_BYTES)
                if isinstance(item, Item):
                    text = item.value.decode(errors="replace")
        finally:
            reader.close()
            answer(text)

    def _is_selected_in(self, target: Target | None) -> bool:
        owner = self._loop.display.get_selection_owner(Xatom.PRIMARY)
        if not owner or self._windows.is_ours(owner.id):
            return False
        # An old selection in another window is not what the agent is looking at.
        return target is None or self._windows.same_program(owner.id, target.window)


class X11ClipboardReader:
    """The port `ClipboardReader`."""

    def __init__(self, part: Part[SelectedText], runner: TaskRunner) -> None:
        self._part = part
        self._runner = runner

    def selected_text(self, target: Target | None, done: Callable[[str], None]) -> None:
        """Hand the selected text to `done` on the main thread, empty when there is none."""

        def answer(text: str) -> None:
            self._runner.post(lambda: done(text))

        self._part.post(lambda part: part.read(target, answer), lambda: answer(""))
