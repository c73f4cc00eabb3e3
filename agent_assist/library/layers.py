"""Reads a few responses anew from all packs, pages and tables alike, lowest pack first."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from agent_assist.errors import Fault, FileProblem, PageUnreadable
from agent_assist.library import page, table
from agent_assist.library.response import CannedResponse, Key
from agent_assist.packs import folders
from agent_assist.packs.files import Pack, read

_ID: Final = re.compile(rb'"id"\s*:\s*"([^"\\]*)"')


def layers_of(
    packs: Sequence[Pack], keys: Collection[Key], faults: list[Fault]
) -> list[list[CannedResponse]]:
    """Return what each pack holds under these keys; what is wrong with a page goes to `faults`."""
    return [[*_of_pages(pack, keys, faults), *_of_tables(pack, keys)] for pack in packs]


def _of_pages(pack: Pack, keys: Iterable[Key], faults: list[Fault]) -> Iterator[CannedResponse]:
    for key in keys:
        for path in folders.pages_of(pack, key.id, key.language):
            try:
                yield page.parse(read(pack, path))
            except PageUnreadable as error:
                faults += error.faults
            except FileProblem as error:
                faults.append(Fault(error.path, 1, "unreadable", (("reason", error.reason),)))


def _of_tables(pack: Pack, keys: Collection[Key]) -> Iterator[CannedResponse]:
    """Yield rows of tables; their faults were told when the whole table was read."""
    ids = {key.id.encode() for key in keys}
    for path in folders.response_tables(pack):
        try:
            with path.open("rb") as lines:
                yield from _rows((line for line in lines if _may_be(line, ids)), path, pack, keys)
        except OSError:
            continue


def _rows(
    lines: Iterator[bytes], path: Path, pack: Pack, keys: Collection[Key]
) -> Iterator[CannedResponse]:
    for row in table.rows(lines, path, pack.name):
        if isinstance(row, CannedResponse) and row.key in keys:
            yield row


def _may_be(line: bytes, ids: Collection[bytes]) -> bool:
    """Tell from the raw line whether it may hold one of the ids; an escaped one may be any."""
    found = _ID.search(line)
    return found is None or found[1] in ids
