"""`agent-assist read-back`: the words in which details are read back (contracts 3)."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from agent_assist.capture.read_back.lines import lines
from agent_assist.cli import batch
from agent_assist.cli.batch import FINE, WRONG, BadLine, Row


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="agent-assist read-back", description=__doc__)
    parser.add_argument("row", nargs="?", help='{"language": …, "fields": {…}} as JSON; - is stdin')
    parser.add_argument("--stdin", action="store_true", help="read one JSON row a line")
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    options = parser.parse_args(arguments)
    if options.stdin == (options.row is not None):
        parser.error("give either a ROW or --stdin")
    if options.stdin:
        return batch.run(sys.stdin.buffer, sys.stdout.buffer, answered)
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig") if options.row == "-" else options.row
        told = answered(batch.parsed(text))
    except (BadLine, UnicodeDecodeError) as error:
        sys.stderr.write(f"agent-assist read-back: {error}\n")
        return WRONG
    print("\n".join(_rendered(told, options.format)))
    return FINE


def answered(asked: Row) -> dict[str, Any]:
    """Return the answer row of a request.

    Raises:
        BadLine: no fields, no language that we speak, or a value that is none of its field.
    """
    fields = asked.get("fields")
    if not isinstance(fields, dict):
        raise BadLine("no fields", 'give the row an object under "fields"')
    language = batch.language_of(asked)
    if language is None:
        raise BadLine("no language", 'give the row a tag under "language"')
    try:
        found = lines(fields, language)
    except (ValueError, KeyError, TypeError) as error:
        raise BadLine(f"bad value: {error}", "write fields as `capture` answers them") from error
    return {"id": asked.get("id"), "lines": [line.row() for line in found]}


def _rendered(told: dict[str, Any], form: str) -> list[str]:
    if form == "json":
        return [json.dumps(told, ensure_ascii=False)]
    if form == "jsonl":
        return [json.dumps(line, ensure_ascii=False) for line in told["lines"]]
    return [f"{line['field']}\t{line['say']}" for line in told["lines"]]
