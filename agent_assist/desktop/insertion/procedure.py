"""The way of a text into another program's window, step by step, on the X11 thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from agent_assist.desktop.insertion.contents import secret_mark, text_contents
from agent_assist.desktop.insertion.focus import regain
from agent_assist.desktop.insertion.keyboard import Keyboard
from agent_assist.desktop.insertion.offer import Offer
from agent_assist.desktop.insertion.profiles import Mode, Profile, Profiles, Source
from agent_assist.desktop.insertion.selection import SelectionOwner
from agent_assist.desktop.insertion.snapshot import Snapshot, Snapshots
from agent_assist.desktop.key_names import Keys
from agent_assist.desktop.x11_loop import Loop, Steps, Wait
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason, Target

_TAKEN_WITHIN_S: Final = 2.0
_QUIET_S: Final = 0.4
_QUIET_CAP_S: Final = 3.0
_OTHERS_DONE_S: Final = 0.3
_LOOK_S: Final = 0.02
_TRIES: Final = 3

Answer: TypeAlias = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Instruments:
    """What the procedure works with."""

    loop: Loop
    windows: Windows
    keyboard: Keyboard
    owner: SelectionOwner
    snapshots: Snapshots
    profiles: Profiles


class Procedure:
    """Puts texts into windows; each call is one job, to be run one at a time."""

    def __init__(self, instruments: Instruments) -> None:
        self._loop = instruments.loop
        self._windows = instruments.windows
        self._keyboard = instruments.keyboard
        self._owner = instruments.owner
        self._snapshots = instruments.snapshots
        self._profiles = instruments.profiles

    def insert(self, text: str, target: Target | None, answer: Answer) -> Steps[None]:
        """Put a text into a window; `answer` is called as soon as the outcome is certain.

        The steps go on until the target has been quiet for a while: some read twice.
        """
        if target is None:
            yield from self._only_copy(text, Reason.NO_TARGET, None, answer)
            return
        profile = self._profiles.of(target)
        suited = profile.suited(text)
        if profile.mode is Mode.NEVER:
            yield from self._only_copy(text, Reason.NEVER_LIST, target, answer)
        elif suited is None:
            yield from self._only_copy(text, Reason.MULTIPLE_LINES, target, answer)
        else:
            self._keyboard.keep_enter_back()
            yield from self._bring(suited, target, profile, answer)

    def undo(self, target: Target, keys: Keys, answer: Answer) -> Steps[None]:
        """Press the keys by which a window takes its last paste back.

        Not where the agent has gone on to another window since.
        """
        in_front = self._windows.in_front()
        if in_front != target.window and in_front and not self._windows.is_ours(in_front):
            problem: Reason | None = Reason.FOCUS_ELSEWHERE
        else:
            problem = yield from self._ready(target)
        if problem is None:
            problem = self._strike(target, keys)
        if problem is None:
            answer(Outcome(OutcomeKind.INSERTED_UNCONFIRMED, Reason.UNDONE, target))
        else:
            answer(Outcome(OutcomeKind.TARGET_CHANGED, problem, target))

    def copy(self, text: str) -> Steps[None]:
        """Put a text on the clipboard as the agent's own copy, for everybody."""
        yield from self._owner.keep(self._clipboard, Snapshot(text_contents(self._loop, text)))

    def look_ahead(self, target: Target) -> Steps[None]:
        """Keep what the agent has copied, so that an insertion need not wait for that."""
        for selection in self._selections(self._profiles.of(target)):
            if self._owner.content(selection) is None:
                yield from self._snapshots.fresh(selection)

    def _bring(self, text: str, target: Target, profile: Profile, answer: Answer) -> Steps[None]:
        problem = yield from regain(self._windows, target.window)
        if problem is not None:
            yield from self._fail(text, problem, target, answer)
            return
        offer = self._offer(text, target, profile)
        try:
            problem, restorable = yield from self._prepare(offer, target, profile)
            if problem is None:
                offer.press()
                problem = self._strike(target, profile.chord)
            if problem is None:
                yield from self._wait_for(offer, profile)
                kind, reason = offer.verdict()
                answer(Outcome(kind, reason, target, restorable=restorable))
                yield from self._until_quiet(offer)
        finally:
            self._owner.withdraw()
        if problem is None:
            yield from self._owner.renew()
        else:
            yield from self._fail(text, problem, target, answer)

    def _prepare(
        self, offer: Offer, target: Target, profile: Profile
    ) -> Steps[tuple[Reason | None, bool]]:
        """Have everything in place for the chord.

        Return why that cannot be, None when it is, and whether the clipboard can be given back.
        """
        for _ in range(_TRIES):
            restorable = yield from self._put_on_offer(offer, profile)
            yield Wait(profile.settle_s)
            problem = yield from self._ready(target)
            # Some clipboard managers take over what they see, and with it what would be pasted.
            if problem or all(map(self._owner.owns, self._selections(profile))):
                return problem, restorable
        return Reason.NO_CLIPBOARD, restorable

    def _put_on_offer(self, offer: Offer, profile: Profile) -> Steps[bool]:
        """Own what the profile pastes from; say whether all of it can be given back."""
        complete = True
        self._owner.make(offer)
        for selection in self._selections(profile):
            content = self._owner.content(selection)
            if content is None:
                content = yield from self._snapshots.fresh(selection)
            complete &= content.complete
            yield from self._owner.take(selection, content)
        return complete

    def _ready(self, target: Target) -> Steps[Reason | None]:
        """Wait for the agent's hands; return why the chord must not be pressed, None if it may."""
        if not (yield from self._keyboard.hands_off()):
            return Reason.MODIFIERS_DOWN
        return (yield from regain(self._windows, target.window))

    def _strike(self, target: Target, keys: Keys) -> Reason | None:
        """Press keys into a window; return why not, None when that has been done.

        The server serves us alone for this fraction of a millisecond: nobody can take the focus
        between the look and the keys.
        """
        display = self._loop.display
        display.grab_server()
        try:
            if not self._windows.is_in_front(target.window):
                return Reason.FOCUS_ELSEWHERE
            self._keyboard.press(keys)
        finally:
            display.ungrab_server()
            display.flush()
        return None

    def _wait_for(self, offer: Offer, profile: Profile) -> Steps[None]:
        """Wait after the chord until it can be told what has become of the offer."""
        offer.pressed_before = yield from self._owner.server_time()
        selections = self._selections(profile)
        deadline = time.monotonic() + _TAKEN_WITHIN_S
        while not offer.taken and (left := deadline - time.monotonic()) > 0:
            if offer.settled_by_others(_OTHERS_DONE_S):
                return
            if all(self._owner.content(selection) is None for selection in selections):
                offer.lost = True
                return
            yield Wait(min(left, _LOOK_S), lambda: offer.taken)

    def _until_quiet(self, offer: Offer) -> Steps[None]:
        """Wait for the second read that some programs make; a few poll, so there is an end."""
        if not (offer.taken or offer.to_everybody):
            return
        end = time.monotonic() + _QUIET_CAP_S
        while (left := min(offer.quiet_since() + _QUIET_S, end) - time.monotonic()) > 0:
            yield Wait(left)

    def _fail(self, text: str, why: Reason, target: Target, answer: Answer) -> Steps[None]:
        """End without having pressed anything."""
        if why is Reason.FOCUS_ELSEWHERE:
            answer(Outcome(OutcomeKind.TARGET_CHANGED, why, target))
        elif why is Reason.NO_CLIPBOARD:
            answer(Outcome(OutcomeKind.NOT_TAKEN, why, target))
        else:
            yield from self._only_copy(text, why, target, answer)

    def _only_copy(
        self, text: str, why: Reason, target: Target | None, answer: Answer
    ) -> Steps[None]:
        yield from self.copy(text)
        answer(Outcome(OutcomeKind.COPIED_ONLY, why, target))

    def _offer(self, text: str, target: Target, profile: Profile) -> Offer:
        return Offer(
            text_contents(self._loop, text),
            secret_mark(self._loop),
            is_for=lambda requestor: self._windows.same_program(requestor, target.window),
            to_everybody=profile.plain_owner,
        )

    def _selections(self, profile: Profile) -> list[int]:
        return [self._atom(source.value.upper()) for source in profile.sources]

    @property
    def _clipboard(self) -> int:
        return self._atom(Source.CLIPBOARD.value.upper())

    def _atom(self, name: str) -> int:
        return self._windows.atom(name)
