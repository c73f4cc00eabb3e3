"""The linter: checks replies against the rules in force, offers and applies fixes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from agent_assist.linting import fixes
from agent_assist.linting.active import ActiveRules
from agent_assist.linting.automata import Automata
from agent_assist.linting.compiled import Compiled
from agent_assist.linting.finding import Applied, Finding, Fix, LintContext, Severity
from agent_assist.linting.house import House
from agent_assist.linting.judge import Judge, Judged
from agent_assist.linting.passage import Passage
from agent_assist.linting.rule import Rule
from agent_assist.linting.surroundings import placed
from agent_assist.linting.table_of_rows import TableOfRows, Woken
from agent_assist.text import letter_classes as lc
from agent_assist.text.lint_folding import fold_view
from agent_assist.text.skeleton import evidence
from agent_assist.text.split_characters import SPLIT

_AGENT = LintContext()
_HOUSE = House()


class Linter:
    """Checks texts; the rules do not change while it lives."""

    def __init__(self, compiled: Compiled, house: House = _HOUSE) -> None:
        self._house = house
        self._rules = tuple(_adjusted(rule, house) for rule in compiled.rules)
        self._automata = Automata(compiled, house)
        self._active = ActiveRules(self._rules, house)
        self._is_clean = lru_cache(maxsize=4096)(self._has_clean_text)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, as the team has set them; without phrases and examples."""
        return self._rules

    def check(self, text: str, context: LintContext = _AGENT) -> tuple[Finding, ...]:
        """Return the findings in reading order, worse ones first where they begin together."""
        return self._checked(text, context, with_fixes=True)

    def check_rows(
        self, rows: Sequence[tuple[str, LintContext]]
    ) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """Yield the number of each row that has findings, with them; one pass for all rows.

        What is found in a row is what `check` finds in it alone.
        """
        table = TableOfRows(rows, self._rules, self._automata, self._active)
        for number, woken in table.woken():
            if findings := self._findings(woken, rows[number][1], with_fixes=True):
                yield number, findings

    def offered(
        self, text: str, finding: Finding, context: LintContext = _AGENT
    ) -> tuple[Fix, ...]:
        """Return the fixes of a finding that bring no new finding into the text."""
        before = Counter(_names(self._checked(text, context, with_fixes=False)))
        kept = []
        for fix in finding.fixes:
            after = self._checked(fixes.apply(text, fix, context.values).text, context)
            if Counter(_names(after)) <= before:
                kept.append(fix)
        return tuple(kept)

    def apply(self, text: str, fix: Fix, context: LintContext = _AGENT) -> Applied:
        """Return the text with the fix in it, known values filled in, and its open gaps."""
        return fixes.apply(text, fix, context.values)

    def _checked(
        self, text: str, context: LintContext, *, with_fixes: bool = False
    ) -> tuple[Finding, ...]:
        view = fold_view(text)
        classes = lc.classes(view.codes)
        is_hidden = evidence(view.codes, classes).size > 0
        heads = self._automata.plain.find(view.text, self._active.of(context).is_on)
        found = list(placed(view.text, heads))
        counts = lc.counts(classes).tolist()
        # Tabs and tags are folded away; in the source they are still there.
        signs = counts[lc.MARK] + counts[lc.AT] + text.count("\t") + text.count("<")
        woken = Woken(
            view,
            classes,
            found,
            counts[lc.DIGIT],
            signs,
            may_be_dense=True,
            may_be_hidden=is_hidden,
            may_be_split=SPLIT.search(view.text) is not None,
        )
        return self._findings(woken, context, with_fixes=with_fixes)

    def _findings(
        self, woken: Woken, context: LintContext, *, with_fixes: bool
    ) -> tuple[Finding, ...]:
        active = self._active.of(context)
        passage = Passage(woken.view, context, self._house)
        judged = Judge(self._rules, self._automata, active, passage, woken).judged()
        if not judged:
            return ()
        return tuple(
            self._finding(winner, also, passage, with_fixes=with_fixes)
            for winner, also in _merged(judged, self._rules)
        )

    def _finding(
        self, judged: Judged, also: Sequence[str], passage: Passage, *, with_fixes: bool
    ) -> Finding:
        rule = self._rules[judged.rule]
        start, end = judged.start, judged.end
        offered: tuple[Fix, ...] = ()
        if with_fixes:
            offered = tuple(
                fix
                for fix in fixes.fixes_of(rule, passage.source, start, end)
                if not fix.text or self._is_clean(fix.text, passage.context)
            )
        return Finding(
            rule=rule.id,
            category=rule.category,
            severity=Severity.HINT if judged.by_sound else rule.severity,
            action=rule.action,
            start=start,
            end=end,
            text=passage.source[start:end],
            message=rule.message,
            why=rule.why,
            fixes=offered,
            also=tuple(also),
            disguised=judged.disguised,
        )

    def _has_clean_text(self, text: str, context: LintContext) -> bool:
        # What a fix alone lacks, such as a greeting's number, the reply around it may have.
        alone = replace(context, scenario="")
        return not self._checked(text, alone)


def _adjusted(rule: Rule, house: House) -> Rule:
    severity = house.severities.get(rule.id, rule.severity)
    action = house.actions.get(rule.id, rule.action)
    if severity is rule.severity and action is rule.action:
        return rule
    return replace(rule, severity=severity, action=action)


def _names(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings]


def _merged(judged: Sequence[Judged], rules: Sequence[Rule]) -> list[tuple[Judged, list[str]]]:
    """Return one finding for those of a category that overlap: the worst, then the longest."""
    ranked = sorted(
        set(judged),
        key=lambda j: (-rules[j.rule].severity, j.disguised, j.start - j.end, j.start, j.rule),
    )
    kept: list[tuple[Judged, list[str]]] = []
    for one in ranked:
        rule = rules[one.rule]
        for other, also in kept:
            same = rules[other.rule].category == rule.category
            if same and _overlap(one, other):
                if rule.id != rules[other.rule].id and rule.id not in also:
                    also.append(rule.id)
                break
        else:
            kept.append((one, []))
    return sorted(kept, key=lambda pair: (pair[0].start, -rules[pair[0].rule].severity))


def _overlap(one: Judged, other: Judged) -> bool:
    return one.start < other.end and other.start < one.end
