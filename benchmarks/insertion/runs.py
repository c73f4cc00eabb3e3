"""Runs a case round by round: hotkey, Enter, then look at target, clipboard and outcome."""

import time
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks.desktop.figures import percentile
from benchmarks.desktop.program import HOTKEY, start_subject
from benchmarks.insertion.cases import LIMITS_MS, THIEVES, Case, Trouble
from benchmarks.insertion.results import CaseResult, PeerResult, Round
from tests.rig.child import Child
from tests.rig.desktop import VirtualDesktop
from tests.rig.targets import CopyQ, Target, copyq

OURS = "您好，退款 ¥12.00 已提交，三个工作日到账，编号 A{number:04d}。"
THEIRS = "您好，退款 ¥12.00 已提交，三个工作日到账，编号 B{number:04d}。"
_OUR_MARK = "编号 A"
_THEIR_MARK = "编号 B"
_PAUSE_S = 0.6
"""Between two insertions, as a person needs: one that follows at once queues behind the quiet time
of the one before, which the case "in a row" shows."""

_OUTCOME_WITHIN_S = 12.0
_TEXT_AFTER_OUTCOME_S = 0.3
_PEER_TEXT_WITHIN_S = 2.0
_STARTS_MEASURED = 10
_PICTURE_BYTES = 50_000
_HELD_S = {Trouble.HELD_SHORT: 0.3, Trouble.HELD_LONG: 2.6}

Selections = tuple[dict[str, bytes], dict[str, bytes]]


class Rig:
    """A person's clipboard, the program under test and one target on a desktop."""

    def __init__(self, desktop: VirtualDesktop, target: Target, stack: ExitStack) -> None:
        self.desktop = desktop
        self.target = target
        self.user = desktop.program("clipboard_user", str(_PICTURE_BYTES))
        stack.callback(self.user.end)
        self.subject = start_subject(desktop)
        stack.callback(self.subject.end)
        self.copied = self.selections()

    def selections(self) -> Selections:
        """Return what a fresh program reads from both selections."""
        return self.desktop.clipboard(), self.desktop.clipboard("PRIMARY")

    def prepare(self, text: str, pause_s: float = _PAUSE_S) -> None:
        """Have the person copy again, the target in front, and the palette over it."""
        time.sleep(pause_s)
        self.user.ask("copied", do="copy")
        self.desktop.windows.raise_window(self.target.window)
        self.target.mark()
        self.subject.ask("heard", do="phrase", text=text)
        since = len(self.subject.pump())
        self.desktop.keyboard.press(HOTKEY)
        self.subject.wait_for("shown", since)

    def choose(self, held_s: float = 0.0) -> int:
        """Press Enter, with Shift down for `held_s`; return when, in monotonic ns."""
        if not held_s:
            return self.desktop.keyboard.press("Enter")
        self.desktop.keyboard.down("Shift")
        chosen_at = self.desktop.keyboard.press("Enter")
        time.sleep(held_s)
        self.desktop.keyboard.up("Shift")
        return chosen_at


def run_case(desktop: VirtualDesktop, case: Case, rounds: int) -> CaseResult:
    """Run the rounds of one case on a fresh desktop."""
    result = _empty(case)
    with ExitStack() as stack:
        target = stack.enter_context(desktop.target(case.kind, **case.options))
        rig = Rig(desktop, target, stack)
        trouble = _make_trouble(desktop, case.trouble)
        if trouble:
            stack.callback(trouble.end)
        thief = trouble if case.trouble in THIEVES else None
        for number in range(rounds):
            result.rounds.append(_round(rig, case, number, thief))
        if trouble:
            result.leaked = sum(_is_leak(message) for message in trouble.pump())
    return result


def run_under_manager(desktop: VirtualDesktop, kind: str, rounds: int) -> CaseResult:
    """Run a quiet case with CopyQ as the clipboard manager; `leaked` are phrases that it kept."""
    case = Case(kind, Trouble.COPYQ, limit_ms=LIMITS_MS[kind])
    result = _empty(case)
    with ExitStack() as stack:
        manager = stack.enter_context(copyq(desktop.environ))
        target = stack.enter_context(desktop.target(kind))
        rig = Rig(desktop, target, stack)
        result.rounds += [_round(rig, case, number, None) for number in range(rounds)]
        result.leaked = sum(_OUR_MARK in text for text in manager.history())
    return result


