"""The rules screen: what each rule is, its examples, where it comes from, and how the team has it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Protocol

from agent_assist.errors import AgentAssistError
from agent_assist.i18n import current, ngettext
from agent_assist.linting.finding import Action, LintContext, Severity
from agent_assist.linting.ports import Checker
from agent_assist.linting.rule import Example, Rule
from agent_assist.runtime.tasks import TaskRunner
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence

_OFTEN_WRONG: Final = 0.2
SEVERITIES: Final = tuple(severity.word for severity in Severity)
ACTIONS: Final = tuple(action.value for action in Action)


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: how it stands in the list, and what its card tells."""

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
    is_often_wrong: bool


@dataclass(frozen=True, slots=True)
class State:
    """What the screen shows; `found` says what the try-it text brings up."""

    rows: tuple[Row, ...] = ()
    chosen: int = -1
    found: tuple[str, ...] = ()
    notice: Notice | None = None


class View(Protocol):
    """Shows the state."""

    def show_state(self, state: State) -> None:
        """Show this state."""
        ...


@dataclass(frozen=True, slots=True)
class Ports:
    """What the rules screen works with; `set_rule` takes id, key (severity, action) and value."""

    rules: Callable[[], tuple[Rule, ...]]
    rates: Callable[[], Mapping[str, float]]
    house: Callable[[], tuple[Mapping[str, Severity], Mapping[str, Action]]]
    set_rule: Callable[[str, str, str], None]
    changed: Callable[[], None]
    checker: Callable[[], Checker | None]
    runner: TaskRunner


@dataclass(frozen=True, slots=True)
class _Read:
    rules: tuple[Rule, ...]
    rates: Mapping[str, float]
    severities: Mapping[str, Severity]
    actions: Mapping[str, Action]


class RulesScreen:
    """Reads the rules when the page is opened, and writes the team's changes."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._view: View | None = None
        self._read: _Read | None = None
        self._words = ""
        self._tried = ""
        self.state = State()

    def show_on(self, view: View) -> None:
        """Show the state on this view from now on."""
        self._view = view
        self._show()

    def refresh(self) -> None:
        """Read the rules anew."""
        self._ports.runner.run(self._load, self._loaded, self._failed)

    def narrow(self, words: str) -> None:
        """Show only rules whose id, category, message or examples hold these words."""
        self._words = words.casefold().strip()
        self.state = replace(self.state, chosen=-1)
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
        """Say what the rules find in a text, as soon as they are read."""
        self._tried = text
        checker = self._ports.checker()
        found = checker.check(text, LintContext()) if checker and text.strip() else ()
        lines = tuple(f"“{finding.text}”: {finding.message} ({finding.rule})" for finding in found)
        self.state = replace(self.state, found=lines)
        self._show()

    def try_again(self) -> None:
        """Say it again: the rules have been read."""
        if self._tried:
            self.try_out(self._tried)

    def count(self) -> str:
        """Return how many rules are shown, in words."""
        n = len(self.state.rows)
        return ngettext("{n} rule", "{n} rules", n).format(n=n)

    def _set(self, key: str, word: str) -> None:
        if 0 <= self.state.chosen < len(self.state.rows):
            rule = self.state.rows[self.state.chosen].id
            self._ports.runner.run(
                partial(self._ports.set_rule, rule, key, word), self._written, self._failed
            )

    def _written(self, _done: None) -> None:
        self._ports.changed()
        self.refresh()

    def _load(self) -> _Read:
        severities, actions = self._ports.house()
        return _Read(self._ports.rules(), self._ports.rates(), severities, actions)

    def _loaded(self, read: _Read) -> None:
        self._read = read
        self._list()

    def _list(self) -> None:
        read = self._read
        if read is None:
            return
        rows = [_row(rule, read) for rule in read.rules]
        shown = [row for row in rows if self._words in _searched(row)]
        shown.sort(key=lambda row: (row.language != current(), row.language, row.category, row.id))
        self.state = replace(self.state, rows=tuple(shown), notice=None)
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
    return Row(
        id=rule.id,
        language=rule.language,
        category=rule.category,
        message=rule.message,
        why=rule.why,
        severity=read.severities.get(rule.id, rule.severity).word,
        action=read.actions.get(rule.id, rule.action).value,
        bad=tuple(_marked(example) for example in rule.bad),
        good=tuple(example.text for example in rule.good),
        source=f"{rule.pack}: {rule.path.name}:{rule.line}",
        is_often_wrong=read.rates.get(rule.id, 0.0) > _OFTEN_WRONG,
    )


def _marked(example: Example) -> str:
    """Return a bad example with what is found in it between brackets."""
    text = example.text
    for start, end in sorted(example.spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def _searched(row: Row) -> str:
    return " ".join((row.id, row.category, row.message, *row.bad)).casefold()
