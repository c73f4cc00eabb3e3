"""Packs and their files as values: where a text comes from and what it holds."""

from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from pathlib import Path
from typing import Final

from agent_assist.errors import Fault, FileProblem, PageUnreadable

MAX_PAGE_BYTES: Final = 1 << 20


class Origin(IntEnum):
    """Who a pack belongs to; a higher origin wins over a lower one."""

    SHIPPED = 0
    TEAM = 1
    OWN = 2


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder of pages: its name, its root and whose it is."""

    name: str
    root: Path
    origin: Origin


@dataclass(frozen=True, slots=True)
class PackFile:
    """One page as text: LF line ends, no byte-order mark; `digest` is SHA-256 of the bytes."""

    pack: Pack
    path: Path
    text: str
    digest: str


def read(pack: Pack, path: Path) -> PackFile:
    """Read one page.

    Raises:
        PageUnreadable: too large, binary or not UTF-8, with the line where it goes wrong.
        FileProblem: the system does not give the file out.
    """
    try:
        if path.stat().st_size > MAX_PAGE_BYTES:
            raise PageUnreadable((Fault(path, 1, "too_large"),))
        content = path.read_bytes()
    except OSError as error:
        raise FileProblem(path, error.strerror or str(error)) from error
    return PackFile(pack, path, decode(path, content), sha256(content).hexdigest())


def decode(path: Path, content: bytes) -> str:
    """Return the text of a page's bytes.

    Raises:
        PageUnreadable: the bytes are binary or not UTF-8.
    """
    if b"\0" in content:
        raise PageUnreadable(
            (Fault(path, 1 + content[: content.index(b"\0")].count(b"\n"), "binary"),)
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = 1 + content[: error.start].count(b"\n")
        raise PageUnreadable((Fault(path, line, "not_utf8"),)) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
