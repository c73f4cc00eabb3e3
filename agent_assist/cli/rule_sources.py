"""Where commands take rules and lint settings from: packs, --rules, agent-assist.toml."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from agent_assist import bootstrap, paths, settings
from agent_assist.errors import Fault
from agent_assist.linting import config
from agent_assist.linting.config import LintConfig
from agent_assist.linting.linter import Linter
from agent_assist.linting.reading import read_rule_files
from agent_assist.linting.ready import ready
from agent_assist.packs.files import Pack
from agent_assist.packs.rule_pages import rule_packs_at
from agent_assist.screens.messages.rules import line
from agent_assist.storage.rules_cache import RulesCacheFolder

CONFIG_NAME: Final = "agent-assist.toml"


def packs(named: Sequence[Path]) -> tuple[Pack, ...]:
    """Return the packs named on the command line, or those of the installation."""
    if named:
        return tuple(pack for path in named for pack in rule_packs_at(path))
    places = paths.places()
    known, _problems = settings.load(places.settings_file, places.policy)
    return bootstrap.find_packs(places, known)


def open_linter(named: Sequence[Path], settings_of_house: LintConfig) -> Linter:
    """Return the linter over the rules in force; faulty ones are named on stderr."""
    files, unreadable = read_rule_files(packs([*named] or settings_of_house.rules))
    cache = RulesCacheFolder(paths.places().cache / "rules")
    compiled, faults = ready(files, cache)
    tell((*unreadable, *faults))
    return Linter(compiled, settings_of_house.house)


def find_config(named: Path | None, folder: Path) -> LintConfig:
    """Return the settings of the nearest file upwards from `folder`, else the user's, else none.

    Raises:
        OSError: a file that was named cannot be read.
    """
    if named is not None:
        return _parsed(named, named.read_text(encoding="utf-8"))
    user = paths.places().config / CONFIG_NAME
    for file in (*(parent / CONFIG_NAME for parent in (folder, *folder.parents)), user):
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if "[lint" in text:
            return _parsed(file, text)
    return LintConfig()


def tell(faults: Iterable[Fault]) -> None:
    """Name faults on stderr, one line each."""
    for fault in faults:
        print(line(fault), file=sys.stderr)


def _parsed(file: Path, text: str) -> LintConfig:
    found, faults = config.parse(text, file)
    tell(faults)
    return found
