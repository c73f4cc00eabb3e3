"""Rules made ready for the automata: of every phrase, exception and cue the anchors as literals.

The result is kept in the cache as JSON, because it holds nothing but texts and numbers and a rules
folder may be shared; a pickle would run what others put into it.
"""

import json
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from agent_assist.errors import CacheUnusable, Fault
from agent_assist.linting.anchors import BETWEEN, anchored, slot_text
from agent_assist.linting.checks.kinds import CHECKS
from agent_assist.linting.checks.leak_internal import cue_of_host
from agent_assist.linting.collector import paused
from agent_assist.linting.finding import Action, Severity
from agent_assist.linting.phrases import Pattern, patterns
from agent_assist.linting.rule import Rule, RuleFix, Side, Window
from agent_assist.linting.rules import RuleSet
from agent_assist.runtime.context import Channel
from agent_assist.text.skeleton import skeleton_of_phrase
from agent_assist.text.sounds import sound_of_phrase

VERSION: Final = 3
PHRASE, EXCEPTION, ANCHOR, CUE = range(4)


class Use(NamedTuple):
    """What a literal is looked for: by which rule, as what, what stands around it.

    The literal is an anchor: an alternative of each slot in `before` stands before it, one of each
    in `after` behind it. A slot is one text here, see `slot_text`.
    """

    kind: int
    rule: int
    starts_open: bool = False
    ends_open: bool = False
    tail: str = ""
    group: str = ""
    has_edges: bool = True
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literals:
    """Different literals and what they are used for.

    Many literals have the same uses: `groups` are numbers of uses that go together, and `group_of`
    is the number of its group for each literal. The literals are one text, as those of a slot.
    """

    text: str
    uses: tuple[Use, ...]
    groups: tuple[tuple[int, ...], ...]
    group_of: "array[int]"

    def and_also(self, more: "Literals") -> "Literals":
        """Return these and others; a literal of both is there twice."""
        uses, groups = len(self.uses), len(self.groups)
        return Literals(
            f"{self.text}{BETWEEN}{more.text}".strip(BETWEEN),
            self.uses + more.uses,
            self.groups + tuple(tuple(use + uses for use in group) for group in more.groups),
            self.group_of + array("I", (group + groups for group in more.group_of)),
        )


@dataclass(frozen=True, slots=True)
class Compiled:
    """Rules and the literals of the automata: folded text, dense cues, skeleton, sound."""

    rules: tuple[Rule, ...]
    plain: Literals
    dense: Literals
    bones: Literals
    sounds: Literals


class Gathered:
    """Literals while they are being gathered."""

    def __init__(self) -> None:
        self._uses: dict[Use, int] = {}
        self._texts: dict[str, tuple[int, ...]] = {}

    def add(self, use: Use, pattern: Pattern, of: Callable[[str], str] = str) -> None:
        """Add a pattern; `of` makes its texts those of another view."""
        before, anchors, after = anchored(pattern.slots)
        use = use._replace(
            starts_open=pattern.starts_open,
            ends_open=pattern.ends_open,
            tail=pattern.tail,
            before=tuple(slot_text(map(of, slot)) for slot in before),
            after=tuple(slot_text(map(of, slot)) for slot in after),
        )
        number = self._uses.setdefault(use, len(self._uses))
        for text in dict.fromkeys(map(of, anchors)):
            if text and number not in self._texts.get(text, ()):
                self._texts[text] = (*self._texts.get(text, ()), number)

    def add_phrases(self, use: Use, phrases: Iterable[str], of: Callable[[str], str] = str) -> None:
        """Add phrases that all have the same use."""
        for phrase in phrases:
            for pattern in patterns(phrase):
                self.add(use, pattern, of)

    def literals(self) -> Literals:
        """Return what was gathered."""
        groups = {uses: number for number, uses in enumerate(dict.fromkeys(self._texts.values()))}
        group_of = array("I", (groups[uses] for uses in self._texts.values()))
        return Literals(BETWEEN.join(self._texts), tuple(self._uses), tuple(groups), group_of)


def compile_rules(rule_set: RuleSet) -> Compiled:
    """Return the rules made ready; examples are left behind, the linter has no use for them."""
    plain, dense, bones, sounds = Gathered(), Gathered(), Gathered(), Gathered()
    bone_of, sound_of = cache(skeleton_of_phrase), cache(sound_of_phrase)
    for number, rule in enumerate(rule_set.rules):
        use = Use(PHRASE, number, has_edges=rule.has_edges)
        for pattern in (p for phrase in rule.phrases for p in patterns(phrase)):
            plain.add(use, pattern)
            if rule.skeleton and not pattern.tail:
                bones.add(use._replace(has_edges=True), pattern, bone_of)
            if rule.homophones and not pattern.tail:
                sounds.add(use, pattern, sound_of)
        plain.add_phrases(Use(EXCEPTION, number), rule.exceptions)
        anchor = Use(ANCHOR, number, has_edges=False)
        plain.add_phrases(anchor, (a for a in rule.anchors if a != "<digit>"))
        _add_cues(rule, number, plain, dense)
    rules = tuple(_without_page(rule) for rule in rule_set.rules)
    return Compiled(
        rules, plain.literals(), dense.literals(), bones.literals(), sounds.literals()
    )  # fmt: skip


