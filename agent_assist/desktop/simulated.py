"""A desktop inside our own process, for the tour where no display can be had.

It says so everywhere: nothing here proves that another program would take the text.
"""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from agent_assist.desktop.null import NoSelectionReader
from agent_assist.desktop.null import compose as nothing_works
from agent_assist.runtime.desktop import (
    Desktop,
    HotkeyState,
    Outcome,
    OutcomeKind,
    Reason,
    Rect,
    Target,
)
from agent_assist.runtime.tasks import TaskRunner


class SimulatedTarget:
    """One window that takes whatever is inserted; it is always in front."""

    def __init__(self, runner: TaskRunner, title: str, take: Callable[[str], None]) -> None:
        self._runner = runner
        self._take = take
        self._target = Target(1, 0, "simulated", title)

    def in_front(self) -> Target | None:
        """Return the window."""
        return self._target

    def focus(self, target: Target) -> None:
        """Do nothing: it is in front already."""

    def focus_own(self, window: int) -> None:
        """Do nothing: our own window has the focus here."""

    def windows(self) -> tuple[Target, ...]:
        """Return the window."""
        return (self._target,)

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Do nothing: it never moves."""

    def leave(self) -> None:
        """Do nothing: nothing is followed."""

    def insert(self, text: str, target: Target | None, done: Callable[[Outcome], None]) -> None:
        """Hand the text to the window."""
        self._take(text)
        outcome = Outcome(OutcomeKind.INSERTED, Reason.TAKEN, target)
        self._runner.post(lambda: done(outcome))

    def undo(self, done: Callable[[Outcome], None]) -> bool:  # noqa: ARG002
        """Return False: what was handed over is not taken back."""
        return False

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        QGuiApplication.clipboard().setText(text)


class SimulatedHotkeys:
    """Hotkeys that the tour presses by name."""

    def __init__(self) -> None:
        self._pressed: dict[str, Callable[[], None]] = {}

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Remember what the hotkey does."""
        self._pressed[keys] = pressed
        return HotkeyState.GRABBED

    def press(self, keys: str) -> None:
        """Do what the hotkey does."""
        self._pressed[keys]()

    def ready(self) -> None:
        """Do nothing: no key is held back."""

    def release(self, keys: str) -> None:
        """Forget the hotkey."""
        self._pressed.pop(keys, None)


def compose(
    runner: TaskRunner, hotkeys: SimulatedHotkeys, title: str, take: Callable[[str], None]
) -> Desktop:
    """Return a desktop with one window, whose texts go to `take`."""
    target = SimulatedTarget(runner, title, take)
    nothing = nothing_works(runner)
    return Desktop(
        targets=target,
        inserter=target,
        clipboard=NoSelectionReader(runner),
        hotkeys=hotkeys,
        docking=target,
        capabilities=nothing.capabilities,
        start=nothing.start,
        stop=nothing.stop,
    )
