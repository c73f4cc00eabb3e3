"""Topics of change: who changed something says what kind of thing, who shows it asks for it."""

from collections import defaultdict
from collections.abc import Callable
from enum import Enum, auto


class Topic(Enum):
    """The kinds of things that change."""

    LIBRARY = auto()
    USAGE = auto()
    HABITS = auto()
    SETTINGS = auto()
    INTERACTION = auto()
    VALUES = auto()
    CAPTURES = auto()


class Topics:
    """Carry topics from use cases to screens, all on the main thread."""

    def __init__(self) -> None:
        self._listeners: dict[Topic, list[Callable[[], None]]] = defaultdict(list)

    def subscribe(self, topic: Topic, listener: Callable[[], None]) -> None:
        """Have `listener` called after each change of this kind."""
        self._listeners[topic].append(listener)

    def publish(self, *topics: Topic) -> None:
        """Tell every listener of these topics, after the change is done."""
        for topic in topics:
            for listener in tuple(self._listeners[topic]):
                listener()
