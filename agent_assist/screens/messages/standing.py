"""Notices that wait to be read: none pushes another away, the most urgent stands first."""

from dataclasses import replace
from typing import Final

from agent_assist.i18n import _
from agent_assist.screens.messages.notice import Notice, Tone

_URGENCY: Final = (Tone.ERROR, Tone.WARNING, Tone.NOTE, Tone.QUIET)


class Standing:
    """Keeps them in order; of those as urgent as each other the newest stands first."""

    def __init__(self) -> None:
        self._notices: list[Notice] = []

    def add(self, notice: Notice) -> None:
        """Keep a notice, once."""
        if notice not in self._notices:
            self._notices.insert(0, notice)
            self._notices.sort(key=lambda one: _URGENCY.index(one.tone))

    def first(self) -> Notice | None:
        """Return the most urgent one, with the number of those behind it."""
        if not self._notices:
            return None
        first, more = self._notices[0], len(self._notices) - 1
        if not more:
            return first
        return replace(first, text=_("{first} (+{n})").format(first=first.text, n=more))

    def pass_on(self) -> None:
        """The first has been read: the next one comes up."""
        del self._notices[:1]
