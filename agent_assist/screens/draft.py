"""The draft screen: what is typed is checked as it is typed, and held back where it must be.

Drafts live in memory only.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from agent_assist.errors import AgentAssistError
from agent_assist.i18n import _
from agent_assist.linting.finding import Action, Finding, Fix, LintContext
from agent_assist.linting.ports import Checker, DismissalStore
from agent_assist.runtime.context import Channel
from agent_assist.runtime.desktop import Inserter, Outcome, Target
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.screens.current import Current
from agent_assist.screens.draft_rows import Offer, Row, end_of, offer, reading_seconds, row, steps
from agent_assist.screens.messages import insertion
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.screens.messages.problems import sentence

_SETTLE_MS: Final = 400
_GAP: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True, slots=True)
class State:
    """What the screen shows; `chosen` is the index of a finding, -1 when there is none.

    `set_aside` counts the findings set aside in this draft, `unused` those of them that are no
    longer in the text.
    """

    text: str = ""
    rows: tuple[Row, ...] = ()
    chosen: int = -1
    channel: str = Channel.CHAT.value
    steps: int = 0
    seconds: int = 0
    is_checked: bool = False
    is_held: bool = False
    set_aside: int = 0
    unused: int = 0
    notice: Notice | None = None

    @property
    def summary(self) -> str:
        """The line that stands for the section when it is shut."""
        return _("{n} to look at").format(n=len(self.rows)) if self.rows else ""


class View(Protocol):
    """Shows the state; `show_text` is called only when the screen itself has changed the text."""

    def show_state(self, state: State) -> None:
        """Show the findings and counters; the text in the editor is left alone."""
        ...

    def show_text(self, text: str, selection: tuple[int, int]) -> None:
        """Put this text into the editor and select a range of it."""
        ...

    def select(self, start: int, end: int) -> None:
        """Select a range of the text."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the draft screen works with.

    Asked for the first time, `checker` has the rules read; it is None until they are, and then
    `refresh` is called. `may_override` tells whether this agent may insert what a rule holds back.
    """

    checker: Callable[[], Checker | None]
    dismissals: DismissalStore
    runner: TaskRunner
    inserter: Inserter
    current: Current
    target: Callable[[], Target | None]
    may_override: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Checked:
    findings: tuple[Finding, ...]
    fixes: tuple[tuple[Fix, ...], ...]
    offers: tuple[tuple[Offer, ...], ...] = ()


class DraftScreen:
    """Keeps a draft and its findings; a check of an older text is dropped."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._view: View | None = None
        self._caret = 0
        self._version = 0
        self._is_checking = False
        self._waits_to_go = False
        self._is_settled = True
        self._call_off: Callable[[], None] = _nothing
        self._checked = _Checked((), ())
        self._shown: tuple[int, ...] = ()
        self._dismissed: set[tuple[str, str]] = set()
        self._seen: set[str] = set()
        self._visible: set[tuple[str, int]] = set()
        self._origin: Target | None = None
        self.state = State()

    def show_on(self, view: View) -> None:
        """Show the state on this view from now on."""
        self._view = view
        view.show_text(self.state.text, (len(self.state.text), len(self.state.text)))
        self._show()

    # Intents

    def typed(self, text: str, caret: int) -> None:
        """Check what the editor holds; a finding that ends at the caret waits for a pause."""
        self._caret = caret
        self._is_settled = False
        self._call_off()
        self._call_off = self._ports.runner.later(_SETTLE_MS, self._settle)
        self._take(text)

    def open(self, text: str, origin: Target | None = None) -> None:
        """Begin a draft with this text; `origin` is the window that it goes back to."""
        self._origin = origin
        self._dismissed.clear()
        if self._seen:
            self._keep(partial(self._ports.dismissals.add_shown, tuple(self._seen)))
            self._seen = set()
        self._visible.clear()
        self._is_settled = True
        if channel := self._ports.current.context().channel:
            self.state = replace(self.state, channel=channel.value)
        self._take(text)
        self._show_text((len(text), len(text)))
        self._go_to_gap()

    def use_channel(self, channel: str) -> None:
        """Say where the customer will read or hear it."""
        self.state = replace(self.state, channel=channel)
        self._check()

    def next_finding(self) -> None:
        """Choose the next finding, from the last one back to the first."""
        if self.state.rows:
            self.choose((self.state.chosen + 1) % len(self.state.rows))

    def choose(self, index: int) -> None:
        """Choose a finding and show where it stands."""
        if 0 <= index < len(self.state.rows):
            self.state = replace(self.state, chosen=index)
            self._show()
            if self._view and index < len(self.state.rows):
                self._view.select(self.state.rows[index].start, self.state.rows[index].end)

    def apply_fix(self, number: int = 0) -> None:
        """Apply a fix of the chosen finding, or of the first one that has any."""
        place = self._with_fix(number)
        checker = self._ports.checker()
        if place is None or checker is None:
            return
        fix = self._checked.fixes[place][number]
        applied = checker.apply(self.state.text, fix, self._context())
        gap = applied.gaps[0] if applied.gaps else None
        end = end_of(self.state.text, fix, applied)
        self._is_settled = True
        self._take(applied.text)
        self._show_text(gap or (end, end))

    def dismiss(self, reason: str) -> None:
        """Set the chosen finding aside for this draft, with the reason."""
        chosen = self.state.chosen
        if not (0 <= chosen < len(self._shown) and self.state.rows[chosen].may_be_set_aside):
            return
        finding = self._checked.findings[self._shown[chosen]]
        self._dismissed.add((finding.rule, finding.text))
        current = self._ports.current
        self._keep(
            partial(
                self._ports.dismissals.add_dismissal,
                current.agent,
                finding,
                reason,
                current.context().now,
            )
        )
        self._show()

    def restore(self) -> None:
        """Show again what was set aside in this draft."""
        self._dismissed.clear()
        self._show()

    def insert(self) -> None:
        """Put the draft into the customer's window, unless a rule holds it back.

        Pressed before the draft has been checked, it waits for that.
        """
        if not self.state.text.strip() or self._go_to_gap():
            return
        if self._is_checking:
            self._waits_to_go = True
        elif held := [f for f in self._held() if not self._is_dismissed(f)]:
            self._hold(self._held_back().format(message=held[0].message))
        else:
            self._insert()

    def insert_anyway(self) -> None:
        """Insert although a rule holds it back; rule, time and agent are kept, not the text."""
        if self._ports.may_override() and not self._go_to_gap():
            self._insert()

    def clear(self) -> None:
        """Forget the draft."""
        self.open("")

    def refresh(self) -> None:
        """Check again: the rules or the interaction have changed."""
        self._check()

    # Checking

    def _take(self, text: str) -> None:
        self._waits_to_go = False
        self.state = replace(
            self.state,
            text=text,
            steps=steps(text),
            seconds=reading_seconds(text),
            is_checked=False,
            is_held=False,
            notice=None,
        )
        self._check()

    def _check(self) -> None:
        self._version += 1
        text, context = self.state.text, self._context()
        self._is_checking = bool(text.strip())
        if not self._is_checking:
            self._checked = _Checked((), ())
            self._show()
            return
        checker = self._ports.checker()
        if checker is None:
            self._show()
            return

        def work() -> _Checked:
            findings = tuple(f for f in checker.check(text, context) if f.action is not Action.LOG)
            fixes = tuple(checker.offered(text, f, context) for f in findings)
            offers = tuple(
                tuple(offer(text, fix, checker.apply(text, fix, context)) for fix in some)
                for some in fixes
            )
            return _Checked(findings, fixes, offers)

        self._ports.runner.run(work, partial(self._answered, self._version), self._could_not_check)

    def _answered(self, version: int, checked: _Checked) -> None:
        if version == self._version:
            self._checked = checked
            self._checks_end()

    def _could_not_check(self, error: Exception) -> None:
        self._failed(error)
        self._checks_end()

    def _checks_end(self) -> None:
        self._is_checking = False
        self._show()
        if self._waits_to_go:
            self._waits_to_go = False
            self.insert()

    def _settle(self) -> None:
        self._is_settled = True
        self._show()

    def _context(self) -> LintContext:
        context = self._ports.current.context()
        return LintContext(
            channel=Channel(self.state.channel),
            scenario=context.scenario or "",
            values=context.values,
        )

    # Showing

    def _show(self) -> None:
        self._shown = tuple(
            place for place, finding in enumerate(self._checked.findings) if self._is_due(finding)
        )
        may_override = self._ports.may_override()
        rows = tuple(
            row(
                self._checked.findings[place],
                self._checked.offers[place],
                may_override=may_override,
            )
            for place in self._shown
        )
        self._seen.update(row.rule for row in rows)
        self._visible = {(row.rule, row.start) for row in rows}
        found = {(finding.rule, finding.text) for finding in self._checked.findings}
        self.state = replace(
            self.state,
            rows=rows,
            chosen=min(self.state.chosen, len(rows) - 1),
            is_checked=not self._is_checking and bool(self.state.text.strip()),
            set_aside=len(self._dismissed),
            unused=len(self._dismissed - found),
        )
        if self._view:
            self._view.show_state(self.state)

    def _is_due(self, finding: Finding) -> bool:
        text = self.state.text
        if self._is_dismissed(finding) or text[finding.start : finding.end] != finding.text:
            return False
        is_being_typed = finding.end == self._caret and not self._is_settled
        return not is_being_typed or (finding.rule, finding.start) in self._visible

    def _is_dismissed(self, finding: Finding) -> bool:
        return (finding.rule, finding.text) in self._dismissed

    def _show_text(self, selection: tuple[int, int]) -> None:
        if self._view:
            self._view.show_text(self.state.text, selection)

    def _with_fix(self, number: int) -> int | None:
        chosen = self.state.chosen
        places = [self._shown[chosen]] if 0 <= chosen < len(self._shown) else list(self._shown)
        return next((p for p in places if len(self._checked.fixes[p]) > number), None)

    def _go_to_gap(self) -> bool:
        gap = _GAP.search(self.state.text)
        if gap and self._view:
            self._view.select(*gap.span())
        return gap is not None

    # Leaving

    def _held(self) -> list[Finding]:
        """Return what the rules hold back in the text as it was checked."""
        return [f for f in self._checked.findings if f.action is Action.BLOCK]

    def _hold(self, why: str) -> None:
        """Keep the draft here and say why; who may override it is offered to."""
        action = "insert_anyway" if self._ports.may_override() else ""
        self.state = replace(self.state, is_held=True, notice=Notice(why, Tone.ERROR, action))
        self._show()

    def _held_back(self) -> str:
        if self._ports.may_override():
            return _("Held back: {message} Change the draft, or insert it all the same.")
        return _("Held back: {message} Change the draft; it does not go out like this.")

    def _insert(self) -> None:
        current = self._ports.current
        for rule in dict.fromkeys(finding.rule for finding in self._held()):
            add = self._ports.dismissals.add_override
            self._keep(partial(add, current.agent, rule, current.context().now))
        target = self._origin or self._ports.target()
        self._ports.inserter.insert(self.state.text, target, self._inserted)

    def _inserted(self, outcome: Outcome) -> None:
        notice = insertion.after(outcome)
        self.state = replace(self.state, notice=notice, is_held=False)
        if notice is None:
            self.open("")
        else:
            self._show()

    def _keep(self, work: Callable[[], None]) -> None:
        self._ports.runner.run(work, lambda _done: None, self._failed)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self.state = replace(self.state, notice=sentence(error))
        self._show()


def _nothing() -> None:
    """Call nothing off."""
