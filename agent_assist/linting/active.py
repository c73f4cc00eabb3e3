"""Which rules hold for a reply: by channel, role, scenario, register and the team's settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from agent_assist.linting.checks.check import NEVER, Check, Wake
from agent_assist.linting.checks.kinds import CHECKS
from agent_assist.linting.finding import SCENARIO_CATEGORIES, LintContext
from agent_assist.linting.house import House
from agent_assist.linting.rule import Rule
from agent_assist.runtime.context import Channel


@dataclass(frozen=True, slots=True, eq=False)
class Active:
    """The rules in force for one kind of reply.

    `is_on` has one entry a rule; `checks` are the structural ones with their numbers and what wakes
    them; `by_digit` are the numbers of rules whose regex is anchored at any digit. `wake` is what
    wakes any of the checks, `dense_cues` from how many dense cues on one does.
    """

    is_on: bytes
    checks: tuple[tuple[int, Check, Wake], ...]
    by_digit: tuple[int, ...]
    wake: Wake
    dense_cues: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing needs to be looked for."""
        return not any(self.is_on)

    def wakes(self, cues: Mapping[int, int]) -> bool:
        """Tell whether so many cues, by the numbers of their rules, wake a check."""
        return any(cues.get(number, 0) >= wake.cues for number, _, wake in self.checks)


class ActiveRules:
    """Tells the rules in force, remembering the few kinds of replies that there are."""

    def __init__(self, rules: tuple[Rule, ...], house: House) -> None:
        self._rules = rules
        self._house = house
        self._of = lru_cache(maxsize=512)(self._find)

    def of(self, context: LintContext) -> Active:
        """Return the rules in force in a context; its language and values do not matter."""
        return self._of(context.channel, context.role, context.scenario)

    def _find(self, channel: Channel, role: str, scenario: str) -> Active:
        on = bytes(self._holds(rule, channel, role, scenario) for rule in self._rules)
        numbered = [(number, rule) for number, rule in enumerate(self._rules) if on[number]]
        checks = tuple(
            (number, CHECKS[rule.check], CHECKS[rule.check].wake(rule))
            for number, rule in numbered
            if rule.check
        )
        by_digit = tuple(number for number, rule in numbered if "<digit>" in rule.anchors)
        least = Wake(
            cues=min((wake.cues for _, _, wake in checks), default=NEVER),
            digits=min((wake.digits for _, _, wake in checks), default=NEVER),
            signs=min((wake.signs for _, _, wake in checks), default=NEVER),
        )
        dense = min((wake.cues for _, check, wake in checks if check.is_dense), default=NEVER)
        return Active(on, checks, by_digit, least, dense)

    def _holds(self, rule: Rule, channel: Channel, role: str, scenario: str) -> bool:
        if rule.id in self._house.disabled or role not in rule.roles:
            return False
        if channel not in rule.channels if rule.channels else channel is Channel.INTERNAL:
            return False
        if rule.register and self._house.register and rule.register != self._house.register:
            return False
        if rule.category in SCENARIO_CATEGORIES and not scenario:
            return False
        return not rule.scenarios or scenario in rule.scenarios
