"""Reads chat logs: txt (a message a line), tsv, csv, jsonl; what is broken is named by line."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final

from agent_assist.errors import Fault
from agent_assist.linting.finding import LintContext
from agent_assist.linting.located import Message
from agent_assist.linting.logs.columns import (
    Columns,
    ColumnsUnknown,
    Contexts,
    Rows,
    columns_of,
    role_of,
)
from agent_assist.linting.logs.lines import Line, lines_of

Reader = Callable[[Iterator[Line | Fault], Path, Contexts, Mapping[str, str]],
                  Iterator[Message | Fault]]  # fmt: skip

_SPEAKER: Final = re.compile(
    r"\s*(?:\[[^\]]{1,30}\]|\d[\d:./ -]{3,20})?\s*([^\s:：]{1,16})\s*[:：]\s?"
)
_LONGEST_CELL: Final = 1 << 20


def messages_of(
    file: BinaryIO, path: Path, default: LintContext, mapping: Mapping[str, str]
) -> Iterator[Message | Fault]:
    """Return the messages of a log as they are read, and the faults of lines that hold none.

    The kind is told by the file's ending, `READERS` has them all.
    """
    reader = READERS[path.suffix.lower()]
    return reader(lines_of(file, path), path, Contexts(default), mapping)


def _text_lines(
    lines: Iterator[Line | Fault], path: Path, contexts: Contexts, _mapping: Mapping[str, str]
) -> Iterator[Message | Fault]:
    number = 0
    for line in lines:
        if isinstance(line, Fault):
            yield line
        elif line.text.strip():
            number += 1
            speaker = _SPEAKER.match(line.text)
            role = role_of(speaker[1], "") if speaker else ""
            skipped = speaker.end() if speaker and role else 0
            context = contexts.of("", "", role, "")
            yield Message(
                line.text[skipped:], context, str(path), line.number, 1 + skipped, row=number
            )


def _separated(
    lines: Iterator[Line | Fault], path: Path, contexts: Contexts, mapping: Mapping[str, str]
) -> Iterator[Message | Fault]:
    """Yield the rows of a tab-separated log, in which no cell holds a tab or line end."""
    columns: Columns | None = None
    number = 0
    for line in lines:
        if isinstance(line, Fault):
            yield line
            continue
        row = line.text.split("\t")
        if columns is None:
            columns = columns_of(row, mapping)
            rows = Rows(columns, contexts, str(path))
            if columns.has_head:
                continue
        if not line.text:
            continue
        number += 1
        made = rows.message(row, line.number, number)
        yield made or _too_few(columns, row, path, line.number)


def _quoted(
    lines: Iterator[Line | Fault], path: Path, contexts: Contexts, mapping: Mapping[str, str]
) -> Iterator[Message | Fault]:
    """Yield the rows of a comma-separated log (RFC 4180); cells may hold line ends."""
    faults: list[Fault] = []
    at = [0]

    def texts() -> Iterator[str]:
        for line in lines:
            if isinstance(line, Fault):
                faults.append(line)
            else:
                at[0] = line.number
                yield line.text + "\n"

    columns: Columns | None = None
    number, begins = 0, 1
    csv.field_size_limit(_LONGEST_CELL)
    rows = csv.reader(texts())
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            faults.append(Fault(path, at[0], "bad_row", (("reason", str(error)),)))
            continue
        finally:
            yield from faults
            faults.clear()
        if columns is None:
            columns = columns_of(row, mapping)
            made = Rows(columns, contexts, str(path))
            if columns.has_head:
                begins = at[0] + 1
                continue
        if row:
            number += 1
            yield made.message(row, begins, number) or _too_few(columns, row, path, begins)
        begins = at[0] + 1


def _objects(
    lines: Iterator[Line | Fault], path: Path, contexts: Contexts, mapping: Mapping[str, str]
) -> Iterator[Message | Fault]:
    number = 0
    for line in lines:
        if isinstance(line, Fault):
            yield line
        elif line.text.strip():
            number += 1
            yield object_message(line.text, path, contexts, mapping, (line.number, number))


def object_message(
    text: str,
    path: Path,
    contexts: Contexts,
    mapping: Mapping[str, str],
    place: tuple[int, int],
) -> Message | Fault:
    """Return the message that a JSON object holds, or the fault of its line."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError):
        return Fault(path, place[0], "not_json")
    if not isinstance(row, dict):
        return Fault(path, place[0], "not_json")
    return row_message(row, path, contexts, mapping, place)


def row_message(
    row: Mapping[str, Any],
    path: Path,
    contexts: Contexts,
    mapping: Mapping[str, str],
    place: tuple[int, int],
) -> Message | Fault:
    """Return the message that a row of names and values holds, or the fault of its line."""
    told = {field: _told(row, field, mapping) for field in ("channel", "language", "role")}
    body = row.get(mapping.get("text", "text"))
    if not isinstance(body, str):
        return Fault(path, place[0], "no_text", (("key", mapping.get("text", "text")),))
    context = contexts.of(
        told["channel"],
        told["language"] or _told(row, "lang", mapping),
        told["role"],
        _told(row, "scenario", mapping),
    )
    return Message(
        body,
        context,
        str(path),
        place[0],
        row=place[1],
        id=_told(row, "id", mapping),
        speaker=_told(row, "speaker_no", mapping),
    )


def _told(row: Mapping[str, Any], field: str, mapping: Mapping[str, str]) -> str:
    value = row.get(mapping.get(field, field))
    return "" if value is None else str(value)


def _too_few(columns: Columns, row: list[str], path: Path, line: int) -> Fault:
    facts = (("count", str(len(row))), ("wanted", str(columns.places["text"] + 1)))
    return Fault(path, line, "too_few_columns", facts)


READERS: Final[Mapping[str, Reader]] = MappingProxyType(
    {".txt": _text_lines, ".tsv": _separated, ".csv": _quoted, ".jsonl": _objects}
)

__all__ = ["READERS", "ColumnsUnknown", "messages_of", "row_message"]
