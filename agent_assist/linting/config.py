"""The table `[lint]` of `agent-assist.toml`: what the team sets about checking."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from agent_assist.errors import Fault
from agent_assist.linting.finding import Action, Severity
from agent_assist.linting.house import House
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import from_tag

NAME: Final = "agent-assist.toml"
_LISTS: Final = (
    "hotlines", "domains", "mailboxes", "warranty_terms", "internal_hosts", "disable", "rules",
)  # fmt: skip
_WORDS: Final = ("register", "channel", "language", "role", "fail_on", "baseline")
_TABLES: Final = ("severity", "action", "columns")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "register": ("formal", "casual"),
        "channel": tuple(Channel),
        "role": ("agent", "customer", "bot"),
        "fail_on": ("hint", "warning", "error", "never"),
    }
)


@dataclass(frozen=True, slots=True)
class LintConfig:
    """What the table says; paths in it are relative to the folder of its file."""

    house: House = field(default_factory=House)
    channel: Channel = Channel.CHAT
    language: str = ""
    role: str = "agent"
    fail_on: str = "error"
    rules: tuple[Path, ...] = ()
    baseline: Path | None = None
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def bound_by(self, policy: "LintConfig") -> "LintConfig":
        """Return this configuration with what an administrator's policy says on top of it.

        What the policy says of a rule is fixed; its lists are added to those of the team.
        """
        own, bound = self.house, policy.house
        house = replace(
            own,
            hotlines=(*own.hotlines, *bound.hotlines),
            domains=(*own.domains, *bound.domains),
            mailboxes=(*own.mailboxes, *bound.mailboxes),
            warranty_terms=(*own.warranty_terms, *bound.warranty_terms),
            internal_hosts=(*own.internal_hosts, *bound.internal_hosts),
            register=bound.register or own.register,
            disabled=own.disabled - {*bound.severities, *bound.actions} | bound.disabled,
            severities={**own.severities, **bound.severities},
            actions={**own.actions, **bound.actions},
        )
        return replace(self, house=house)


def parse(text: str, path: Path) -> tuple[LintConfig, tuple[Fault, ...]]:
    """Return the configuration in a file and the faults in it; a faulty key keeps its default."""
    try:
        table = tomllib.loads(text).get("lint", {})
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = int(place[1]) if place else 1
        return LintConfig(), (Fault(path, line, "toml", (("reason", str(error)),)),)
    return _Reader(table, text, path).config()


class _Reader:
    """Reads the table and collects what is wrong with it."""

    def __init__(self, table: dict[str, Any], text: str, path: Path) -> None:
        self._table = table
        self._text = text
        self._path = path
        self._faults: list[Fault] = []

    def config(self) -> tuple[LintConfig, tuple[Fault, ...]]:
        for key in sorted(self._table.keys() - {*_LISTS, *_WORDS, *_TABLES}):
            self._fault("unknown_key", key)
        lists = {key: self._list(key) for key in _LISTS}
        words = {key: self._word(key) for key in _WORDS}
        tables = {key: self._strings(key) for key in _TABLES}
        severities = self._chosen("severity", tables["severity"], [s.word for s in Severity])
        actions = self._chosen("action", tables["action"], list(Action))
        house = House(
            hotlines=lists["hotlines"],
            domains=lists["domains"],
            mailboxes=lists["mailboxes"],
            warranty_terms=lists["warranty_terms"],
            internal_hosts=lists["internal_hosts"],
            register=words["register"],
            disabled=frozenset(lists["disable"]),
            severities={rule: Severity[name.upper()] for rule, name in severities.items()},
            actions={rule: Action(name) for rule, name in actions.items()},
        )
        folder = self._path.parent
        config = LintConfig(
            house=house,
            channel=Channel(words["channel"] or "chat"),
            language=from_tag(words["language"]) or "",
            role=words["role"] or "agent",
            fail_on=words["fail_on"] or "error",
            rules=tuple(folder / name for name in lists["rules"]),
            baseline=folder / words["baseline"] if words["baseline"] else None,
            columns=MappingProxyType(tables["columns"]),
        )
        return config, tuple(self._faults)

    def _list(self, key: str) -> tuple[str, ...]:
        value = self._table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._fault("wrong_type", key)
        return ()

    def _word(self, key: str) -> str:
        value = self._table.get(key, "")
        if not isinstance(value, str):
            self._fault("wrong_type", key)
            return ""
        if value and value not in _CHOICES.get(key, (value,)):
            self._fault("unknown_value", key, value)
            return ""
        return value

    def _strings(self, key: str) -> dict[str, str]:
        value = self._table.get(key, {})
        if isinstance(value, dict):
            return {str(name): str(item) for name, item in value.items()}
        self._fault("wrong_type", key)
        return {}

    def _chosen(self, key: str, table: dict[str, str], known: list[str]) -> dict[str, str]:
        for value in table.values():
            if value not in known:
                self._fault("unknown_value", key, value)
        return {rule: value for rule, value in table.items() if value in known}

    def _fault(self, code: str, key: str, value: str = "") -> None:
        place = re.search(rf"^\s*\[?[\w.]*\b{re.escape(key)}\b", self._text, re.MULTILINE)
        line = 1 + self._text.count("\n", 0, place.end()) if place else 1
        self._faults.append(Fault(self._path, line, code, (("key", key), ("value", value))))
