"""A place that instances share in memory."""

from collections.abc import Callable


class SharedPlace:
    """What the file system is to the real one."""

    def __init__(self) -> None:
        self.owner: FakeInstance | None = None

    def hand_over(self, line: str) -> bool:
        """Do what the client does."""
        if self.owner is None:
            return False
        self.owner.received(line)
        return True


class FakeInstance:
    """The port `SingleInstance` over a shared place."""

    def __init__(self, place: SharedPlace) -> None:
        self._place = place
        self.received: Callable[[str], None] = print

    def first(self, received: Callable[[str], None]) -> bool:
        """Take the place if it is free."""
        if self._place.owner is not None:
            return False
        self._place.owner = self
        self.received = received
        return True

    def close(self) -> None:
        """Give the place up."""
        if self._place.owner is self:
            self._place.owner = None
