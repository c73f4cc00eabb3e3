"""The table of report forms: one a file, one line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from agent_assist.linting.outputs.csv import CsvOutput
from agent_assist.linting.outputs.github import GithubOutput
from agent_assist.linting.outputs.json import JsonOutput
from agent_assist.linting.outputs.jsonl import JsonLinesOutput
from agent_assist.linting.outputs.output import Output
from agent_assist.linting.outputs.sarif import SarifOutput
from agent_assist.linting.outputs.text import TextOutput

OUTPUTS: Final[Mapping[str, Callable[[], Output]]] = MappingProxyType(
    {
        "text": TextOutput,
        "json": JsonOutput,
        "jsonl": JsonLinesOutput,
        "sarif": SarifOutput,
        "github": GithubOutput,
        "csv": CsvOutput,
    }
)
