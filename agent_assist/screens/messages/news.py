"""News that nobody asked for: shown one by one, the gravest first, with how many are left."""

from dataclasses import replace
from typing import Final

from agent_assist.screens.messages.notice import Notice, Tone

_GRAVITY: Final = {Tone.ERROR: 0, Tone.WARNING: 1, Tone.NOTE: 2, Tone.QUIET: 3}


class News:
    """Waiting notices; of the same gravity the one that came first is shown first."""

    def __init__(self) -> None:
        self._waiting: list[Notice] = []

    def add(self, notice: Notice) -> None:
        """Take a notice in, unless the same one waits already."""
        if notice not in self._waiting:
            self._waiting.append(notice)
            self._waiting.sort(key=lambda waiting: _GRAVITY[waiting.tone])

    def shown(self) -> Notice | None:
        """Return the notice to be shown, None when there is none; "+2" says that two more wait."""
        if not self._waiting:
            return None
        first, rest = self._waiting[0], len(self._waiting) - 1
        return replace(first, text=f"{first.text}  +{rest}") if rest else first

    def next(self) -> Notice | None:
        """Let the notice go that was shown, and return the one after it."""
        del self._waiting[:1]
        return self.shown()

    def holds(self, shown: Notice) -> bool:
        """Tell whether a notice on the screen is one of the news."""
        return any(shown.text.startswith(waiting.text) for waiting in self._waiting)
