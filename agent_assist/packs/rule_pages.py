"""Finds the pages and lists of rules in a pack."""

from collections.abc import Iterator
from pathlib import Path

from agent_assist.packs.files import Origin, Pack


def rule_files(pack: Pack) -> tuple[Path, ...]:
    """Return the rule pages of a pack and their lists, in a stable order."""
    if pack.root.is_file():
        return (pack.root,)
    folder = pack.root / "rules"
    if not folder.is_dir():
        return ()
    return (*sorted(folder.glob("*.toml")), *sorted((folder / "lists").glob("*.txt")))


def rule_packs_at(path: Path) -> tuple[Pack, ...]:
    """Return the packs of rules that a path names.

    It may be a pack, its folder `rules`, a folder of packs or one page.
    """
    return tuple(_packs_at(path))


def _packs_at(path: Path) -> Iterator[Pack]:
    if path.is_file():
        yield Pack(path.stem, path, Origin.TEAM)
    elif (path / "rules").is_dir():
        yield Pack(path.name, path, Origin.TEAM)
    elif path.name == "rules":
        yield Pack(path.parent.name, path.parent, Origin.TEAM)
    elif path.is_dir():
        for folder in sorted(path.iterdir()):
            if (folder / "rules").is_dir():
                yield Pack(folder.name, folder, Origin.TEAM)
