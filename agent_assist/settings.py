"""Settings: one row each, from which the settings page, the file and the docs are drawn."""

import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import tomlkit
from tomlkit.exceptions import TOMLKitError

from agent_assist.errors import FileProblem, PolicyUntrusted, SettingInvalid
from agent_assist.i18n import N_

Value = str | int | bool | tuple[str, ...]
Step = Callable[[dict[str, Any]], None]
"""Changes the table of an older release into that of the next: rows renamed, values told anew."""


class Policy(StrEnum):
    """How an administrator's policy file binds a row."""

    FIXED = "fixed"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    UNION = "union"


class Group(StrEnum):
    """The part of the settings page in which a row stands; hidden rows stand in none."""

    AGENT = N_("You")
    LOOK = N_("Look")
    KEYS = N_("Hotkeys")
    LIBRARY = N_("Library")
    DRAFT = N_("Draft")
    RECORD = N_("Record")
    WINDOW = N_("Window")
    HIDDEN = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: its name in the file, default, what it takes and how it is told to people.

    The type of `default` is the type of the value. `choices` are (value, label) pairs; `low` and
    `high` bound a number, both included.
    """

    name: str
    default: Value
    group: Group
    label: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: int = 0
    high: int = 0
    policy: Policy = Policy.FIXED

    def accepts(self, value: object) -> bool:
        """Tell whether the row takes this value."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in {choice for choice, _ in self.choices}
        if isinstance(value, tuple):
            return all(isinstance(item, str) for item in value)
        return not (self.high and isinstance(value, int)) or self.low <= value <= self.high


STEPS: Final[tuple[Step, ...]] = ()
"""From format 1, that of release 0.1.0, on; a step that was released is never edited."""
_FORMAT: Final = "format"

_LANGUAGES: Final = (("zh", "中文"), ("en", "English"), ("ru", "Русский"))

SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("company", "", Group.AGENT, N_("Company"), N_("As you name it to customers.")),
    Setting("agent_name", "", Group.AGENT, N_("Your name"), N_("As customers hear it.")),
    Setting("agent_no", "", Group.AGENT, N_("Agent number"), N_("Greetings always say it.")),
    Setting(
        "gender",
        "neutral",
        Group.AGENT,
        N_("Wording in Russian"),
        N_("For verbs that differ by gender."),
        (("neutral", N_("Neutral")), ("feminine", N_("Feminine")), ("masculine", N_("Masculine"))),
    ),
    Setting(
        "language",
        "system",
        Group.LOOK,
        N_("Language of the window"),
        N_("The customer's language is chosen beside the search box."),
        (("system", N_("As the system")), *_LANGUAGES),
    ),
    Setting(
        "theme",
        "system",
        Group.LOOK,
        N_("Theme"),
        "",
        (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark"))),
    ),
    Setting(
        "zoom", 100, Group.LOOK, N_("Zoom, %"), N_("Ctrl+Plus and Ctrl+Minus."), low=80, high=200
    ),
    Setting(
        "density",
        "comfortable",
        Group.LOOK,
        N_("Rows"),
        "",
        (("comfortable", N_("Comfortable")), ("compact", N_("Compact"))),
    ),
    Setting(
        "palette_hotkey",
        "Ctrl+Alt+Space",
        Group.KEYS,
        N_("Open the palette"),
        N_("Works in every program."),
    ),
    Setting(
        "save_hotkey",
        "Ctrl+Alt+S",
        Group.KEYS,
        N_("Save selected text as a response"),
        N_("Works in every program."),
    ),
    Setting(
        "check_hotkey",
        "Ctrl+Alt+D",
        Group.KEYS,
        N_("Check the selected text"),
        N_("Works in every program; the mended text goes back there."),
    ),
    Setting(
        "customer_language",
        "zh",
        Group.LIBRARY,
        N_("Customers' language at start"),
        "",
        (("zh", "简体中文"), ("zh-Hant", "繁體中文"), ("en", "English"), ("ru", "Русский")),
    ),
    Setting(
        "channel",
        "",
        Group.LIBRARY,
        N_("Your channel"),
        N_("Responses for other channels come last."),
        (
            ("", N_("Any")),
            ("phone", N_("Phone")),
            ("chat", N_("Chat")),
            ("email", N_("E-mail")),
            ("public", N_("Public posts")),
        ),
    ),
    Setting(
        "team_packs",
        (),
        Group.LIBRARY,
        N_("Team packs"),
        N_("Folders with your team's pages, one a line."),
        policy=Policy.UNION,
    ),
    Setting(
        "draft_first",
        False,
        Group.DRAFT,
        N_("Responses open in the draft first"),
        N_("Enter takes a response there instead of into the window in front."),
    ),
    Setting(
        "may_override",
        True,
        Group.DRAFT,
        N_("What is held back may be inserted all the same"),
        N_("Rule, time and agent number are kept, not the text."),
    ),
    Setting(
        "uses_yao",
        True,
        Group.RECORD,
        N_("Say 幺 for one in numbers"),
        N_("As usual on the mainland; Taiwan and Hong Kong say 一."),
    ),
    Setting(
        "lock_after",
        15,
        Group.RECORD,
        N_("Lock records after, minutes"),
        N_("Without saving, looking or typing notes."),
        low=1,
        high=480,
        policy=Policy.MAXIMUM,
    ),
    Setting(
        "retention_days",
        90,
        Group.RECORD,
        N_("Erase records after, days"),
        N_("Counted from the end of the call; in backups too."),
        low=1,
        high=3650,
        policy=Policy.MAXIMUM,
    ),
    Setting("stay_on_top", False, Group.WINDOW, N_("Stay above other windows")),
    Setting(
        "close_to_tray",
        True,
        Group.WINDOW,
        N_("Closing keeps it in the tray"),
        N_("The hotkey goes on working."),
    ),
    Setting(
        "dock_side",
        "right",
        Group.WINDOW,
        N_("Dock on the"),
        "",
        (("right", N_("Right side")), ("left", N_("Left side"))),
    ),
    Setting("features_off", (), Group.HIDDEN, policy=Policy.UNION),
    Setting("place", (), Group.HIDDEN),
    Setting("toured", False, Group.HIDDEN),
)
_BY_NAME: Final = {row.name: row for row in SETTINGS}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force, with the names of rows that a policy binds."""

    values: Mapping[str, Value]
    bound: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> Value:
        return self.values[name]

    def text(self, name: str) -> str:
        """Return a text value."""
        return str(self.values[name])

    def number(self, name: str) -> int:
        """Return a number."""
        value = self.values[name]
        assert isinstance(value, int)
        return value

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.values[name] is True

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values[name]
        assert isinstance(value, tuple)
        return value

    def changed(self, name: str, value: Value) -> "Settings":
        """Return the settings with one value changed.

        Raises:
            SettingInvalid: no such row, a value that it does not take, or a row that policy binds.
        """
        row = _BY_NAME.get(name)
        if row is None or not row.accepts(value) or name in self.bound:
            raise SettingInvalid(name, value)
        return replace(self, values=MappingProxyType({**self.values, name: value}))


def defaults() -> Settings:
    """Return the settings of a new installation."""
    return Settings(MappingProxyType({row.name: row.default for row in SETTINGS}))


def load(file: Path, policy: Path) -> tuple[Settings, tuple[SettingInvalid | FileProblem, ...]]:
    """Return the settings in force and what in the files could not be used.

    A file that is not there is an empty one; a value that a row does not take keeps its default.
    """
    problems: list[SettingInvalid | FileProblem] = []
    try:
        migrate(file)
    except FileProblem as error:
        problems.append(error)
    values = dict(defaults().values)
    values.update(_valid(_table(file, problems), problems))
    bound: frozenset[str] = frozenset()
    if is_trusted(policy):
        rules = dict(_valid(_table(policy, problems), problems))
        values.update(
            {name: bind(_BY_NAME[name], values[name], rule) for name, rule in rules.items()}
        )
        bound = frozenset(rules)
    elif os.access(policy, os.F_OK):
        problems.append(PolicyUntrusted(policy))
    return Settings(MappingProxyType(values), bound), tuple(problems)


def migrate(file: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring the settings file of an older release up to date; the old one is kept beside it.

    A file of a later release stays as it is: what this one knows of it is in force.

    Raises:
        FileProblem: the file cannot be read or written; it is unchanged then.
    """
    if not steps or not file.exists():
        return
    try:
        before = file.read_text(encoding="utf-8-sig")
        document = tomlkit.parse(before)
        known = int(document.get(_FORMAT, 1))
        if known > len(steps):
            return
        for step in steps[known - 1 :]:
            step(document)
        document[_FORMAT] = len(steps) + 1
        file.with_suffix(f".{known}.toml").write_text(before, encoding="utf-8", newline="\n")
        _put(file, tomlkit.dumps(document))
    except OSError as error:
        raise FileProblem(file, error.strerror or str(error)) from error
    except (UnicodeDecodeError, TOMLKitError, ValueError) as error:
        raise FileProblem(file, str(error)) from error


