"""The report as one JSON object a finding and line."""

import json

from agent_assist.linting.counts import Statistics
from agent_assist.linting.located import Located
from agent_assist.linting.outputs.output import located_row


class JsonLinesOutput:
    """One object a line; statistics are a last line of their own."""

    def begin(self) -> str:
        """Return nothing; there is no head."""
        return ""

    def finding(self, located: Located) -> str:
        """Return one line."""
        return json.dumps(located_row(located), ensure_ascii=False) + "\n"

    def end(self, statistics: Statistics | None) -> str:
        """Return the line of statistics, if asked for."""
        if statistics is None:
            return ""
        return json.dumps({"statistics": statistics.as_row()}, ensure_ascii=False) + "\n"
