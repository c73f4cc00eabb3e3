"""One sentence for everything that can be wrong with the place where records are kept."""

from typing import Final

from agent_assist.capture.ports import (
    DatabaseInUse,
    NoSuchRecord,
    SpaceLacking,
    VaultClosed,
    VaultState,
)
from agent_assist.errors import AgentAssistError, FileProblem
from agent_assist.i18n import N_, _

_CLOSED: Final = {
    VaultState.LOCKED: N_("The records are locked."),
    VaultState.NO_KEY_STORE: N_(
        "There is no key store on this computer, or the passphrase is not right; no customer's "
        "details are kept without one."
    ),
    VaultState.WRONG_KEY: N_(
        "The records are whole, but the key on this computer is another one. Give the recovery "
        "key: agent-assist records restore --recovery-key"
    ),
    VaultState.DAMAGED: N_(
        "The file of the records is damaged. Put the last backup in its place: agent-assist "
        "records restore"
    ),
    VaultState.NEWER: N_("A later release has written these records. Update Agent Assist."),
}
_SPACE: Final = {
    "full": N_("The disk is full: {path}. Make room and do it again; nothing is lost."),
    "read_only": N_("The folder cannot be written: {path}. Ask IT to give you the right."),
}
_RECOVERY: Final = {
    "misspelt": N_("This is no recovery key: look for a wrong or missing letter."),
    "other": N_("This recovery key belongs to other records."),
}


def sentence(error: AgentAssistError) -> str:
    """Return what went wrong and what to do about it."""
    if isinstance(error, VaultClosed):
        return closed(error.state)
    if isinstance(error, SpaceLacking):
        return _(_SPACE[error.reason]).format(path=error.path)
    if isinstance(error, DatabaseInUse):
        return _("Close Agent Assist first.")
    if isinstance(error, NoSuchRecord):
        return _("There is no record {id}.").format(id=error.record_id)
    if isinstance(error, FileProblem):
        return _("{path} cannot be used: {reason}.").format(path=error.path, reason=error.reason)
    return str(error)


def closed(state: VaultState) -> str:
    """Return why the records are not open."""
    return _(_CLOSED[state])


def recovery_wrong(reason: str) -> str:
    """Return what is wrong with a recovery key."""
    return _(_RECOVERY[reason])
