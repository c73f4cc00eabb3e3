"""The lines of a log as text: encoding found out, broken lines named, never more than a block held.

UTF-8 and GB18030 are told apart by the first block; UTF-16 by its mark.
"""

import codecs
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from agent_assist.errors import Fault

LONGEST_LINE: Final = 1 << 20  # bytes
_BLOCK: Final = 1 << 20
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Line(NamedTuple):
    """A line without its end; `number` counts from 1."""

    number: int
    text: str


def lines_of(file: BinaryIO, path: Path) -> Iterator[Line | Fault]:
    """Yield the lines of a log, and a fault in the place of each that cannot be read.

    A line with NUL bytes, with bytes of another encoding or over `LONGEST_LINE` is named and left.
    """
    first = file.read(_BLOCK)
    encoding, mark = _encoding(first)
    if encoding.startswith("utf-16"):
        yield from _wide_lines(first[mark:] + file.read(), encoding, path)
        return
    number = 1
    rest = first[mark:]
    while True:
        block = file.read(_BLOCK)
        whole, rest = _cut(rest + block, is_last=not block)
        yield from _lines_of_block(whole, number, encoding, path)
        number += whole.count(b"\n") + (not block and not whole.endswith(b"\n"))
        if not block:
            return
        if len(rest) > LONGEST_LINE:
            yield Fault(path, number, "line_too_long")
            rest = _skip_line(file)
            number += 1


def text_of(content: bytes) -> str | None:
    """Return the text of a whole plain file with its line ends, None if some of it is broken."""
    encoding, mark = _encoding(content)
    try:
        text = content[mark:].decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _encoding(first: bytes) -> tuple[str, int]:
    for mark, name in _MARKS:
        if first.startswith(mark):
            return name, len(mark)
    for name in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(name)().decode(first)
        except UnicodeDecodeError:
            continue
        return name, 0
    # Some lines are broken; what most lines are in, the rest of the file is read in.
    lines = first.split(b"\n")
    counts = {name: sum(_decodes(line, name) for line in lines) for name in ("utf-8", "gb18030")}
    return max(counts, key=lambda name: counts[name]), 0


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not line.isascii()


def _cut(block: bytes, *, is_last: bool) -> tuple[bytes, bytes]:
    end = len(block) if is_last else block.rfind(b"\n") + 1
    return block[:end], block[end:]


def _skip_line(file: BinaryIO) -> bytes:
    """Read up to the end of the line and return what was read beyond it."""
    while block := file.read(_BLOCK):
        if (end := block.find(b"\n")) >= 0:
            return block[end + 1 :]
    return b""


def _lines_of_block(block: bytes, number: int, encoding: str, path: Path) -> Iterator[Line | Fault]:
    """Decode the block at once; only if that fails, line by line."""
    if not block:
        return
    raw = block.removesuffix(b"\n")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if text and "\0" not in text:
        plain = text.removesuffix("\r").replace("\r\n", "\n") if "\r" in text else text
        lines = plain.split("\n")
        if len(plain) < LONGEST_LINE or max(map(len, lines)) < LONGEST_LINE:
            yield from map(Line, count(number), lines)
            return
        for at, line in enumerate(lines, start=number):
            yield Line(at, line) if len(line) < LONGEST_LINE else Fault(path, at, "line_too_long")
        return
    for offset, piece in enumerate(raw.split(b"\n")):
        yield from _careful(piece.removesuffix(b"\r"), number + offset, encoding, path)


def _careful(line: bytes, number: int, encoding: str, path: Path) -> Iterator[Line | Fault]:
    if len(line) > LONGEST_LINE:
        yield Fault(path, number, "line_too_long")
        return
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        yield Fault(path, number, "line_encoding", (("value", encoding),))
        return
    if "\0" in text:
        yield Fault(path, number, "line_binary")
        return
    yield Line(number, text)


def _wide_lines(content: bytes, encoding: str, path: Path) -> Iterator[Line | Fault]:
    text = content.decode(encoding, "replace").replace("\r\n", "\n")
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        if "\0" in line or "\ufffd" in line:
            yield Fault(path, number, "line_encoding", (("value", encoding),))
        else:
            yield Line(number, line)
