"""Pasted tables: each cell gets the heading of its column in front, as a label would stand."""

import re
from collections.abc import Iterator
from typing import Final

from agent_assist.capture import labels
from agent_assist.capture.notes import Notes

_LINE: Final = re.compile(r"[^\n]+")
_CELL: Final = re.compile(r"[^\t|]+")
_MARK: Final = re.compile(r"[\t|]")
_HEADING: Final = re.compile(
    f"{labels.ORDER}|{labels.TRACKING}|{labels.ACCOUNT}|{labels.TAX}|{labels.NATIONAL_ID}|{labels.PHONE}|"
    r"姓名|客户|名字|地址|金额|邮箱|name|customer|address|total|amount|e-?mail|имя|фио|клиент|покупатель|адрес|сумма|почта"
)
_LONGEST_HEADING: Final = 16


def with_headings(notes: Notes) -> Notes:
    """Return the notes with the headings of pasted tables before the cells below them."""
    if not _MARK.search(notes.folded):
        return notes
    return notes.rewritten(_labelled(notes))


def _labelled(notes: Notes) -> Iterator[tuple[int, int, str]]:
    headings: list[str] = []
    for line in _LINE.finditer(notes.text):
        cells = [c for c in _CELL.finditer(notes.text, *line.span()) if c[0].strip()]
        if _are_headings([cell[0] for cell in cells]):
            headings = [cell[0].strip() for cell in cells]
        elif len(cells) == len(headings) and line.start():
            for heading, cell in zip(headings, cells, strict=True):
                before = notes.text[cell.start() - 1]
                yield cell.start() - 1, cell.start(), f"{before}{heading}: "
        else:
            headings = []


def _are_headings(cells: list[str]) -> bool:
    if len(cells) < 2 or any(c.isdigit() for cell in cells for c in cell):  # noqa: PLR2004
        return False
    are_short = all(len(cell.strip()) <= _LONGEST_HEADING for cell in cells)
    return are_short and any(_HEADING.search(cell.lower()) for cell in cells)
