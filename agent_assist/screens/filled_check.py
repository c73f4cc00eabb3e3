"""What the rules say of a response as it is filled now: shown beside it, and asked before it goes."""

from collections.abc import Callable
from functools import partial
from typing import Final

from agent_assist.i18n import _
from agent_assist.library.response import CannedResponse
from agent_assist.linting.finding import Action, Finding, LintContext, Severity
from agent_assist.linting.ports import Checker
from agent_assist.runtime.context import Channel, Context
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.screens.messages.notice import Notice, Tone

_TONES: Final = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING}


class FilledCheck:
    """Checks the text on a worker and calls `changed` when its answer fits what is shown."""

    def __init__(
        self,
        checker: Callable[[], Checker | None],
        runner: TaskRunner,
        changed: Callable[[], None],
    ) -> None:
        self._checker = checker
        self._runner = runner
        self._changed = changed
        self._asked: tuple[str, LintContext, Checker | None] = ("", LintContext(), None)
        self.notice: Notice | None = None

    def look_at(self, text: str, context: LintContext, failed: Callable[[Exception], None]) -> None:
        """Find out what is wrong with this text, unless it is known."""
        asked = (text, context, checker := self._checker())
        if asked == self._asked:
            return
        self._asked, self.notice = asked, None
        if checker is not None and text:
            work = partial(checker.check, text, context)
            self._runner.run(work, partial(self._answered, asked), failed)

    def forget(self) -> None:
        """Nothing that needs a look is shown: the rules need not even be read."""
        self._asked, self.notice = ("", LintContext(), None), None

    def held_back(self, text: str, context: LintContext) -> Notice | None:
        """Return why a text must not go out as it is, None when it may."""
        checker = self._checker()
        found = checker.check(text, context) if checker else ()
        held = next((finding for finding in found if finding.action is Action.BLOCK), None)
        if held is None:
            return None
        words = _("Held back: {message} Ctrl+Enter opens it in the draft.")
        return Notice(words.format(message=held.message), Tone.ERROR, "to_draft")

    def _answered(self, asked: object, found: tuple[Finding, ...]) -> None:
        shown = [finding for finding in found if finding.action is not Action.LOG]
        if asked is self._asked and shown:
            self.notice = _notice(shown)
            self._changed()


def context_of(response: CannedResponse, context: Context) -> LintContext:
    """Return how the rules read a response: in its own channel, as a part of a conversation."""
    own = response.channels[0] if len(response.channels) == 1 else None
    channel = own or context.channel or Channel.CHAT
    return LintContext(channel=channel, values=context.values)


def _notice(findings: list[Finding]) -> Notice:
    worst = max(findings, key=lambda finding: (finding.action is Action.BLOCK, finding.severity))
    words = _("“{found}”: {message}").format(found=worst.text, message=worst.message)
    if more := len(findings) - 1:
        words = _("{first} (+{n})").format(first=words, n=more)
    return Notice(words, _TONES.get(worst.severity, Tone.NOTE), "to_draft")
