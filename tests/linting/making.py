"""Linters made from rule pages written in tests."""

from hashlib import sha256
from pathlib import Path

from agent_assist.errors import Fault
from agent_assist.linting.compiled import compile_rules
from agent_assist.linting.finding import Finding, LintContext
from agent_assist.linting.house import House
from agent_assist.linting.linter import Linter
from agent_assist.linting.rules import RuleSet, load
from agent_assist.packs.files import Origin, Pack, PackFile
from agent_assist.runtime.context import Channel

PACK = Pack("team", Path("team"), Origin.TEAM)
END = 'message = "M."\nwhy = "W."\nno_fix = "none"\nseverity = "error"\n'


def page(text: str, name: str = "negative.zh.toml", pack: Pack = PACK) -> PackFile:
    """Return a page or list of rules as a pack gives it."""
    folder = "rules/lists" if name.endswith(".txt") else "rules"
    return PackFile(pack, pack.root / folder / name, text, sha256(text.encode()).hexdigest())


def rule(body: str, rule_id: str = "negative.one") -> str:
    """Return the text of one rule with everything that must be there."""
    return f'[[rule]]\nid = "{rule_id}"\n{END}{body}\n'


def linter_of(*files: PackFile, house: House | None = None) -> Linter:
    """Return a linter over pages that must be sound."""
    return Linter(compile_rules(sound(*files)), house or House())


def sound(*files: PackFile) -> RuleSet:
    """Return the rules of pages, after making sure that none is faulty."""
    rule_set, faults = load(files)
    assert not faults, faults
    return rule_set


def faults_of(*files: PackFile) -> list[Fault]:
    """Return the faults of pages."""
    return list(load(files)[1])


def linter(body: str, name: str = "negative.zh.toml", house: House | None = None) -> Linter:
    """Return a linter over one rule."""
    category = name.split(".", maxsplit=1)[0]
    return linter_of(page(rule(body, f"{category}.one"), name), house=house)


def found(
    some: Linter,
    text: str,
    *,
    channel: str = "chat",
    language: str = "",
    role: str = "agent",
    scenario: str = "",
) -> list[str]:
    """Return the texts that a linter finds."""
    context = LintContext(Channel(channel), language, role, scenario)
    return [finding.text for finding in some.check(text, context)]


def only(some: Linter, text: str) -> Finding:
    """Return the one finding that there must be."""
    (finding,) = some.check(text)
    return finding
