"""Windows in memory: windows that paste, a clipboard with promises, a keyboard, other programs."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from agent_assist.desktop.win32 import CF_UNICODETEXT, Message
from agent_assist.runtime.desktop import Rect

OWN_PROCESS = 1
MEDIUM = 0x2000
HIGH = 0x3000
MANAGER_PROCESS = 77
_TICK_MS = 5
_PASTE = (0x11, ord("V"))
_COPY = (0x11, ord("C"))
_UNDO = (0x11, ord("Z"))
_NUMBERS = itertools.count(1000)


@dataclass(eq=False)
class FakeWin32Window:
    """A window of another program; `reads_after_ms` are the reads that a paste makes."""

    number: int = field(default_factory=lambda: next(_NUMBERS))
    process: int = 42
    title: str = "chat"
    text: str = ""
    selected: str = ""
    place: Rect | None = field(default_factory=lambda: Rect(10, 10, 400, 300))
    reads_after_ms: tuple[int, ...] = (10,)
    before: str = ""


class FakeWin32:
    """The port `Win32`; its clock goes on whenever somebody looks at it."""

    def __init__(self) -> None:
        self.windows: list[FakeWin32Window] = []
        self.front: FakeWin32Window | None = None
        self.stubborn = False
        self.shift_down = False
        self.busy_tries = 0
        self.executables = {42: r"C:\Program Files\Chat\Chat.exe"}
        self.levels = {OWN_PROCESS: MEDIUM}
        self.taken_hotkeys: set[tuple[int, int]] = set()
        self.hotkeys: dict[int, tuple[int, int]] = {}
        self.content: dict[int, bytes | None] = {}
        self.is_ours = False
        self.manager_reads_at_once = False
        self.seen_by_manager: list[str] = []
        self.pressed: list[tuple[int, ...]] = []
        self.is_open = False
        self._now = 0
        self._later: list[tuple[int, Callable[[], None]]] = []
        self._listeners: dict[Message, Callable[[int], None]] = {}
        self._watched: dict[int, Callable[[], None]] = {}
        self._names: dict[str, int] = {}
        self._reader = 0
        self._sequence = 0

    # Life

    def start(self) -> None:
        pass

    def stop(self) -> None:
        self.hotkeys.clear()

    def on(self, message: Message, listener: Callable[[int], None]) -> None:
        self._listeners[message] = listener

    def ticks_ms(self) -> int:
        self._now += _TICK_MS
        due = [call for at, call in self._later if at <= self._now]
        self._later = [(at, call) for at, call in self._later if at > self._now]
        for call in due:
            call()
        return self._now

    # Windows

    def foreground(self) -> int:
        return self.front.number if self.front else 0

    def bring_to_front(self, window: int) -> None:
        if not self.stubborn:
            self.front = self._find(window) or self.front

    def exists(self, window: int) -> bool:
        return self._find(window) is not None

    def top_windows(self) -> tuple[int, ...]:
        return tuple(window.number for window in self.windows)

    def title(self, window: int) -> str:
        found = self._find(window)
        return found.title if found else ""

    def process(self, window: int) -> int:
        found = self._find(window)
        return found.process if found else 0

    def own_process(self) -> int:
        return OWN_PROCESS

    def executable(self, process: int) -> str:
        return self.executables.get(process, "")

    def integrity(self, process: int) -> int | None:
        return self.levels.get(process)

    def frame(self, window: int) -> Rect | None:
        found = self._find(window)
        return found.place if found else None

    def watch(self, window: int, changed: Callable[[], None]) -> Callable[[], None]:
        self._watched[window] = changed
        return lambda: self._watched.pop(window, None) and None

    # Keys

    def register_hotkey(self, number: int, modifiers: int, key: int) -> bool:
        held = {*self.taken_hotkeys, *self.hotkeys.values()}
        if (modifiers, key) in held:
            return False
        self.hotkeys[number] = (modifiers, key)
        return True

    def unregister_hotkey(self, number: int) -> None:
        self.hotkeys.pop(number, None)

    def modifiers_down(self) -> bool:
        return self.shift_down

    def press(self, keys: Sequence[int]) -> None:
        self.pressed.append(tuple(keys))
        window = self.front
        if window is None:
            return
        if tuple(keys) == _PASTE:
            window.before = window.text
            for delay_ms in window.reads_after_ms:
                self._in(delay_ms, lambda: self._paste_into(window))
        elif tuple(keys) == _UNDO:
            window.text = window.before
        elif tuple(keys) == _COPY and window.selected:
            self.copy_elsewhere(window.selected)

    # Clipboard

    def open_clipboard(self) -> bool:
        if self.busy_tries:
            self.busy_tries -= 1
            return False
        assert not self.is_open, "opened twice"
        self.is_open = True
        return True

    def close_clipboard(self) -> None:
        assert self.is_open, "closed twice"
        self.is_open = False
        if self.manager_reads_at_once:
            self.seen_by_manager.append(self.read_as(MANAGER_PROCESS))

    def empty_clipboard(self) -> None:
        assert self.is_open
        self.content = {}
        self.is_ours = True
        self._sequence += 1

    def formats(self) -> tuple[int, ...]:
        return tuple(self.content)

    def read(self, form: int) -> bytes | None:
        return self.content.get(form)

    def put(self, form: int, content: bytes | None) -> bool:
        self.content[form] = content
        self._sequence += 1
        return True

    def named_format(self, name: str) -> int:
        return self._names.setdefault(name, 0xC000 + len(self._names))

    def owns_clipboard(self) -> bool:
        return self.is_ours

    def reader(self) -> int:
        return self._reader

    def sequence(self) -> int:
        return self._sequence

    # What tests do to it

    def open_window(self, **options: object) -> FakeWin32Window:
        """Open a window in front of the others."""
        window = FakeWin32Window(**options)  # type: ignore[arg-type]
        self.windows.insert(0, window)
        self.front = window
        return window

    def change(self, window: FakeWin32Window) -> None:
        """Tell whoever watches a window that it has changed."""
        if changed := self._watched.get(window.number):
            changed()

    def close_window(self, window: FakeWin32Window) -> None:
        """Close a window; the next one comes to the front."""
        self.windows.remove(window)
        self.front = self.windows[0] if self.windows else None
        self.change(window)

    def press_hotkey(self, modifiers: int, key: int) -> None:
        """Press a registered hotkey as a hand does."""
        for number, held in self.hotkeys.items():
            if held == (modifiers, key):
                self._listeners[Message.HOTKEY](number)

    def copy_elsewhere(self, text: str) -> None:
        """Have another program copy a text."""
        self.content = {CF_UNICODETEXT: (text + "\0").encode("utf-16-le")}
        self.is_ours = False
        self._sequence += 1

    def read_as(self, process: int) -> str:
        """Read the text as another program does, which fetches what is only promised."""
        if CF_UNICODETEXT in self.content and self.content[CF_UNICODETEXT] is None:
            self._reader = process
            self._listeners[Message.RENDER](CF_UNICODETEXT)
            self._reader = 0
        return (self.content.get(CF_UNICODETEXT) or b"").decode("utf-16-le").partition("\0")[0]

    def _paste_into(self, window: FakeWin32Window) -> None:
        window.text = window.before + self.read_as(window.process)

    def _in(self, delay_ms: int, call: Callable[[], None]) -> None:
        self._later.append((self._now + delay_ms, call))

    def _find(self, number: int) -> FakeWin32Window | None:
        return next((window for window in self.windows if window.number == number), None)
