"""Finds the pages and lists of rules in a pack."""

from pathlib import Path

from agent_assist.packs.files import Pack


def rule_files(pack: Pack) -> tuple[Path, ...]:
    """Return the rule pages of a pack and their lists, in a stable order."""
    folder = pack.root / "rules"
    if not folder.is_dir():
        return ()
    return (*sorted(folder.glob("*.toml")), *sorted((folder / "lists").glob("*.txt")))
