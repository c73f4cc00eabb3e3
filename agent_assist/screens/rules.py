"""The rules screen: what each rule is, its examples, where it comes from, and how the team has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from agent_assist.errors import AgentAssistError
from agent_assist.i18n import N_, _, current, ngettext
from agent_assist.linting.finding import Action, Finding, LintContext, Severity
from agent_assist.linting.house import House
from agent_assist.linting.ports import Checker
from agent_assist.linting.rule import Example, Rule
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence

_OFTEN_WRONG: Final = 0.2
_CATEGORIES: Final = {
    "negative": N_("flat no"),
    "contempt": N_("contempt"),
    "irritation": N_("impatience"),
    "combative": N_("picking a fight"),
    "vague": N_("guessing"),
    "overpromise": N_("overpromising"),
    "jargon": N_("jargon"),
    "too_many_steps": N_("too many steps"),
    "leak_personal": N_("personal data"),
    "leak_internal": N_("internal data"),
    "raw_output": N_("raw system output"),
    "banned_topic": N_("banned topic"),
    "filler": N_("filler words"),
    "register": N_("wrong tone"),
    "must_say": N_("something missing"),
    "positive_wording": N_("say it positively"),
}
_LANGUAGES: Final = {"zh": "中", "en": "EN", "ru": "РУ"}
SEVERITIES: Final = tuple(severity.word for severity in Severity)
ACTIONS: Final = tuple(action.value for action in Action)


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: how it stands in the list, and what its card tells.

    `set_aside` is the share of drafts with a finding in which agents set it aside, in percent;
    a rule is locked when the administrator's policy says how bad it is or what it does.
    """

    id: str
    language: str
    category: str
    message: str
    why: str
    severity: str
    action: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    source: str
    set_aside: int
    is_often_wrong: bool
    is_locked: bool

    @property
    def about(self) -> str:
        """The category and the language of the replies it looks at, in words."""
        return f"{_(_CATEGORIES[self.category])} · {_LANGUAGES[self.language]}"


@dataclass(frozen=True, slots=True)
class Tried:
    """A finding in the text tried out."""

    text: str
    severity: str
    message: str
    rule: str


@dataclass(frozen=True, slots=True)
class State:
    """What the screen shows; `found` is None until a text has been tried.

    `wrong` counts the rules that agents often set aside, whether the rows show only these or not.
    """

    rows: tuple[Row, ...] = ()
    chosen: int = -1
    wrong: int = 0
    shows_wrong: bool = False
    is_read: bool = False
    found: tuple[Tried, ...] | None = None
    notice: Notice | None = None


class View(Protocol):
    """Shows the state."""

    def show_state(self, state: State) -> None:
        """Show this state."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the rules screen works with; `set_rule` takes id, key (severity, action) and value.

    `house` returns the team's settings and the ids of rules that the policy binds.
    """

    rules: Callable[[], tuple[Rule, ...]]
    rates: Callable[[], Mapping[str, float]]
    house: Callable[[], tuple[House, frozenset[str]]]
    set_rule: Callable[[str, str, str], None]
    changed: Callable[[], None]
    checker: Callable[[], Checker | None]
    runner: TaskRunner


@dataclass(frozen=True, slots=True)
class _Read:
    rules: tuple[Rule, ...]
    rates: Mapping[str, float]
    house: House
    locked: frozenset[str]


