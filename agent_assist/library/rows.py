"""The rows of an index as strings, kept from one search to the next."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from agent_assist.library.evidence import Row, row_of
from agent_assist.library.index import Texts

_ROOM: Final = 24_576
"""A library of twenty thousand stays at hand whole, for some eight megabytes; a larger one in part."""


class Rows:
    """Decodes the rows that searches ask for; those asked for lately are at hand."""

    def __init__(self, stored: Texts) -> None:
        self._stored = stored
        self._known: dict[int, Row] = {}

    def of(self, docs: Sequence[int]) -> list[Row]:
        """Return the rows of these responses."""
        known = self._known
        missing = [doc for doc in docs if doc not in known]
        if missing:
            if len(known) + len(missing) > _ROOM:
                # A new table instead of an emptied one: other threads may be reading the old.
                self._known = known = {doc: known[doc] for doc in docs if doc in known}
            lines = self._stored.of(np.array(missing))
            known.update(zip(missing, map(row_of, lines), strict=True))
        return [known[doc] for doc in docs]