def _add_cues(rule: Rule, number: int, plain: Gathered, dense: Gathered) -> None:
    if kind := CHECKS.get(rule.check):
        gathered = dense if kind.is_dense else plain
        for name in kind.words:
            cue = Use(CUE, number, group=name, has_edges=name != "hosts")
            words = rule.words(name)
            gathered.add_phrases(cue, map(cue_of_host, words) if name == "hosts" else words)
        gathered.add_phrases(Use(CUE, number, group="always"), kind.always)


def _without_page(rule: Rule) -> Rule:
    """Return a rule without what only its page and the automata need."""
    return replace(
        rule, phrases=(), lists=(), exceptions=(), bad=(), good=(), no_fix="", homophones=False
    )


def dumps(compiled: Compiled, faults: Sequence[Fault] = ()) -> str:
    """Return the cache's text: rules made ready and the faults of the others."""
    document = {
        "version": VERSION,
        "faults": [[str(f.path), f.line, f.code, f.facts] for f in faults],
        "rules": [_row(rule) for rule in compiled.rules],
        **{
            name: [literals.text, literals.uses, literals.groups, list(literals.group_of)]
            for name, literals in (
                ("plain", compiled.plain),
                ("dense", compiled.dense),
                ("bones", compiled.bones),
                ("sounds", compiled.sounds),
            )
        },
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> tuple[Compiled, tuple[Fault, ...]]:
    """Return what `dumps` wrote.

    Raises:
        CacheUnusable: the text is damaged or of another version.
    """
    try:
        with paused():
            return _loaded(json.loads(text))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise CacheUnusable(str(error)) from error


def _loaded(document: dict[str, Any]) -> tuple[Compiled, tuple[Fault, ...]]:
    if document["version"] != VERSION:
        raise CacheUnusable("version")
    paths = {path: Path(path) for path in {row[19] for row in document["rules"]}}
    compiled = Compiled(
        tuple(_rule(row, paths) for row in document["rules"]),
        *(_literals(document[name]) for name in ("plain", "dense", "bones", "sounds")),
    )
    return compiled, tuple(_fault(row) for row in document["faults"])


def _fault(row: list[Any]) -> Fault:
    path, line, code, facts = row
    return Fault(Path(path), line, code, tuple((name, value) for name, value in facts))


def _literals(row: list[Any]) -> Literals:
    text, uses, groups, group_of = row
    return Literals(text, tuple(map(_use, uses)), tuple(map(tuple, groups)), array("I", group_of))


def _use(row: list[Any]) -> Use:
    return Use._make((*row[:-2], tuple(row[-2]), tuple(row[-1])))


def _row(rule: Rule) -> list[Any]:
    return [
        rule.id, rule.language, rule.category, int(rule.severity), rule.message, rule.why,
        rule.action, rule.channels, rule.roles, rule.scenarios, rule.register, rule.regex,
        rule.anchors, rule.check, dict(rule.parameters),
        [[w.side, w.words, w.within, w.in_sentence] for w in rule.windows],
        [rule.skips_quotes, rule.has_edges, rule.skeleton], [[fix.text, fix.scope] for fix in rule.fixes],
        rule.pack, str(rule.path), rule.line, rule.covers,
    ]  # fmt: skip


def _rule(row: list[Any], paths: Mapping[str, Path]) -> Rule:
    parameters = {k: tuple(v) if isinstance(v, list) else v for k, v in row[14].items()}
    return Rule(
        id=row[0],
        language=row[1],
        category=row[2],
        severity=Severity(row[3]),
        message=row[4],
        why=row[5],
        action=Action(row[6]),
        channels=tuple(Channel(name) for name in row[7]),
        roles=tuple(row[8]),
        scenarios=tuple(row[9]),
        register=row[10],
        regex=tuple(row[11]),
        anchors=tuple(row[12]),
        check=row[13],
        parameters=_fixed(parameters),
        windows=tuple(Window(Side(w[0]), tuple(w[1]), w[2], w[3]) for w in row[15]),
        skips_quotes=row[16][0],
        has_edges=row[16][1],
        skeleton=row[16][2],
        fixes=tuple(RuleFix(*fix) for fix in row[17]),
        pack=row[18],
        path=paths[row[19]],
        line=row[20],
        covers=tuple(row[21]),
    )


def _fixed(parameters: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(parameters)
