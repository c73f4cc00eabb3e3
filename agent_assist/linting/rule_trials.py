"""Tries every rule on its own examples, phrases and fixes; what fails is a fault with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from agent_assist.errors import Fault
from agent_assist.linting.compiled import compile_rules
from agent_assist.linting.finding import Finding, LintContext
from agent_assist.linting.linter import Linter
from agent_assist.linting.phrases import literal, ways
from agent_assist.linting.rule import Example, Rule
from agent_assist.linting.rules import RuleSet
from agent_assist.runtime.context import Channel

FEWEST_EXAMPLES: Final = 2


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome: how many rules, phrases and examples were tried, and what failed."""

    rules: int
    phrases: int
    examples: int
    faults: tuple[Fault, ...]


def try_rules(rule_set: RuleSet, *, coverage: bool) -> Trial:
    """Try the rules, each beside all others; with `coverage` ask for enough examples too."""
    linter = Linter(compile_rules(rule_set))
    faults: list[Fault] = []
    for rule in rule_set.rules:
        alone = Linter(compile_rules(RuleSet((rule,))))
        faults += _example_faults(rule, alone)
        faults += _phrase_faults(rule, alone)
        faults += _fix_faults(rule, linter)
        if coverage:
            faults += _coverage_faults(rule)
    faults += _twins(rule_set)
    return Trial(
        len(rule_set.rules),
        sum(len(rule.phrases) for rule in rule_set.rules),
        sum(len(rule.bad) + len(rule.good) for rule in rule_set.rules),
        tuple(faults),
    )


def context_of(rule: Rule, example: Example) -> LintContext:
    """Return how an example is to be judged: as it says, else as the rule does."""
    channel = example.channel or (rule.channels[0] if rule.channels else "chat")
    scenario = example.scenario or (rule.scenarios[0] if rule.scenarios else "any")
    return LintContext(
        channel=Channel(channel),
        language=example.language or rule.language,
        role=example.role or rule.roles[0],
        scenario=scenario,
    )


def _example_faults(rule: Rule, alone: Linter) -> Iterator[Fault]:
    for example in chain(rule.bad, rule.good):
        found = _places(alone.check(example.text, context_of(rule, example)))
        if found != sorted(example.spans):
            code = "example_missed" if example.spans else "example_found"
            shown = ", ".join(example.text[start:end] for start, end in found)
            yield _fault(rule, code, value=example.text, found=shown)


def _phrase_faults(rule: Rule, alone: Linter) -> Iterator[Fault]:
    """Yield the phrases that are not found even where they stand alone."""
    if any(not window.side.cancels for window in rule.windows):
        return
    for phrase in rule.phrases:
        for way in ways(phrase):
            text = literal(way)
            context = replace(context_of(rule, Example(text)), language=rule.language)
            if not alone.check(text, context):
                yield _fault(rule, "phrase_unreachable", value=text)


def _fix_faults(rule: Rule, linter: Linter) -> Iterator[Fault]:
    for fix in rule.fixes:
        context = context_of(rule, Example(fix.text))
        # A sentence that is put into a reply need not greet, sum up or thank by itself.
        alone = replace(context, scenario="")
        for finding in linter.check(fix.text, alone) if fix.text else ():
            yield _fault(rule, "fix_unclean", value=fix.text, other=finding.rule)
    for example in rule.bad:
        context = context_of(rule, example)
        for finding in linter.check(example.text, context):
            if finding.rule == rule.id:
                yield from _applied_faults(rule, example, finding, linter, context)


def _applied_faults(
    rule: Rule, example: Example, finding: Finding, linter: Linter, context: LintContext
) -> Iterator[Fault]:
    before = [other for other in linter.check(example.text, context) if other.rule == rule.id]
    for fix in finding.fixes:
        text = linter.apply(example.text, fix, context).text
        after = [other for other in linter.check(text, context) if other.rule == rule.id]
        if len(after) >= len(before):
            yield _fault(rule, "fix_useless", value=fix.text or fix.scope.value, other=example.text)


def _coverage_faults(rule: Rule) -> Iterator[Fault]:
    for key, examples in (("bad", rule.bad), ("good", rule.good)):
        if len(examples) < FEWEST_EXAMPLES:
            yield _fault(rule, "too_few_examples", key=key, count=str(len(examples)))
    for exception in rule.exceptions:
        rest = tuple(other for other in rule.exceptions if other != exception)
        if not _is_needed(rule, replace(rule, exceptions=rest)):
            yield _fault(rule, "exception_untested", value=exception)
    for window in rule.windows:
        others = tuple(other for other in rule.windows if other != window)
        if not _is_needed(rule, replace(rule, windows=others)):
            yield _fault(rule, "window_untested", key=window.side.value)


def _is_needed(rule: Rule, weaker: Rule) -> bool:
    """Tell whether a good example is found by the rule without one of its guards."""
    linter = Linter(compile_rules(RuleSet((weaker,))))
    return any(linter.check(example.text, context_of(rule, example)) for example in rule.good)


def _twins(rule_set: RuleSet) -> Iterator[Fault]:
    """Yield the phrases that two rules of a language look for in the same replies."""
    owners: dict[tuple[str, str], Rule] = {}
    for rule in rule_set.rules:
        for way in {way for phrase in rule.phrases for way in ways(phrase)}:
            other = owners.setdefault((rule.language, way), rule)
            if other is not rule and _meet(rule, other):
                yield _fault(rule, "phrase_shared", value=literal(way), other=other.id)


def _meet(one: Rule, other: Rule) -> bool:
    return (
        bool(set(one.channels) & set(other.channels)) or not one.channels or not other.channels
    ) and bool(set(one.roles) & set(other.roles)) and one.register == other.register and (
        not one.windows and not other.windows
    )  # fmt: skip


def _places(findings: Iterable[Finding]) -> list[tuple[int, int]]:
    return sorted((finding.start, finding.end) for finding in findings)


def _fault(rule: Rule, code: str, **facts: str) -> Fault:
    return Fault(rule.path, rule.line, code, (("rule", rule.id), *facts.items()))
