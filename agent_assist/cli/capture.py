"""`agent-assist capture`: take a customer's details out of notes (contracts 3)."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from agent_assist.capture.engine import extract
from agent_assist.capture.row import row
from agent_assist.cli import batch
from agent_assist.cli.batch import FINE, WRONG, Row
from agent_assist.runtime.clock import SystemClock
from agent_assist.runtime.languages import LANGUAGES, from_tag

_STDIN: Final = "-"


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.stdin == (options.path is not None):
        parser.error("give either PATH (- for stdin) or --stdin")
    if options.stdin:
        return batch.run(sys.stdin.buffer, sys.stdout.buffer, answered)
    try:
        text = _read(options.path)
    except (OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"agent-assist capture: {options.path}: {error}\n")
        return WRONG
    found = row(extract(text, options.now or SystemClock().now(), options.language))
    print("\n".join(_rendered(found, options.format)))
    return FINE


def answered(asked: Row) -> dict[str, Any]:
    """Return the answer row of a request.

    Raises:
        BadLine: `text` or `now` is missing or wrong, or the language is unknown.
    """
    text, now = batch.text_of(asked, "text"), batch.moment_of(asked, "now")
    return {"id": asked.get("id"), **row(extract(text, now, batch.language_of(asked)))}


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="agent-assist capture", description=__doc__)
    made.add_argument("path", nargs="?", help="a file with one note; - is stdin")
    made.add_argument("--stdin", action="store_true", help="read one JSON row a line")
    made.add_argument("--format", choices=("text", "json", "jsonl"), default="text")
    made.add_argument("--language", type=_language)
    made.add_argument("--now", type=datetime.fromisoformat, help="2026-03-12T10:30, local")
    return made


def _read(path: str) -> str:
    content = sys.stdin.buffer.read() if path == _STDIN else Path(path).read_bytes()
    return content.decode("utf-8-sig")


def _rendered(found: dict[str, Any], form: str) -> list[str]:
    if form != "text":
        return [json.dumps(found, ensure_ascii=False)]
    lines = []
    for name, value in found["fields"].items():
        for one in value if isinstance(value, list) else [value]:
            shown = one if isinstance(one, str) else json.dumps(one, ensure_ascii=False)
            lines.append(f"{name}\t{shown}")
    lines += [f"invalid {name}\t{raw}" for name, raws in found["invalid"].items() for raw in raws]
    return lines + [f"removed\t{kind}" for kind in found["removed"]]


def _language(tag: str) -> str:
    language = from_tag(tag)
    if language is None:
        raise argparse.ArgumentTypeError(f"use one of {', '.join(LANGUAGES)}")
    return language
