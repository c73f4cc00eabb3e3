"""Rules made ready for the automata: every phrase, exception, anchor and cue as a literal.

The result is kept in the cache as JSON, because it holds nothing but texts and numbers and a rules
folder may be shared; a pickle would run what others put into it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from agent_assist.errors import CacheUnusable, Fault
from agent_assist.linting.checks.kinds import CHECKS
from agent_assist.linting.collector import paused
from agent_assist.linting.finding import Action, Severity
from agent_assist.linting.phrases import Pattern, patterns
from agent_assist.linting.rule import Rule, RuleFix, Side, Window
from agent_assist.linting.rules import RuleSet
from agent_assist.runtime.context import Channel
from agent_assist.text.scripts import has_han
from agent_assist.text.skeleton import skeleton_of_phrase
from agent_assist.text.sounds import sound_of_phrase
from agent_assist.text.split_characters import spellings

VERSION: Final = 1
PHRASE, EXCEPTION, ANCHOR, CUE, SPLIT = range(5)
_FEWEST_HAN: Final = 2
_FEWEST_LETTERS: Final = 5
_FEWEST_SYLLABLES: Final = 4


class Use(NamedTuple):
    """What a literal is looked for: by which rule, as what, and how it goes on."""

    kind: int
    rule: int
    starts_open: bool = False
    ends_open: bool = False
    tail: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Literals:
    """Different literals and, for each of them, its uses."""

    texts: tuple[str, ...]
    uses: tuple[tuple[Use, ...], ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Rules and the literals of the automata: folded text, dense cues, skeleton, sound."""

    rules: tuple[Rule, ...]
    plain: Literals
    dense: Literals
    bones: Literals
    sounds: Literals


@dataclass(slots=True)
class _Gathered:
    """Literals while they are being gathered."""

    uses: dict[str, dict[Use, None]] = field(default_factory=dict)

    def add(self, text: str, use: Use) -> None:
        self.uses.setdefault(text, {})[use] = None

    def literals(self) -> Literals:
        return Literals(tuple(self.uses), tuple(tuple(uses) for uses in self.uses.values()))


def compile_rules(rule_set: RuleSet) -> Compiled:
    """Return the rules made ready; examples are left behind, the linter has no use for them."""
    plain, dense, bones, sounds = _Gathered(), _Gathered(), _Gathered(), _Gathered()
    for number, rule in enumerate(rule_set.rules):
        for text, use in _plain(rule, number):
            plain.add(text, use)
        for text, use in _cues(rule, number):
            (dense if CHECKS[rule.check].is_dense else plain).add(text, use)
        for pattern in _contiguous(rule):
            if rule.skeleton:
                _add_disguises(pattern, number, plain, bones)
            if rule.homophones and len(pattern.head) >= _FEWEST_SYLLABLES:
                sounds.add(sound_of_phrase(pattern.head), _use(PHRASE, number, pattern))
    rules = tuple(_without_page(rule) for rule in rule_set.rules)
    return Compiled(
        rules, plain.literals(), dense.literals(), bones.literals(), sounds.literals()
    )  # fmt: skip


def _without_page(rule: Rule) -> Rule:
    """Return a rule without what only its page and the automata need."""
    return replace(
        rule, phrases=(), lists=(), exceptions=(), bad=(), good=(), no_fix="", skeleton=True,
        homophones=False,
    )  # fmt: skip


def literals(phrases: Iterable[str], use: Use) -> Iterator[tuple[str, Use]]:
    """Yield the literals of phrases for one use; for phrases that come from settings."""
    for phrase in phrases:
        for pattern in patterns(phrase):
            yield pattern.head, _use(use.kind, use.rule, pattern, use.group)


def _plain(rule: Rule, number: int) -> Iterator[tuple[str, Use]]:
    yield from literals(rule.phrases, Use(PHRASE, number))
    yield from literals(rule.exceptions, Use(EXCEPTION, number))
    yield from literals((a for a in rule.anchors if a != "<digit>"), Use(ANCHOR, number))


def _cues(rule: Rule, number: int) -> Iterator[tuple[str, Use]]:
    if kind := CHECKS.get(rule.check):
        for name in kind.words:
            yield from literals(rule.words(name), Use(CUE, number, group=name))
        yield from literals(kind.always, Use(CUE, number, group="always"))


def _contiguous(rule: Rule) -> Iterator[Pattern]:
    for phrase in rule.phrases:
        yield from (pattern for pattern in patterns(phrase) if not pattern.tail)


def _add_disguises(pattern: Pattern, number: int, plain: _Gathered, bones: _Gathered) -> None:
    bone = skeleton_of_phrase(pattern.head)
    fewest = _FEWEST_HAN if has_han(pattern.head) else _FEWEST_LETTERS
    if len(bone) < fewest:
        return
    bones.add(bone, _use(PHRASE, number, pattern))
    for spelt in spellings(pattern.head):
        plain.add(spelt, _use(SPLIT, number, pattern))


def _use(kind: int, rule: int, pattern: Pattern, group: str = "") -> Use:
    return Use(kind, rule, pattern.starts_open, pattern.ends_open, pattern.tail, group)


def dumps(compiled: Compiled, faults: Sequence[Fault] = ()) -> str:
    """Return the cache's text: rules made ready and the faults of the others."""
    document = {
        "version": VERSION,
        "faults": [[str(f.path), f.line, f.code, f.facts] for f in faults],
        "rules": [_row(rule) for rule in compiled.rules],
        **{
            name: [literals.texts, literals.uses]
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


def _literals(pair: list[list[Any]]) -> Literals:
    texts, uses = pair
    return Literals(tuple(texts), tuple(tuple(Use._make(use) for use in some) for some in uses))


def _row(rule: Rule) -> list[Any]:
    return [
        rule.id, rule.language, rule.category, int(rule.severity), rule.message, rule.why,
        rule.action, rule.channels, rule.roles, rule.scenarios, rule.register, rule.regex,
        rule.anchors, rule.check, dict(rule.parameters),
        [[w.side, w.words, w.within, w.in_sentence] for w in rule.windows],
        [rule.skips_quotes, rule.has_edges], [[fix.text, fix.scope] for fix in rule.fixes],
        rule.pack, str(rule.path), rule.line,
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
        fixes=tuple(RuleFix(*fix) for fix in row[17]),
        pack=row[18],
        path=paths[row[19]],
        line=row[20],
    )


def _fixed(parameters: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(parameters)
