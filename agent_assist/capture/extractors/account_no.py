"""Numbers of accounts, customers and members, by their label."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.candidate import Candidate
from agent_assist.capture.extractors import labelled
from agent_assist.capture.extractors.extractor import Frame
from agent_assist.capture.notes import Notes

# A user name may have no digit.
_USER_NAME: Final = re.compile(
    r"(?:[账帐]号|用户名|username|user name|логин)[ :是为]{0,3}([a-z][a-z0-9._\-]{2,30}[a-z0-9])(?![a-z0-9@])"
)


def find(notes: Notes, _frame: Frame) -> Iterator[Candidate]:
    """Yield the account numbers."""
    yield from labelled.find("account_no", labels.ACCOUNT, notes)
    for match in _USER_NAME.finditer(notes.folded):
        span = match.span(1)
        value = notes.text[slice(*span)]
        yield Candidate("account_no", value, *span, raw=notes.raw(*span), source="label")
