"""System-wide keys on X11."""

from collections.abc import Callable

from agent_assist.desktop.hotkeys.grabs import Grabs
from agent_assist.desktop.key_names import parse
from agent_assist.desktop.x11_thread import Part
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.runtime.tasks import TaskRunner


class X11Hotkeys:
    """The port `Hotkeys`."""

    def __init__(self, part: Part[Grabs], runner: TaskRunner) -> None:
        self._part = part
        self._runner = runner

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Have `pressed` called on the main thread for `keys`, written like `Ctrl+Alt+Space`.

        Keys typed after the hotkey are held back until `ready` is called, 400 ms at most.
        """
        wanted = parse(keys)
        if wanted is None:
            return HotkeyState.UNKNOWN_KEY
        return self._part.ask(
            lambda grabs: grabs.grab(wanted, lambda: self._runner.post(pressed)),
            HotkeyState.UNSUPPORTED,
        )

    def ready(self) -> None:
        """Say that our window has the focus: let the keys go that were typed since the hotkey."""
        self._part.post(lambda grabs: grabs.ready())

    def release(self, keys: str) -> None:
        """Give the hotkey back to the system."""
        if wanted := parse(keys):
            self._part.post(lambda grabs: grabs.release(wanted))
