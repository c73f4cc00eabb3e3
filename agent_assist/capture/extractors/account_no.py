"""Numbers of accounts, customers and members, by their label."""

from collections.abc import Iterator

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import labelled
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the account numbers."""
    return labelled.find("account_no", labels.ACCOUNT, notes)
