"""What the program asks of the operating system: values and ports, no system in sight."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Target:
    """A window of another program, as recorded when the hotkey was pressed.

    `window` is the system's window number (XID, HWND), `process` its process id (0 if unknown),
    `app_class` the class or executable name in lower case, `title` the window's title.
    """

    window: int
    process: int
    app_class: str
    title: str


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on the screen in physical pixels."""

    x: int
    y: int
    width: int
    height: int


class OutcomeKind(StrEnum):
    """How an insertion ended (contracts 5)."""

    INSERTED = "Inserted"
    INSERTED_UNCONFIRMED = "InsertedUnconfirmed"
    NOT_TAKEN = "NotTaken"
    COPIED_ONLY = "CopiedOnly"
    TARGET_CHANGED = "TargetChanged"


class Reason(StrEnum):
    """Why an insertion ended so."""

    TAKEN = "taken"
    READ_BY_OTHERS = "read_by_others"
    PLAIN_OWNER = "plain_owner"
    NO_READ = "no_read"
    NOT_FETCHED = "not_fetched"
    UNDONE = "undone"
    NO_TARGET = "no_target"
    TARGET_GONE = "target_gone"
    FOCUS_ELSEWHERE = "focus_elsewhere"
    MODIFIERS_DOWN = "modifiers_down"
    NEVER_LIST = "never_list"
    ELEVATED = "elevated"
    NO_PORTAL = "no_portal"
    NO_CLIPBOARD = "no_clipboard"
    MULTIPLE_LINES = "multiple_lines"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an insertion ended, why, and where it went.

    `restorable` is False when the user's clipboard was too large to be given back.
    """

    kind: OutcomeKind
    reason: Reason
    target: Target | None = None
    restorable: bool = True


class Targets(Protocol):
    """Knows which window of another program is in front."""

    def in_front(self) -> Target | None:
        """Return the window in front, None when it is ours or there is none."""
        ...

    def focus(self, target: Target) -> None:
        """Give the focus back to a window that was in front before."""
        ...

    def focus_own(self, window: int) -> None:
        """Give the focus to a window of ours, by the system's number, that is on the screen.

        To be called after a hotkey: the toolkit does not know that the agent has asked for the
        window, and desktops keep programs from taking the focus unasked.
        """
        ...


class Inserter(Protocol):
    """Puts text into another program's window; one insertion at a time, the next ones queue."""

    def insert(self, text: str, target: Target | None, done: Callable[[Outcome], None]) -> None:
        """Insert `text` into `target`; `done` is called once, on the main thread."""
        ...

    def undo(self, done: Callable[[Outcome], None]) -> bool:
        """Take the last insertion back, if it can be; False when there is nothing to undo."""
        ...

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard as the agent's own copy."""
        ...


class ClipboardReader(Protocol):
    """Reads the text that the agent has selected in another program."""

    def selected_text(self, target: Target | None, done: Callable[[str], None]) -> None:
        """Hand the selected text to `done` on the main thread, empty when there is none."""
        ...


class HotkeyState(StrEnum):
    """Whether a hotkey works, and if not, why."""

    GRABBED = "grabbed"
    TAKEN = "taken"
    UNKNOWN_KEY = "unknown_key"
    UNSUPPORTED = "unsupported"


class Hotkeys(Protocol):
    """System-wide keys."""

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Have `pressed` called on the main thread for `keys`, written like `Ctrl+Alt+Space`.

        Keys typed after the hotkey are held back until `ready` is called, so that they reach the
        window that `pressed` shows.
        """
        ...

    def ready(self) -> None:
        """Say that our window has the focus: let the keys go that were typed since the hotkey."""
        ...

    def release(self, keys: str) -> None:
        """Give the hotkey back to the system."""
        ...


class Docking(Protocol):
    """Follows a window of another program, so that ours can stand beside it."""

    def windows(self) -> tuple[Target, ...]:
        """Return the windows that one can dock beside, in stacking order, topmost first."""
        ...

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Have `moved` called on the main thread with the frame of `target`.

        At once, whenever it moves, with None when it is minimised, never again once it is closed.
        """
        ...

    def leave(self) -> None:
        """Stop following."""
        ...


class Notifier(Protocol):
    """Says something near the edge of the screen when our window is hidden."""

    def tell(self, title: str, text: str) -> None:
        """Show a notice that takes no focus and goes by itself."""
        ...


class SingleInstance(Protocol):
    """Sees to it that the program runs once; a second start hands its wish to the first."""

    def first(self, received: Callable[[str], None]) -> bool:
        """Become the first instance and have later lines handed to `received`; False if not."""
        ...

    def close(self) -> None:
        """Give the place up."""
        ...


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing the desktop does or does not give us, for `doctor` and the settings page."""

    name: str
    works: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Desktop:
    """The adapters of one operating system, composed once at start."""

    targets: Targets
    inserter: Inserter
    clipboard: ClipboardReader
    hotkeys: Hotkeys
    docking: Docking
    capabilities: Callable[[], tuple[Capability, ...]]
    start: Callable[[], None]
    stop: Callable[[], None]