def run_peer(desktop: VirtualDesktop, kind: str, rounds: int) -> PeerResult:
    """Have CopyQ paste the same phrase into the same target."""
    with ExitStack() as stack:
        manager = stack.enter_context(copyq(desktop.environ))
        target = stack.enter_context(desktop.target(kind))
        user = desktop.program("clipboard_user", str(_PICTURE_BYTES))
        stack.callback(user.end)
        before = desktop.clipboard()
        starts = [_milliseconds(lambda: manager.run("''")) for _ in range(_STARTS_MEASURED)]
        latencies, restored = [], 0
        for number in range(rounds):
            user.ask("copied", do="copy")
            desktop.windows.raise_window(target.window)
            latency = _peer_round(manager, target, THEIRS.format(number=number))
            latencies += [latency] if latency is not None else []
            restored += desktop.clipboard() == before
        kept = sum(_THEIR_MARK in text for text in manager.history())
        return PeerResult(kind, rounds, latencies, percentile(starts, 0.5), restored, kept)


def _empty(case: Case) -> CaseResult:
    expected = tuple(sorted(case.expected))
    return CaseResult(case.name, case.kind, case.trouble.value, expected, case.limit_ms)


def _make_trouble(desktop: VirtualDesktop, trouble: Trouble) -> Child | None:
    if trouble is Trouble.GREEDY:
        return desktop.program("greedy_manager")
    return desktop.program("focus_thief") if trouble in THIEVES else None


def _is_leak(message: dict[str, object]) -> bool:
    return _OUR_MARK in str(message.get("text", ""))


def _round(rig: Rig, case: Case, number: int, thief: Child | None) -> Round:
    phrase = OURS.format(number=number)
    rig.prepare(phrase, 0.0 if case.trouble is Trouble.IN_A_ROW else _PAUSE_S)
    if thief:
        thief.ask("lurking", do=THIEVES[case.trouble])
    since = len(rig.subject.pump())
    chosen_at = rig.choose(_HELD_S.get(case.trouble, 0.0))
    outcome = _outcome(rig, since)
    arrived_at = _arrival(rig.target, phrase, may_be_late=outcome["kind"].startswith("Inserted"))
    received = rig.target.received()
    clipboard_right = _clipboard_right(outcome["kind"], phrase, rig.selections(), rig.copied)
    if thief:
        thief.ask("gone", do="give_up")
    return Round(
        latency_ms=None if arrived_at is None else (arrived_at - chosen_at) / 1e6,
        outcome=outcome["kind"],
        reason=outcome["reason"],
        text_right=received == phrase,
        clipboard_right=clipboard_right,
        honest=_honest(outcome["kind"], phrase, received),
    )


def _outcome(rig: Rig, since: int) -> dict[str, str]:
    try:
        return rig.subject.wait_for("outcome", since, _OUTCOME_WITHIN_S)
    except TimeoutError:
        rig.desktop.keyboard.press("Esc")
        return {"kind": "none", "reason": "no outcome in time"}


def _arrival(target: Target, phrase: str, *, may_be_late: bool) -> int | None:
    try:
        return target.wait_for_text(phrase, _TEXT_AFTER_OUTCOME_S if may_be_late else 0.02)
    except TimeoutError:
        return None


def _honest(outcome: str, phrase: str, received: str) -> bool:
    if outcome == "none":
        return False
    if outcome == "Inserted":
        return received == phrase
    if outcome == "InsertedUnconfirmed":
        return received in {"", phrase}
    return received == ""


def _clipboard_right(outcome: str, phrase: str, now: Selections, before: Selections) -> bool:
    """The person's own content stands again; the phrase does where it was only copied."""
    copied = now[0].get("UTF8_STRING") == phrase.encode()
    if outcome == "CopiedOnly":
        return copied
    return now == before or (outcome == "TargetChanged" and copied)


def _peer_round(manager: CopyQ, target: Target, phrase: str) -> float | None:
    target.mark()
    called_at = time.monotonic_ns()
    manager.paste(phrase, selected=target.name == "xterm")
    try:
        return (target.wait_for_text(phrase, _PEER_TEXT_WITHIN_S) - called_at) / 1e6
    except TimeoutError:
        return None


def _milliseconds(call: Callable[[], object]) -> float:
    begun = time.monotonic_ns()
    call()
    return (time.monotonic_ns() - begun) / 1e6