def save(file: Path, changes: Mapping[str, Value]) -> None:
    """Write changed values into the settings file; comments and unknown keys stay as they are.

    Raises:
        FileProblem: the file cannot be read or written; it is unchanged then.
    """
    save_table(file, (), changes)


def save_table(file: Path, table: tuple[str, ...], changes: Mapping[str, Value]) -> None:
    """Write changed values into a table of a TOML file; all else stays as it is.

    Raises:
        FileProblem: the file cannot be read or written; it is unchanged then.
    """
    try:
        text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        document = tomlkit.parse(text)
        place: Any = document
        for name in table:
            place = place.setdefault(name, {})
        for name, value in changes.items():
            place[name] = list(value) if isinstance(value, tuple) else value
        file.parent.mkdir(parents=True, exist_ok=True)
        _put(file, tomlkit.dumps(document))
    except OSError as error:
        raise FileProblem(file, error.strerror or str(error)) from error
    except (UnicodeDecodeError, TOMLKitError) as error:
        raise FileProblem(file, str(error)) from error


def _put(file: Path, text: str) -> None:
    temporary = file.with_suffix(".toml.new")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(file)


def _table(file: Path, problems: list[SettingInvalid | FileProblem]) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(FileProblem(file, error.strerror or str(error)))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problems.append(FileProblem(file, str(error)))
    return {}


def _valid(
    table: Mapping[str, Any], problems: list[SettingInvalid | FileProblem]
) -> Iterable[tuple[str, Value]]:
    for name, raw in table.items():
        value = tuple(raw) if isinstance(raw, list) else raw
        row = _BY_NAME.get(name)
        if row is None:
            continue
        if row.accepts(value):
            yield name, value
        else:
            problems.append(SettingInvalid(name, raw))


def bind(row: Setting, value: Value, rule: Value) -> Value:
    """Return what is in force when the agent wants `value` and the policy says `rule`."""
    if row.policy is Policy.UNION and isinstance(value, tuple) and isinstance(rule, tuple):
        return tuple(dict.fromkeys((*rule, *value)))
    if isinstance(value, int) and isinstance(rule, int):
        if row.policy is Policy.MINIMUM:
            return max(value, rule)
        if row.policy is Policy.MAXIMUM:
            return min(value, rule)
    return rule


def is_trusted(policy: Path) -> bool:
    """Tell whether there is a policy file that only administrators can write, as far as one sees.

    It belongs to root, or to the owner of its folder where AGENT_ASSIST_HOME puts it into one.
    """
    try:
        file, folder = policy.stat(), policy.parent.stat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    is_writable = (file.st_mode | folder.st_mode) & 0o022
    return not is_writable and file.st_uid in {0, folder.st_uid}
