"""The sentence for an error of ours, wherever it comes up."""

from agent_assist.capture.ports import (
    DatabaseInUse,
    NoSuchRecord,
    NotConfirmed,
    SpaceLacking,
    VaultClosed,
)
from agent_assist.errors import (
    AgentAssistError,
    DataNewer,
    FileProblem,
    PageUnreadable,
    PolicyUntrusted,
    SettingInvalid,
)
from agent_assist.i18n import _
from agent_assist.screens.messages import capture, library
from agent_assist.screens.messages.notice import Notice, Tone


def sentence(error: AgentAssistError) -> Notice:
    """Return the notice for an error: what, where and what to do."""
    if isinstance(error, PageUnreadable):
        return Notice(library.line(error.faults[0]), Tone.WARNING)
    if isinstance(error, PolicyUntrusted):
        text = _("The policy {path} is ignored: only administrators may own it and write there.")
        return Notice(text.format(path=error.path), Tone.WARNING)
    if isinstance(error, FileProblem):
        return Notice(library.file_problem(error), Tone.ERROR)
    if isinstance(error, DataNewer):
        text = _("{name} was written by a later release of Agent Assist. Install that one again.")
        return Notice(text.format(name=error.path.name), Tone.ERROR)
    if isinstance(error, SettingInvalid):
        text = _("The setting “{name}” does not take “{value}”. Its default is in force.")
        return Notice(text.format(name=error.name, value=error.value), Tone.WARNING)
    return _of_records(error)


def _of_records(error: AgentAssistError) -> Notice:
    if isinstance(error, DatabaseInUse):
        text = _("The records are in use by another program. Try again when it is done.")
        return Notice(text, Tone.WARNING)
    if isinstance(error, NotConfirmed | SpaceLacking | VaultClosed):
        return capture.failed(error, {})
    if isinstance(error, NoSuchRecord):
        return Notice(_("This record is not there any more."), Tone.NOTE)
    return Notice(str(error), Tone.ERROR)
