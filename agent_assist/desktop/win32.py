"""The few calls of Windows that the adapters need, as a port: `win32_calls.py` makes them real.

Handles and formats are the system's own numbers; texts and bytes are Python's. Calls that the
system refuses answer False, 0 or None and never raise.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import Final, Protocol

from agent_assist.runtime.desktop import Rect

CF_TEXT: Final = 1
CF_UNICODETEXT: Final = 13

MOD_ALT: Final = 0x1
MOD_CONTROL: Final = 0x2
MOD_SHIFT: Final = 0x4
MOD_WIN: Final = 0x8

VK_CONTROL: Final = 0x11


class Message(Enum):
    """What Windows tells our hidden window; each comes with a number."""

    HOTKEY = auto()
    """A registered hotkey was pressed: its number."""
    RENDER = auto()
    """Somebody reads a format that was only promised: the format."""
    RENDER_ALL = auto()
    """We are about to end while formats are only promised."""
    CLIPBOARD_LOST = auto()
    """Another program has emptied the clipboard."""


class WindowCalls(Protocol):
    """Windows of other programs."""

    def foreground(self) -> int:
        """Return the window in front, 0 when there is none."""
        ...

    def bring_to_front(self, window: int) -> None:
        """Ask for a window to be in front; whether it came, `foreground` tells."""
        ...

    def exists(self, window: int) -> bool:
        """Say whether there is such a window."""
        ...

    def top_windows(self) -> tuple[int, ...]:
        """Return the visible windows that belong on a task bar, topmost first."""
        ...

    def title(self, window: int) -> str:
        """Return the title of a window."""
        ...

    def process(self, window: int) -> int:
        """Return the process id behind a window."""
        ...

    def own_process(self) -> int:
        """Return our process id."""
        ...

    def executable(self, process: int) -> str:
        """Return the path of a process's program, empty when it may not be known."""
        ...

    def integrity(self, process: int) -> int | None:
        """Return the integrity level of a process, None when it may not be known."""
        ...

    def frame(self, window: int) -> Rect | None:
        """Return the visible frame of a window, None when it is minimised or hidden."""
        ...

    def watch(self, window: int, changed: Callable[[], None]) -> Callable[[], None]:
        """Have `changed` called when a window moves, is minimised or closed; ended by the answer."""
        ...


class KeyCalls(Protocol):
    """Keys, by virtual key code."""

    def register_hotkey(self, number: int, modifiers: int, key: int) -> bool:
        """Take a system-wide key that does not repeat; False when another program has it."""
        ...

    def unregister_hotkey(self, number: int) -> None:
        """Give a system-wide key back."""
        ...

    def modifiers_down(self) -> bool:
        """Say whether Ctrl, Alt, Shift or a Windows key is physically down."""
        ...

    def press(self, keys: Sequence[int]) -> None:
        """Press keys in this order and let them go in reverse, in one piece."""
        ...


class ClipboardCalls(Protocol):
    """The clipboard; all but the last five need it open."""

    def open_clipboard(self) -> bool:
        """Open the clipboard for our window; False while another program has it open."""
        ...

    def close_clipboard(self) -> None:
        """Close it again."""
        ...

    def empty_clipboard(self) -> None:
        """Empty it and become its owner."""
        ...

    def formats(self) -> tuple[int, ...]:
        """Return the formats on it, without those that hold handles of graphic objects."""
        ...

    def read(self, form: int) -> bytes | None:
        """Return the content in a format, None when it cannot be had."""
        ...

    def put(self, form: int, content: bytes | None) -> bool:
        """Put content on it, or with None the promise of content.

        While serving `RENDER` it need not be open.
        """
        ...

    def named_format(self, name: str) -> int:
        """Return the number of a format with a name."""
        ...

    def owns_clipboard(self) -> bool:
        """Say whether we own what is on it."""
        ...

    def reader(self) -> int:
        """Return the process that has it open, 0 when that is not known."""
        ...

    def sequence(self) -> int:
        """Return a number that changes with the content."""
        ...


class Win32(WindowCalls, KeyCalls, ClipboardCalls, Protocol):
    """All of them, with the hidden window that hears messages and a clock."""

    def start(self) -> None:
        """Create the hidden window; its messages arrive on the thread that calls this."""
        ...

    def stop(self) -> None:
        """Destroy the hidden window and everything registered with it."""
        ...

    def on(self, message: Message, listener: Callable[[int], None]) -> None:
        """Have `listener` called for a message, one listener a message."""
        ...

    def ticks_ms(self) -> int:
        """Return ms on a clock that never goes back."""
        ...
