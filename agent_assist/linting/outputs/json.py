"""The report as one JSON document: `{"findings": [...], "statistics": {...}}`."""

import json

from agent_assist.linting.counts import Statistics
from agent_assist.linting.located import Located
from agent_assist.linting.outputs.output import located_row


class JsonOutput:
    """One document, written piece by piece."""

    def __init__(self) -> None:
        self._is_first = True

    def begin(self) -> str:
        """Return the beginning of the document."""
        return '{"findings": ['

    def finding(self, located: Located) -> str:
        """Return one finding with the comma before it."""
        comma = "" if self._is_first else ","
        self._is_first = False
        return f"{comma}\n{json.dumps(located_row(located), ensure_ascii=False)}"

    def end(self, statistics: Statistics | None) -> str:
        """Return the rest of the document; without statistics their object is empty."""
        counts = statistics.as_row() if statistics else {}
        return f'\n], "statistics": {json.dumps(counts, ensure_ascii=False)}}}\n'
