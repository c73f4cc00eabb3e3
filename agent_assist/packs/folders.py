"""Finds the packs of an installation and the pages in them."""

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_assist.packs.files import Origin, Pack

OWN: Final = "own"
_DIGEST_FILE: Final = "pack.digest"
_MARKS: Final = ("pack.toml", "responses", "responses.jsonl", "rules")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file has changed without reading it."""

    path: str
    size: int
    mtime_ns: int


def find(shipped: Path, team: Iterable[Path], own: Path) -> tuple[Pack, ...]:
    """Return all packs, lowest first: shipped, then team, then the agent's own.

    `shipped` is a folder of packs, each of `team` a pack or a folder of packs, `own` the folder of
    the own pack (it need not exist yet).
    """
    packs = [*_in_folder(shipped, Origin.SHIPPED)]
    for folder in team:
        packs += at(folder, Origin.TEAM)
    packs.append(own_pack(own))
    return tuple(packs)


def own_pack(folder: Path) -> Pack:
    """Return the agent's own pack; its folder need not exist yet."""
    return Pack(OWN, folder, Origin.OWN)


def at(path: Path, origin: Origin) -> tuple[Pack, ...]:
    """Return the pack at `path`, or the packs in it; a table stands for a pack of its own."""
    if is_pack(path) or path.is_file():
        return (Pack(path.stem, path, origin),)
    return tuple(_in_folder(path, origin))


def is_pack(path: Path) -> bool:
    """Tell whether a folder is a pack itself."""
    return any((path / mark).exists() for mark in _MARKS)


def _in_folder(folder: Path, origin: Origin) -> Iterator[Pack]:
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if path.is_dir() and is_pack(path):
                yield Pack(path.name, path, origin)


def response_pages(pack: Pack) -> tuple[Path, ...]:
    """Return the response pages of a pack in a stable order; hidden files are none."""
    if not pack.root.is_dir():
        return ()
    pages = (pack.root / "responses").glob("*/*.md")
    return tuple(sorted(page for page in pages if not page.name.startswith(".")))


def response_tables(pack: Pack) -> tuple[Path, ...]:
    """Return the tables of responses of a pack: the file itself, or `responses.jsonl` in it."""
    if pack.root.is_file():
        return (pack.root,)
    table = pack.root / "responses.jsonl"
    return (table,) if table.is_file() else ()


def scenario_pages(pack: Pack) -> tuple[Path, ...]:
    """Return the scenario pages of a pack."""
    return tuple(sorted((pack.root / "scenarios").glob("*.toml"))) if pack.root.is_dir() else ()


def page_named(pack: Pack, name: str) -> Path | None:
    """Return the page of this file name at the root of a pack, None when there is none."""
    page = pack.root / name
    return page if pack.root.is_dir() and page.is_file() else None


def pages_of(pack: Pack, page_id: str, language: str) -> tuple[Path, ...]:
    """Return the pages of this id and language in a pack, in any scenario."""
    if not pack.root.is_dir():
        return ()
    return tuple(sorted((pack.root / "responses").glob(f"*/{glob.escape(page_id)}.{language}.md")))


def holds(pack: Pack, page_id: str) -> bool:
    """Tell whether a pack has a page of this id in any language, whether it can be read or not."""
    pages = (pack.root / "responses").glob(f"*/{glob.escape(page_id)}.*.md")
    return any(True for _ in pages)


def stamps(pack: Pack) -> tuple[Stamp, ...]:
    """Return the stamps of all response files; a shipped pack with a build digest has just one."""
    digest = pack.root / _DIGEST_FILE
    if pack.origin is Origin.SHIPPED and digest.is_file():
        return (_stamp(digest),)
    return tuple(_stamp(path) for path in (*response_pages(pack), *response_tables(pack)))


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        # Gone since the folder was listed, or a link that leads nowhere: reading it tells.
        return Stamp(str(path), 0, 0)
    return Stamp(str(path), status.st_size, status.st_mtime_ns)
