"""Insertion on Windows: a promised text, the target's own paste keys, the clipboard given back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from agent_assist.desktop import windows_keys
from agent_assist.desktop.insertion.profiles import Mode, Profile, Profiles
from agent_assist.desktop.insertion.timed_steps import TimedSteps, Work
from agent_assist.desktop.insertion.windows_clipboard import (
    Steps,
    WindowsClipboard,
    as_unicode,
)
from agent_assist.desktop.win32 import CF_UNICODETEXT, Win32
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason, Target

_FOCUS_WITHIN_MS: Final = 500
_HANDS_OFF_WITHIN_MS: Final = 2000
_TAKEN_WITHIN_MS: Final = 2000
_QUIET_MS: Final = 400
_LOOK_MS: Final = 10
_UNDO_WITHIN_MS: Final = 5000

Answer = Callable[[Outcome], None]


class WindowsInserter:
    """The port `Inserter`; runs on the main thread in short steps."""

    def __init__(
        self, win32: Win32, clipboard: WindowsClipboard, steps: TimedSteps, profiles: Profiles
    ) -> None:
        self._win32 = win32
        self._clipboard = clipboard
        self._steps = steps
        self._profiles = profiles
        self._last: tuple[Target, int] | None = None

    def insert(self, text: str, target: Target | None, done: Answer) -> None:
        """Insert `text` into `target`; `done` is called once, when the clipboard stands again."""
        self._last = None
        stopped = Outcome(OutcomeKind.NOT_TAKEN, Reason.STOPPED, target)
        self._steps.add(self._insert(text, target, done), lambda: done(stopped))

    def undo(self, done: Answer) -> bool:
        """Take the last insertion back by the target's own keys, within five seconds."""
        last, self._last = self._last, None
        if last is None or self._win32.ticks_ms() > last[1] + _UNDO_WITHIN_MS:
            return False
        target = last[0]
        undo = self._profiles.of(target).undo
        chord = windows_keys.chord(undo) if undo else None
        if chord is None:
            return False
        stopped = Outcome(OutcomeKind.TARGET_CHANGED, Reason.STOPPED, target)
        self._steps.add(self._undo(target, chord, done), lambda: done(stopped))
        return True

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard as the agent's own copy."""
        self._steps.add(self._copy(text), lambda: None)

    def _insert(self, text: str, target: Target | None, done: Answer) -> Work:
        if target is None:
            yield from self._only_copy(text, Reason.NO_TARGET, None, done)
            return
        profile = self._profiles.of(target)
        suited = profile.suited(text)
        if (why := self._forbidden(target, profile, suited)) or suited is None:
            yield from self._only_copy(text, why or Reason.MULTIPLE_LINES, target, done)
            return
        if problem := (yield from self._ready(target)):
            yield from self._fail(text, problem, target, done)
            return
        outcome = yield from self._bring(suited, target, profile)
        if outcome.kind is OutcomeKind.COPIED_ONLY:
            yield from self._copy(text)
        if outcome.kind is OutcomeKind.INSERTED:
            self._last = (target, self._win32.ticks_ms())
        done(outcome)

    def _forbidden(self, target: Target, profile: Profile, suited: str | None) -> Reason | None:
        if profile.mode is Mode.NEVER:
            return Reason.NEVER_LIST
        if suited is None:
            return Reason.MULTIPLE_LINES
        if not self._win32.exists(target.window):
            return Reason.TARGET_GONE
        theirs = self._win32.integrity(target.process)
        own = self._win32.integrity(self._win32.own_process())
        # Windows drops keys sent to a program of a higher level, without telling the sender.
        return Reason.ELEVATED if None not in {theirs, own} and theirs > own else None  # type: ignore[operator]

    def _bring(self, text: str, target: Target, profile: Profile) -> Steps[Outcome]:
        kept = yield from self._clipboard.keep()
        chord = windows_keys.chord(profile.chord)
        if kept is None or chord is None or not (yield from self._clipboard.promise(text)):
            return Outcome(OutcomeKind.COPIED_ONLY, Reason.NO_CLIPBOARD, target)
        try:
            outcome = yield from self._under_promise(target, profile, chord)
        except GeneratorExit:
            self._clipboard.give_back_at_once(kept)
            raise
        yield from self._clipboard.give_back(kept)
        return replace(outcome, restorable=kept.complete)

    def _under_promise(
        self, target: Target, profile: Profile, chord: tuple[int, ...]
    ) -> Steps[Outcome]:
        yield round(profile.settle_s * 1000)
        if problem := (yield from self._ready(target)):
            return Outcome(_kind_without_chord(problem), problem, target)
        kind, reason = yield from self._press(target, chord)
        return Outcome(kind, reason, target)

    def _press(self, target: Target, chord: tuple[int, ...]) -> Steps[tuple[OutcomeKind, Reason]]:
        was_read_before = bool(self._clipboard.reads)
        self._win32.press(chord)
        if was_read_before:
            # The content lies open since, and the target's own read cannot be seen any more.
            yield _QUIET_MS
            return OutcomeKind.INSERTED_UNCONFIRMED, Reason.READ_BY_OTHERS
        deadline = self._win32.ticks_ms() + _TAKEN_WITHIN_MS
        while not self._clipboard.reads:
            if self._win32.ticks_ms() > deadline:
                return OutcomeKind.NOT_TAKEN, Reason.NO_READ
            yield _LOOK_MS
        yield _QUIET_MS  # some programs read twice
        if self._clipboard.reads[0].process in {0, target.process}:
            return OutcomeKind.INSERTED, Reason.TAKEN
        return OutcomeKind.INSERTED_UNCONFIRMED, Reason.READ_BY_OTHERS

    def _ready(self, target: Target) -> Steps[Reason | None]:
        """Wait for focus and hands; return why nothing may be pressed, None if it may."""
        deadline = self._win32.ticks_ms() + _HANDS_OFF_WITHIN_MS
        while self._win32.modifiers_down():
            if self._win32.ticks_ms() > deadline:
                return Reason.MODIFIERS_DOWN
            yield _LOOK_MS
        deadline = self._win32.ticks_ms() + _FOCUS_WITHIN_MS
        while self._win32.foreground() != target.window:
            if not self._win32.exists(target.window):
                return Reason.TARGET_GONE
            if self._win32.ticks_ms() > deadline:
                return Reason.FOCUS_ELSEWHERE
            self._win32.bring_to_front(target.window)
            yield _LOOK_MS
        return None

    def _undo(self, target: Target, chord: tuple[int, ...], done: Answer) -> Work:
        if problem := (yield from self._ready(target)):
            done(Outcome(OutcomeKind.TARGET_CHANGED, problem, target))
            return
        self._win32.press(chord)
        done(Outcome(OutcomeKind.INSERTED_UNCONFIRMED, Reason.UNDONE, target))

    def _fail(self, text: str, why: Reason, target: Target, done: Answer) -> Work:
        if _kind_without_chord(why) is OutcomeKind.TARGET_CHANGED:
            done(Outcome(OutcomeKind.TARGET_CHANGED, why, target))
        else:
            yield from self._only_copy(text, why, target, done)

    def _only_copy(self, text: str, why: Reason, target: Target | None, done: Answer) -> Work:
        yield from self._copy(text)
        done(Outcome(OutcomeKind.COPIED_ONLY, why, target))

    def _copy(self, text: str) -> Work:
        yield from self._clipboard.put(((CF_UNICODETEXT, as_unicode(text)),))


def _kind_without_chord(why: Reason) -> OutcomeKind:
    """A window that lost the focus for good leaves the clipboard as it is."""
    gone = why is Reason.FOCUS_ELSEWHERE
    return OutcomeKind.TARGET_CHANGED if gone else OutcomeKind.COPIED_ONLY
