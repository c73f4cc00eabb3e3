"""Adapters for a desktop that lets us do nothing but copy; they say so and never pretend."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from agent_assist.runtime.desktop import (
    Capability,
    Desktop,
    HotkeyState,
    Outcome,
    OutcomeKind,
    Reason,
    Rect,
    Target,
)
from agent_assist.runtime.tasks import TaskRunner


class NoTargets:
    """Knows no window but our own."""

    def in_front(self) -> Target | None:
        """Return None: what is in front cannot be known here."""
        return None

    def focus(self, target: Target) -> None:
        """Do nothing: the focus is not ours to give here."""

    def focus_own(self, window: int) -> None:
        """Do nothing: the toolkit has asked for the focus, and more cannot be done here."""


class CopyOnly:
    """Puts the text on the clipboard and leaves the pasting to the agent; `reason` says why."""

    def __init__(self, runner: TaskRunner, reason: Reason) -> None:
        self._runner = runner
        self._reason = reason

    def insert(self, text: str, target: Target | None, done: Callable[[Outcome], None]) -> None:
        """Copy `text` and say that it was only copied."""
        self.copy(text)
        self._runner.post(lambda: done(Outcome(OutcomeKind.COPIED_ONLY, self._reason, target)))

    def undo(self, done: Callable[[Outcome], None]) -> bool:  # noqa: ARG002
        """Return False: nothing was inserted."""
        return False

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""
        QGuiApplication.clipboard().setText(text)


class NoSelectionReader:
    """Reads no other program's selection."""

    def __init__(self, runner: TaskRunner) -> None:
        self._runner = runner

    def selected_text(
        self,
        target: Target | None,  # noqa: ARG002
        done: Callable[[str], None],
    ) -> None:
        """Hand out nothing."""
        self._runner.post(lambda: done(""))


class NoHotkeys:
    """Grabs no key; the desktop's own settings can bind `agent-assist show palette`."""

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:  # noqa: ARG002
        """Return `unsupported`."""
        return HotkeyState.UNSUPPORTED

    def ready(self) -> None:
        """Do nothing: no key is held back."""

    def release(self, keys: str) -> None:
        """Do nothing: no key is grabbed."""


class NoDocking:
    """Sees no window to stand beside."""

    def windows(self) -> tuple[Target, ...]:
        """Return nothing."""
        return ()

    def follow(self, target: Target, moved: Callable[[Rect | None], None]) -> None:
        """Do nothing: other programs' windows cannot be seen here."""

    def leave(self) -> None:
        """Do nothing: nothing is followed."""


def compose(runner: TaskRunner, reason: Reason = Reason.NO_TARGET) -> Desktop:
    """Return a desktop that only copies, with `reason` in every outcome."""
    return Desktop(
        targets=NoTargets(),
        inserter=CopyOnly(runner, reason),
        clipboard=NoSelectionReader(runner),
        hotkeys=NoHotkeys(),
        docking=NoDocking(),
        capabilities=_capabilities,
        start=_nothing,
        stop=_nothing,
    )


def _capabilities() -> tuple[Capability, ...]:
    return (
        Capability("hotkeys", works=False),
        Capability("insertion", works=False),
        Capability("docking", works=False),
        Capability("copy", works=True),
    )


def _nothing() -> None:
    """Start or stop nothing."""
