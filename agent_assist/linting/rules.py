"""Brings the rules of all packs together; the last pack to name a rule wins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from agent_assist.errors import Fault
from agent_assist.linting import rule_page
from agent_assist.linting.checks.kinds import CHECKS
from agent_assist.linting.phrases import PhraseInvalid, patterns, ways
from agent_assist.linting.regexes import RegexInvalid, check
from agent_assist.linting.rule import Rule
from agent_assist.packs.files import PackFile

_LIST: Final = ".txt"


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules in force, in reading order of their pages."""

    rules: tuple[Rule, ...]

    def of(self, rule_id: str) -> tuple[Rule, ...]:
        """Return the rules of this id, one a language."""
        return tuple(rule for rule in self.rules if rule.id == rule_id)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase and where it stands."""

    text: str
    path: Path
    line: int


def load(files: Iterable[PackFile]) -> tuple[RuleSet, tuple[Fault, ...]]:
    """Return the sound rules of pages and lists, and the faults of the others.

    Files come lowest pack first; pages are `rules/*.toml`, lists `rules/lists/*.txt`. A rule with
    a fault is left out alone; a rule of a lower pack with the same id and language is in force
    then.
    """
    pages = tuple(files)
    lists = {(file.pack.name, file.path.name): file for file in pages if file.path.suffix == _LIST}
    found: dict[tuple[str, str], Rule] = {}
    lines: dict[tuple[str, str, str], Path] = {}
    faults: list[Fault] = []
    for file in pages:
        if file.path.suffix == _LIST:
            continue
        rules, page_faults = rule_page.read(file)
        faults += page_faults
        for read in rules:
            rule, rule_faults = _examined(read, lists)
            name = (rule.pack, *rule.key)
            if name in lines:
                fact = (("value", rule.id), ("other", str(lines[name])))
                rule_faults.append(Fault(rule.path, read.block.line_of("id"), "id_twice", fact))
            if rule_faults:
                faults += rule_faults
                continue
            lines[name] = rule.path
            found[rule.key] = rule
    return RuleSet(tuple(found.values())), tuple(faults)


def _examined(
    read: rule_page.ReadRule, lists: Mapping[tuple[str, str], PackFile]
) -> tuple[Rule, list[Fault]]:
    """Return the rule with the phrases of its lists, and what is wrong with its phrases."""
    rule, block = read.rule, read.block
    faults: list[Fault] = []
    phrases = [
        _Phrase(text, rule.path, block.line_of(text if text.strip() else "phrases"))
        for text in rule.phrases
    ]
    for name in rule.lists:
        file = lists.get((rule.pack, name))
        if file is None:
            line = block.line_of("lists")
            faults.append(Fault(rule.path, line, "list_missing", (("value", name),)))
            continue
        phrases += _of_list(file)
    faults += _phrase_faults(phrases, rule.exceptions)
    for text in (*rule.exceptions, *rule.anchors, *_words(rule)):
        if code := _phrase_fault(text):
            faults.append(Fault(rule.path, block.line_of(text), code, (("value", text),)))
    for regex in (*rule.regex, *rule.words("any_regex")):
        faults += _regex_fault(rule, block, regex)
    return replace(rule, phrases=tuple(phrase.text for phrase in phrases)), faults


def _of_list(file: PackFile) -> list[_Phrase]:
    lines = enumerate((line.strip() for line in file.text.split("\n")), start=1)
    return [
        _Phrase(text, file.path, number)
        for number, text in lines
        if text and not text.startswith("#")
    ]


def _words(rule: Rule) -> list[str]:
    kind = CHECKS.get(rule.check)
    words = [word for name in (kind.words if kind else ()) for word in rule.words(name)]
    return words + [word for window in rule.windows for word in window.words]


def _phrase_faults(phrases: Sequence[_Phrase], exceptions: Sequence[str]) -> list[Fault]:
    covering = {way for text in exceptions if not _phrase_fault(text) for way in ways(text)}
    seen: set[str] = set()
    faults = []
    for phrase in phrases:
        code = _phrase_fault(phrase.text)
        own = set() if code else set(ways(phrase.text))
        if not code and own <= seen:
            code = "phrase_twice"
        elif not code and own <= covering:
            code = "phrase_covered"
        seen |= own
        if code:
            faults.append(Fault(phrase.path, phrase.line, code, (("value", phrase.text),)))
    return faults


def _phrase_fault(text: str) -> str:
    """Return the code of what is wrong with a phrase, empty when nothing is."""
    if text == "<digit>":
        return ""
    try:
        patterns(text)
    except PhraseInvalid as error:
        return str(error)
    return ""


def _regex_fault(rule: Rule, block: rule_page.Block, regex: str) -> list[Fault]:
    try:
        check(regex)
    except RegexInvalid as error:
        code, reason = error.args
        facts = (("value", regex), ("reason", reason))
        return [Fault(rule.path, block.line_of(regex), code, facts)]
    return []
