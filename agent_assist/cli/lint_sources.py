"""The texts that `lint` is given: plain files, standard input, chat logs."""

import fnmatch
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from agent_assist.errors import Fault
from agent_assist.linting.finding import LintContext
from agent_assist.linting.located import Message
from agent_assist.linting.logs.lines import Line, lines_of, text_of
from agent_assist.linting.logs.reading import READERS, ColumnsUnknown, messages_of

PLAIN: Final = frozenset({".md"})
STDIN: Final = "-"
_IGNORE_FILE: Final = ".agent-assist-ignore"


def files_of(given: Iterable[str]) -> Iterator[Path]:
    """Yield the files that arguments name; folders give all files that can be read.

    Patterns of an ignore file in a folder leave files of that folder out.
    """
    for name in given:
        path = Path(name)
        if not path.is_dir():
            yield path
            continue
        left_out = _patterns(path / _IGNORE_FILE)
        for file in sorted(path.rglob("*")):
            relative = file.relative_to(path).as_posix()
            if file.suffix.lower() not in {*PLAIN, *READERS} or not file.is_file():
                continue
            if not any(fnmatch.fnmatch(relative, pattern) for pattern in left_out):
                yield file


def is_log(path: Path) -> bool:
    """Tell whether a file is a chat log, a message a row."""
    return path.suffix.lower() in READERS


def messages(
    path: Path,
    context: LintContext,
    mapping: Mapping[str, str],
    opened: Callable[[BinaryIO], None] = lambda _file: None,
) -> Iterator[Message | Fault]:
    """Yield the texts of a file; a plain one is one text. A log is handed to `opened` first.

    Raises:
        OSError: the file cannot be read.
    """
    if str(path) == STDIN:
        yield from _plain(sys.stdin.buffer, path, context)
        return
    with path.open("rb") as file:
        if not is_log(path):
            yield from _plain(file, path, context)
            return
        opened(file)
        try:
            yield from messages_of(file, path, context, mapping)
        except ColumnsUnknown as error:
            yield Fault(path, 1, "no_column", (("key", str(error)),))


def _plain(file: BinaryIO, path: Path, context: LintContext) -> Iterator[Message | Fault]:
    content = file.read()
    text = text_of(content)
    if text is None:
        lines: list[str] = []
        for line in lines_of(BytesIO(content), path):
            lines.append(line.text if isinstance(line, Line) else "")
            if isinstance(line, Fault):
                yield line
        text = "\n".join(lines)
    yield Message(text, context, "" if str(path) == STDIN else str(path))


def _patterns(file: Path) -> list[str]:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
