"""Time as a port, so that the core never asks the system for it."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tell local time, without offset, as everything in the program uses it."""

    def now(self) -> datetime:
        """Return the local time."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the local time of the computer, without offset."""
        return datetime.now().astimezone().replace(tzinfo=None)