class RulesScreen:
    """Reads the rules when the page is opened, and writes the team's changes."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._view: View | None = None
        self._rules: tuple[Rule, ...] | None = None
        self._read: _Read | None = None
        self._words = ""
        self._tried = ""
        self.state = State()

    def show_on(self, view: View | None) -> None:
        """Show the state on this view from now on; on none while its page is not there."""
        self._view = view
        self._list()
        self._show()

    def leave_view(self) -> None:
        """Show nothing until the page is built again: the one there was is gone."""
        self._view = None

    def refresh(self) -> None:
        """Read the rules if they are not known yet, and how the team and its agents take them."""
        self._ports.runner.run(self._load, self._loaded, self._failed)

    def forget(self) -> None:
        """Read the rules anew next time: the packs have changed."""
        self._rules = None

    def narrow(self, words: str) -> None:
        """Show only rules whose id, category, message or examples hold these words."""
        self._words = words.casefold().strip()
        self.state = replace(self.state, chosen=-1)
        self._list()

    def show_wrong(self, *, only: bool) -> None:
        """Show only the rules that agents often set aside, or all."""
        self.state = replace(self.state, shows_wrong=only, chosen=-1)
        self._list()

    def choose(self, index: int) -> None:
        """Open the card of a rule."""
        self.state = replace(self.state, chosen=index)
        self._show()

    def set_severity(self, word: str) -> None:
        """Have the chosen rule be this bad for the team."""
        self._set("severity", word)

    def set_action(self, word: str) -> None:
        """Have the chosen rule do this for the team."""
        self._set("action", word)

    def try_out(self, text: str) -> None:
        """Say what the rules find in a text."""
        self._tried = text
        self.try_again()

    def try_again(self) -> None:
        """Check the text once more: the rules have changed."""
        checker, text = self._ports.checker(), self._tried
        if checker is None or not text.strip():
            self._answer(text, None)
            return
        work = partial(checker.check, text, LintContext())
        self._ports.runner.run(work, partial(self._answer, text), self._failed)

    def count(self) -> str:
        """Return how many rules are shown, in words."""
        n = len(self.state.rows)
        return ngettext("{n} rule", "{n} rules", n).format(n=n)

    def _set(self, key: str, word: str) -> None:
        chosen = self.state.chosen
        if not 0 <= chosen < len(self.state.rows) or self.state.rows[chosen].is_locked:
            return
        work = partial(self._ports.set_rule, self.state.rows[chosen].id, key, word)
        self._ports.runner.run(work, self._written, self._failed)

    def _written(self, _done: None) -> None:
        self._ports.changed()
        self.refresh()

    def _load(self) -> _Read:
        house, locked = self._ports.house()
        rules = self._ports.rules() if self._rules is None else self._rules
        return _Read(rules, self._ports.rates(), house, locked)

    def _loaded(self, read: _Read) -> None:
        self._rules, self._read = read.rules, read
        self.state = replace(self.state, is_read=True, notice=None)
        self._list()

    def _list(self) -> None:
        read = self._read
        if read is None:
            return
        rows = [_row(rule, read) for rule in read.rules]
        shown = [row for row in rows if self._is_wanted(row)]
        shown.sort(key=lambda row: (row.language != current(), row.language, row.category, row.id))
        wrong = sum(row.is_often_wrong for row in rows)
        chosen = self._place_of(self._chosen_key(), shown)
        self.state = replace(self.state, rows=tuple(shown), wrong=wrong, chosen=chosen)
        self._show()

    def _is_wanted(self, row: Row) -> bool:
        is_listed = row.is_often_wrong or not self.state.shows_wrong
        return is_listed and self._words in _searched(row)

    def _chosen_key(self) -> tuple[str, str] | None:
        chosen = self.state.chosen
        rows = self.state.rows
        return (rows[chosen].id, rows[chosen].language) if 0 <= chosen < len(rows) else None

    def _place_of(self, key: tuple[str, str] | None, rows: list[Row]) -> int:
        keys = [(row.id, row.language) for row in rows]
        return keys.index(key) if key in keys else -1

    def _answer(self, text: str, found: tuple[Finding, ...] | None) -> None:
        if text != self._tried:
            return
        tried = None if found is None else tuple(_tried(finding) for finding in found)
        self.state = replace(self.state, found=tried)
        self._show()

    def _show(self) -> None:
        if self._view:
            self._view.show_state(self.state)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self.state = replace(self.state, notice=sentence(error))
        self._show()


def _row(rule: Rule, read: _Read) -> Row:
    rate = read.rates.get(rule.id, 0.0)
    return Row(
        id=rule.id,
        language=rule.language,
        category=rule.category,
        message=rule.message,
        why=rule.why,
        severity=read.house.severities.get(rule.id, rule.severity).word,
        action=read.house.actions.get(rule.id, rule.action).value,
        bad=tuple(_marked(example) for example in rule.bad),
        good=tuple(example.text for example in rule.good),
        source=f"{rule.pack} · {rule.path.name}:{rule.line}",
        set_aside=round(100 * rate),
        is_often_wrong=rate > _OFTEN_WRONG,
        is_locked=rule.id in read.locked,
    )


def _tried(finding: Finding) -> Tried:
    severity = Severity(finding.severity).word
    return Tried(finding.text, severity, finding.message, finding.rule)


def _marked(example: Example) -> str:
    """Return a bad example with what is found in it between [[ ]]."""
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text


def _searched(row: Row) -> str:
    return " ".join((row.id, row.about, row.message, *row.bad)).casefold()
