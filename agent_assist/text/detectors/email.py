"""Places that hold an e-mail address, by form alone."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.text.detectors.span import Span

_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}[@＠]"
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![A-Za-z0-9-])",
    re.ASCII,
)


def find(text: str) -> Iterator[Span]:
    """Yield the places of a text that hold an e-mail address; the value is in lower case."""
    for match in _ADDRESS.finditer(text):
        yield Span(match.start(), match.end(), match[0].replace("＠", "@").lower())
