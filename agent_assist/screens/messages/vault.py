"""One sentence for everything that can go wrong with records on the command line."""

from typing import Final

from agent_assist.capture.ports import (
    DatabaseInUse,
    NoSuchRecord,
    SpaceLacking,
    VaultClosed,
)
from agent_assist.errors import AgentAssistError, FileProblem
from agent_assist.i18n import N_, _
from agent_assist.screens.messages import capture

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
        return capture.closed(error.state).text
    if isinstance(error, SpaceLacking):
        return _(_SPACE[error.reason]).format(path=error.path)
    if isinstance(error, DatabaseInUse):
        return _("Close Agent Assist first.")
    if isinstance(error, NoSuchRecord):
        return _("There is no record {id}.").format(id=error.record_id)
    if isinstance(error, FileProblem):
        return _("{path} cannot be used: {reason}.").format(path=error.path, reason=error.reason)
    return str(error)


def recovery_wrong(reason: str) -> str:
    """Return what is wrong with a recovery key."""
    return _(_RECOVERY[reason])
