"""Reads the pages and lists of rules of packs, through `packs`."""

from collections.abc import Iterable

from agent_assist.errors import Fault, FileProblem, PageUnreadable
from agent_assist.packs.files import Pack, PackFile, read
from agent_assist.packs.rule_pages import rule_files


def read_rule_files(packs: Iterable[Pack]) -> tuple[tuple[PackFile, ...], tuple[Fault, ...]]:
    """Return the files of rules of packs, lowest first, and the faults of those unreadable."""
    files: list[PackFile] = []
    faults: list[Fault] = []
    for pack in packs:
        for path in rule_files(pack):
            try:
                files.append(read(pack, path))
            except PageUnreadable as error:
                faults += error.faults
            except FileProblem as error:
                faults.append(Fault(path, 1, "unreadable", (("reason", error.reason),)))
    return tuple(files), tuple(faults)
