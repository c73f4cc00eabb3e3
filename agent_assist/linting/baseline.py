"""Findings that are known already and do not count: for old logs and libraries.

A baseline holds salted hashes only. What was found in data that reports redact is known by its
place alone, because a telephone number is soon guessed from its hash.
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from agent_assist.errors import CacheUnusable
from agent_assist.linting.finding import REDACTED_CATEGORIES
from agent_assist.linting.located import Located


class Baseline:
    """Known findings, each as often as it was known."""

    def __init__(self, salt: str, known: Counter[str]) -> None:
        self._salt = salt
        self._left = Counter(known)

    def new(self, found: Iterable[Located]) -> list[Located]:
        """Return the findings that are not known; each known one is used up once."""
        kept = []
        for located in found:
            name = _name(self._salt, located)
            if self._left[name] > 0:
                self._left[name] -= 1
            else:
                kept.append(located)
        return kept


def loads(text: str) -> Baseline:
    """Return the baseline in a file's text.

    Raises:
        CacheUnusable: the text is no baseline.
    """
    try:
        document: dict[str, Any] = json.loads(text)
        return Baseline(str(document["salt"]), Counter(document["findings"]))
    except (ValueError, KeyError, TypeError) as error:
        raise CacheUnusable(str(error)) from error


def dumps(found: Iterable[Located], salt: str) -> str:
    """Return the text of a baseline that knows these findings; `salt` is a random text."""
    known = Counter(_name(salt, located) for located in found)
    document = {"version": 1, "salt": salt, "findings": dict(sorted(known.items()))}
    return json.dumps(document, indent=1) + "\n"


def _name(salt: str, located: Located) -> str:
    finding, message = located.finding, located.message
    if finding.category in REDACTED_CATEGORIES:
        told = f"{located.line}:{located.column}:{message.row}"
    else:
        told = finding.text
    return sha256(f"{salt}\0{message.path}\0{finding.rule}\0{told}".encode()).hexdigest()[:32]
