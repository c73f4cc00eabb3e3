"""Writes pages of the agent's own pack: whole or not at all."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Final

from agent_assist.errors import FileProblem
from agent_assist.packs.files import Pack
from agent_assist.packs.folders import OWN

_HEAD: Final = 'title = "Own"\n'
_NO_NAME: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def page_path(pack: Pack, scenario: str, page_id: str, language: str) -> Path:
    """Return where the page of this scenario, id and language stands."""
    return pack.root / "responses" / _folder(scenario) / f"{page_id}.{language}.md"


def write(path: Path, text: str) -> None:
    """Write a page under a temporary name and put it in its place.

    Raises:
        FileProblem: the folder cannot be written or the disk is full; nothing is changed then.
    """
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _mark_as_pack(path.parent.parent.parent)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise FileProblem(path, error.strerror or str(error)) from error


def remove(path: Path) -> None:
    """Remove a page of the own pack.

    Raises:
        FileProblem: the system does not let it go.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise FileProblem(path, error.strerror or str(error)) from error


def _folder(scenario: str) -> str:
    """Return a folder's name that every system takes: a table's scenario may be any string."""
    return _NO_NAME.sub("_", scenario).strip(". ") or OWN


def _mark_as_pack(root: Path) -> None:
    mark = root / "pack.toml"
    if not mark.exists():
        mark.write_text(_HEAD, encoding="utf-8")
