"""A clock that stands until the test moves it."""

from datetime import datetime, timedelta

MONDAY = datetime.fromisoformat("2026-03-02T10:00")


class StandingClock:
    """The port `Clock`, set by the test."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self._now = now

    def now(self) -> datetime:
        """Return the time at which the clock stands."""
        return self._now

    def move(self, **duration: float) -> None:
        """Put the clock forward, as `timedelta` takes it."""
        self._now += timedelta(**duration)
