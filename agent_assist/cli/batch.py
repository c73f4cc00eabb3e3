"""`--stdin` of every command: one JSON row a line in, one answer a line out (contracts 3)."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import IO, Any, Final

from agent_assist.runtime.languages import LANGUAGES, from_tag

FINE: Final = 0
WRONG: Final = 2
Row = Mapping[str, Any]


class BadLine(ValueError):
    """A line that is no request: what is wrong, and what to do about it."""

    def __init__(self, what: str, do: str) -> None:
        super().__init__(what)
        self.what = what
        self.do = do


def run(
    lines: Iterable[bytes],
    out: IO[bytes],
    answer: Callable[[Row], Row],
    read: Callable[[str], Row] | None = None,
) -> int:
    """Answer each line that is not empty, at once and in order; return the exit code.

    `read` makes a row of a line, a JSON object unless it is given; `answer` gets the row and
    returns its own. A `BadLine` that either raises is told in place of the answer, and the run
    goes on.
    """
    code = FINE
    for number, line in enumerate(lines, start=1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        asked: Row = {}
        try:
            asked = (read or parsed)(_text(content.rstrip(b"\r\n")))
            told = answer(asked)
        except BadLine as error:
            code = WRONG
            told = {
                "id": asked.get("id"), "line": number,
                "error": {"what": error.what, "do": error.do},
            }  # fmt: skip
        text = json.dumps(told, ensure_ascii=False)
        out.write(text.encode("utf-8", "backslashreplace") + b"\n")
        out.flush()
    return code


def text_of(row: Row, key: str) -> str:
    """Return a text of a row.

    Raises:
        BadLine: it is missing or no text.
    """
    value = row.get(key)
    if not isinstance(value, str):
        raise BadLine(f"no {key}", f'give the row a text under "{key}"')
    return value


def moment_of(row: Row, key: str) -> datetime:
    """Return a local time of a row.

    Raises:
        BadLine: it is missing or no time.
    """
    try:
        moment = datetime.fromisoformat(text_of(row, key))
    except ValueError as error:
        if isinstance(error, BadLine):
            raise
        raise BadLine(f"{key} is no time", "write it as 2026-03-12T10:30") from error
    return moment.replace(tzinfo=None)


def language_of(row: Row) -> str | None:
    """Return the language of a row under `language` or `lang`, None when it has none.

    Raises:
        BadLine: it is a language that the program does not speak.
    """
    tag = row.get("language") or row.get("lang")
    if not tag:
        return None
    language = from_tag(str(tag))
    if language is None:
        raise BadLine("unknown language", f"use one of {', '.join(LANGUAGES)}")
    return language


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadLine("not UTF-8", "save the input as UTF-8") from error


def parsed(text: str) -> dict[str, Any]:
    """Return the object that a line holds.

    Raises:
        BadLine: it is no JSON object.
    """
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLine("not a JSON object", "check quotes and braces of the line") from error
    if not isinstance(row, dict):
        raise BadLine("not a JSON object", "write one object in braces a line")
    return row
