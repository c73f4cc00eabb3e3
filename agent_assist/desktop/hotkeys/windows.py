"""System-wide keys on Windows, registered and not hooked: no key press passes through us.

Keys typed between the hotkey and our window's arrival cannot be held back that way.
"""

from collections.abc import Callable

from agent_assist.desktop import windows_keys
from agent_assist.desktop.key_names import parse
from agent_assist.desktop.win32 import Message, Win32
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.runtime.tasks import TaskRunner


class WindowsHotkeys:
    """The port `Hotkeys`."""

    def __init__(self, win32: Win32, runner: TaskRunner) -> None:
        self._win32 = win32
        self._runner = runner
        self._numbers: dict[str, int] = {}
        self._pressed: dict[int, Callable[[], None]] = {}
        self._next_number = 1
        win32.on(Message.HOTKEY, self._on_hotkey)

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Have `pressed` called on the main thread for `keys`, written like `Ctrl+Alt+Space`."""
        self.release(keys)
        wanted = parse(keys)
        code = windows_keys.code(wanted) if wanted else None
        if wanted is None or code is None:
            return HotkeyState.UNKNOWN_KEY
        number, self._next_number = self._next_number, self._next_number + 1
        if not self._win32.register_hotkey(number, windows_keys.mask(wanted), code):
            return HotkeyState.TAKEN
        self._numbers[keys] = number
        self._pressed[number] = pressed
        return HotkeyState.GRABBED

    def ready(self) -> None:
        """Do nothing: no key is held back."""

    def release(self, keys: str) -> None:
        """Give the hotkey back to the system."""
        number = self._numbers.pop(keys, None)
        if number is not None:
            self._win32.unregister_hotkey(number)
            del self._pressed[number]

    def _on_hotkey(self, number: int) -> None:
        if pressed := self._pressed.get(number):
            self._runner.post(pressed)
