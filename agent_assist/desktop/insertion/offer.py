"""A text on offer to one program, and what has become of it."""

import time
from collections.abc import Callable

from agent_assist.desktop.insertion.contents import Contents
from agent_assist.runtime.desktop import OutcomeKind, Reason


class Offer:
    """A text on offer to one program, and what has become of it since the chord was pressed.

    `pressed_before` is the server's time in ms just after the chord, `taken` whether the target
    has fetched the text, `lost` whether another program owns the clipboard by now.
    """

    def __init__(
        self,
        text: Contents,
        marks: Contents,
        is_for: Callable[[int], bool],
        *,
        to_everybody: bool = False,
    ) -> None:
        """Offer `text` in its formats, with `marks` that say how to treat it.

        It is for the program whose windows `is_for` knows, or for everybody.
        """
        self.contents: Contents = {**text, **marks}
        self.is_for = is_for
        self.to_everybody = to_everybody
        self.pressed = False
        self.pressed_before = 0
        self.taken = False
        self.lost = False
        self._text = text
        self._given_to_target = False
        self._given_to_others = False
        self._last_read = 0.0

    def press(self) -> None:
        """Count from now on; what was read before the chord says nothing about the paste."""
        self.pressed = True
        self._last_read = time.monotonic()

    def note_given(self, form: int, *, to_target: bool) -> None:
        """Note that somebody was given a format, of the text or of what stands in its place."""
        if not self.pressed or (to_target and form not in self._text):
            return
        if to_target:
            self._given_to_target = True
        else:
            self._given_to_others = True
        if to_target or self.to_everybody:
            self._last_read = time.monotonic()

    def note_taken(self, form: int) -> None:
        """Note that the target has fetched a format that it was given after the chord."""
        if form in self._text:
            self.taken = True
            self._last_read = time.monotonic()

    def quiet_since(self) -> float:
        """Return the monotonic time in seconds at which it was last read."""
        return self._last_read

    def settled_by_others(self, quiet_s: float) -> bool:
        """Say whether, of an offer to everybody, others have read and are done with it."""
        if not (self.to_everybody and self._given_to_others):
            return False
        return time.monotonic() > self._last_read + quiet_s

    def verdict(self) -> tuple[OutcomeKind, Reason]:
        """Say no more than what has been seen."""
        if self.taken:
            return OutcomeKind.INSERTED, Reason.TAKEN
        if self.to_everybody and self._given_to_others:
            return OutcomeKind.INSERTED_UNCONFIRMED, Reason.PLAIN_OWNER
        if self.lost:
            return OutcomeKind.NOT_TAKEN, Reason.NO_CLIPBOARD
        if self._given_to_target:
            return OutcomeKind.INSERTED_UNCONFIRMED, Reason.NOT_FETCHED
        if self._given_to_others:
            return OutcomeKind.NOT_TAKEN, Reason.READ_BY_OTHERS
        return OutcomeKind.NOT_TAKEN, Reason.NO_READ
