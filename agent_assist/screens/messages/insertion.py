"""What the agent is told after an insertion: nothing when all went well."""

from typing import Final

from agent_assist.i18n import N_, _
from agent_assist.runtime.desktop import Outcome, OutcomeKind, Reason
from agent_assist.screens.messages.notice import Notice, Tone

_SENTENCES: Final = {
    Reason.READ_BY_OTHERS: N_("Only other programs asked for the text, not the window. Your clipboard is as it was; copy and paste the text yourself."),
    Reason.NOT_FETCHED: N_("The window asked for the text but did not fetch it. Look before you send."),
    Reason.PLAIN_OWNER: N_("Inserted, but the window did not confirm it. Look before you send."),
    Reason.NO_READ: N_("The window took nothing. Your clipboard is as it was; copy and paste the text yourself."),
    Reason.NO_TARGET: N_("No other window was in front. The text is copied: press Ctrl+V where it belongs."),
    Reason.TARGET_GONE: N_("The window has been closed. The text is copied: press Ctrl+V where it belongs."),
    Reason.FOCUS_ELSEWHERE: N_("Another window came to the front, so nothing was inserted. Copy the text or go back and try again."),
    Reason.MODIFIERS_DOWN: N_("A key such as Ctrl or Shift is held down. The text is copied: let go and press Ctrl+V."),
    Reason.NEVER_LIST: N_("Nothing is ever inserted into this program. The text is copied."),
    Reason.ELEVATED: N_("The window runs as administrator and takes no text from here. The text is copied: press Ctrl+V there."),
    Reason.NO_PORTAL: N_("This desktop lets no program type into another. The text is copied: press Ctrl+V."),
    Reason.NO_CLIPBOARD: N_("The clipboard does not answer. Try again."),
    Reason.MULTIPLE_LINES: N_("A terminal would run each line, so nothing was inserted. The text is copied."),
    Reason.STOPPED: N_("The program is closing; nothing was inserted."),
}  # fmt: skip
_KEPT: Final = N_("What was on your clipboard was too large to be kept.")


def after(outcome: Outcome) -> Notice | None:
    """Return what to say after an insertion, None when it went well."""
    if outcome.kind is OutcomeKind.INSERTED:
        return None if outcome.restorable else Notice(_(_KEPT), Tone.WARNING)
    text = _(_SENTENCES.get(outcome.reason, _SENTENCES[Reason.PLAIN_OWNER]))
    needs_copy = outcome.kind in {OutcomeKind.NOT_TAKEN, OutcomeKind.TARGET_CHANGED}
    grave = outcome.kind is not OutcomeKind.INSERTED_UNCONFIRMED
    return Notice(text, Tone.WARNING if grave else Tone.NOTE, "copy" if needs_copy else "")


def copied() -> Notice:
    """Return what to say after a copy."""
    return Notice(_("Copied."), Tone.QUIET)


def undone(outcome: Outcome | None) -> Notice:
    """Return what to say after taking an insertion back; None = there was nothing to take back."""
    if outcome is None:
        return Notice(
            _("There is nothing to take back: only the last insertion, within five seconds.")
        )
    if outcome.kind in {OutcomeKind.INSERTED, OutcomeKind.INSERTED_UNCONFIRMED}:
        return Notice(_("Taken back."), Tone.QUIET)
    return Notice(
        _("The window is no longer in front; take the text back there with Ctrl+Z."), Tone.WARNING
    )
