"""One sentence for everything that capturing, reading back and saving has to say."""

from collections.abc import Mapping
from typing import Final

from agent_assist.capture.candidate import Candidate
from agent_assist.capture.ports import NotConfirmed, SpaceLacking, VaultClosed, VaultState
from agent_assist.capture.record import Customer, SavedRecord
from agent_assist.dates.wording import say_date
from agent_assist.errors import Fault
from agent_assist.i18n import N_, _, current, ngettext
from agent_assist.screens.messages.notice import Notice, Tone

_REMOVED: Final = {
    "card": N_("card number"),
    "cvv": N_("card check code"),
    "password": N_("password"),
    "code": N_("one-time code"),
    "rest": N_("rest of a secret"),
}
_REFUSED: Final = {
    "nothing_to_read": N_("There is nothing to read back yet."),
    "customer_says_it": N_(
        "This is on record: ask the customer to say it, and type what you hear."
    ),
    "ask_first": N_("The hour is open: ask whether it is morning or afternoon, and type it."),
    "not_read_back": N_("Read it back first: F9 shows the sentence."),
    "never_kept": N_("This is never kept."),
    "no_reason": N_("Choose why the customer does not confirm."),
}
_INVALID: Final = {
    "not_a_number": N_("This is not a number that can be right. Ask again."),
    "not_an_address": N_("This is not an e-mail address that can be right. Ask again."),
    "bad_check_digit": N_("The check digit does not fit. Ask again."),
    "no_amount": N_("There is no amount in this. Write it with its currency."),
    "no_time": N_("There is no time in this. Write a day and an hour."),
    "secret_card": N_("A card number is never kept here."),
    "secret_cvv": N_("A card check code is never kept."),
    "secret_password": N_("A password is never kept."),
    "secret_code": N_("A one-time code is never kept."),
    "differs": N_("It is not what is on record. Ask once more; show nothing."),
}
_CLOSED: Final = {
    VaultState.LOCKED: N_("Records are locked. Unlock them to save; what you typed stays here."),
    VaultState.NO_KEY_STORE: N_(
        "This computer keeps no keys, so no customer data is saved. A passphrase does instead."
    ),
    VaultState.WRONG_KEY: N_(
        "The records belong to another key. Restore the key with the recovery key; nothing was "
        "changed."
    ),
    VaultState.DAMAGED: N_(
        "The records cannot be read: the file is damaged. Restore a backup with “agent-assist "
        "records restore”; nothing was changed."
    ),
    VaultState.NEWER: N_("A newer release wrote these records. Install it to open them."),
}
_ROUNDS: Final = 2
_SHOWN: Final = 3


def removed(kinds: tuple[str, ...]) -> Notice:
    """Return the notice after secrets were taken out of the notes."""
    names = ", ".join(_(_REMOVED[kind]) for kind in kinds)
    text = _("Removed at once, and kept nowhere: {what}.")
    return Notice(text.format(what=names), Tone.WARNING)


def refused(reason: str) -> Notice:
    """Return the notice for a step that cannot be taken yet."""
    return Notice(_(_REFUSED.get(reason, reason)), Tone.NOTE)


def typed_wrong(reason: str) -> Notice:
    """Return the notice for a typed value that a field does not take."""
    return Notice(_(_INVALID.get(reason, reason)), Tone.WARNING)


def invalid(raw: str) -> str:
    """Return the hint for what was typed in the notes and cannot be right."""
    return _("“{raw}” cannot be right: ask again").format(raw=raw)


def question(candidate: Candidate) -> str:
    """Return the question that a candidate leaves open."""
    raw = candidate.raw.strip()
    if candidate.why == "phone_or_order":
        return _("{raw}: phone or order? Enter takes it").format(raw=raw)
    if candidate.why == "which_hour":
        return _("{raw}: morning or afternoon? Ask").format(raw=raw)
    if candidate.why == "which_time":
        return _("{raw}: which day or time exactly? Ask").format(raw=raw)
    if candidate.why == "calendar_open":
        return _("{raw}: holidays of that time are not published yet. Agree on a date").format(
            raw=raw
        )
    return _("{raw}? Enter takes it").format(raw=raw)


def rounds(noes: int) -> Notice | None:
    """Return the advice after two noes in a row, None before."""
    if noes < _ROUNDS:
        return None
    text = _("Twice wrong: have it spelled, keyed in on the phone, or sent in writing.")
    return Notice(text, Tone.WARNING)


def waiting(labels: tuple[str, ...]) -> Notice:
    """Return the notice when saving waits for fields."""
    text = _("Not saved: {fields} must be confirmed by the customer, or marked as declined.")
    return Notice(text.format(fields=", ".join(labels)), Tone.ERROR)


def about(record: SavedRecord, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what a saved record was about and how it ended, as far as it was noted."""
    ids = (record.scenario or "", record.disposition)
    return tuple(names.get(id_, id_) for id_ in ids if id_)


def history(customer: Customer, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what is known of a customer, newest contact first, without a value in it.

    `names` are those of scenarios and dispositions by id.
    """
    contacts = customer.records
    if not contacts:
        return ()
    head = ngettext("{n} earlier contact", "{n} earlier contacts", len(contacts))
    lines = [head.format(n=len(contacts))]
    for record in contacts[:_SHOWN]:
        lines.append(
            " · ".join((say_date(record.saved_at.date(), current()), *about(record, names)))
        )
    return tuple(lines)


def to_be_saved() -> Notice:
    """Return the notice after the customer agreed to the summary."""
    return Notice(_("Agreed. Ctrl+S saves the record."), Tone.QUIET)


def to_be_mended() -> Notice:
    """Return the notice after the customer did not agree to the summary."""
    return Notice(_("Ask what is different and correct that field."), Tone.NOTE)


def saved() -> Notice:
    """Return the notice after a record was saved."""
    return Notice(_("Saved. F6 for the next customer."), Tone.QUIET)


def faulty_pages(faults: tuple[Fault, ...]) -> Notice:
    """Return the notice when fields or dispositions of a pack cannot be read."""
    text = _("{path}, line {line}: {reason}. The rest is used.")
    first = faults[0]
    reason = first.fact("reason") or first.fact("field") or first.code
    return Notice(text.format(path=first.path, line=first.line, reason=reason), Tone.WARNING)


def recovery_key() -> Notice:
    """Return the notice after the records were made, with their recovery key to be written down."""
    text = _("Customer data is encrypted now. Write the recovery key down.")
    return Notice(text, Tone.NOTE, "recovery_key")


def closed(state: VaultState) -> Notice:
    """Return why records cannot be read, and what to do."""
    if state is VaultState.NO_KEY_STORE:
        return Notice(_(_CLOSED[state]), Tone.WARNING, "passphrase")
    return Notice(_(_CLOSED[state]), Tone.NOTE if state is VaultState.LOCKED else Tone.ERROR)


def failed(error: NotConfirmed | SpaceLacking | VaultClosed, labels: Mapping[str, str]) -> Notice:
    """Return the notice when a record could not be saved; nothing of it is lost."""
    if isinstance(error, NotConfirmed):
        return waiting(tuple(labels.get(name, name) for name in error.fields))
    if isinstance(error, VaultClosed):
        return closed(error.state)
    if error.reason == "read_only":
        text = _(
            "Not saved: {path} cannot be written. All is still here; tell your IT, then Ctrl+S."
        )
    else:
        text = _("Not saved: the disk is full. All is still here; free some space, then Ctrl+S.")
    return Notice(text.format(path=error.path), Tone.ERROR)
