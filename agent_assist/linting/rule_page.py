"""Reads a page of rules: TOML, one `[[rule]]` table a rule, each read by itself.

A fault in one rule therefore costs that rule alone. `scripts_db/packs/general/rules/README.md`
says what each key means.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from agent_assist.errors import Fault
from agent_assist.linting.checks.kinds import CHECKS
from agent_assist.linting.finding import CATEGORIES, NEVER_QUOTED, Action, Severity
from agent_assist.linting.rule import Example, Parameter, Rule, RuleFix, Side, Window
from agent_assist.packs.files import PackFile
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import LANGUAGES

LANGUAGES_OF_RULES: Final = ("zh", "en", "ru")
ROLES: Final = ("agent", "customer", "bot")
REGISTERS: Final = ("formal", "casual")
_NAME: Final = re.compile(r"(?P<category>[a-z_]+)\.(?P<language>[A-Za-z-]+)\.toml")
_ID: Final = re.compile(r"[a-z_]+\.[a-z0-9_]+")
_HEAD: Final = re.compile(r"^\[\[rule\]\][ \t]*(?:#.*)?$", re.MULTILINE)
_TOML_PLACE: Final = re.compile(r" ?\(at line (\d+), column \d+\)| ?\(at end of document\)")
_MARK: Final = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_TEXTS: Final = ("phrases", "lists", "regex", "anchors", "except")
_KEYS: Final = frozenset(
    {
        "id", "severity", "action", "message", "why", "channels", "roles", "scenarios",
        "register", *_TEXTS, *Side, "check", "parameters", "quoted", "words", "skeleton",
        "homophones", "covers", "fixes", "no_fix", "bad", "good",
    }
)  # fmt: skip
_WINDOW_KEYS: Final = frozenset({"any", "within", "reach"})
_EXAMPLE_KEYS: Final = frozenset({"text", "channel", "role", "scenario", "language"})
_FARTHEST: Final = 100
_SCOPES: Final = ("span", "sentence", "delete", "mask", "insert")


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one rule in a page and the line on which it begins."""

    text: str
    line: int

    def line_of(self, what: str) -> int:
        """Return the line on which a key or a text first stands, else that of the rule."""
        key = re.search(rf"^[ \t]*{re.escape(what)}[ \t]*=", self.text, re.MULTILINE)
        place = key.start() if key else self.text.find(what) if what else -1
        return self.line + self.text.count("\n", 0, place) if place >= 0 else self.line


@dataclass(frozen=True, slots=True)
class ReadRule:
    """A rule as it stands in its page, with the text that faults are located in."""

    rule: Rule
    block: Block


def read(file: PackFile) -> tuple[tuple[ReadRule, ...], tuple[Fault, ...]]:
    """Return the sound rules of a page and the faults of the others."""
    match = _NAME.fullmatch(file.path.name)
    if match is None:
        return (), (Fault(file.path, 1, "bad_name"),)
    if match["category"] not in CATEGORIES:
        return (), (Fault(file.path, 1, "unknown_category", (("value", match["category"]),)),)
    if match["language"] not in LANGUAGES_OF_RULES:
        return (), (Fault(file.path, 1, "unknown_language", (("value", match["language"]),)),)
    rules: list[ReadRule] = []
    faults: list[Fault] = []
    for block in _blocks(file.text):
        reader = _Reader(file, block, match["category"], match["language"])
        rule = reader.rule()
        faults += reader.faults
        if rule is not None and not reader.faults:
            rules.append(ReadRule(rule, block))
    return tuple(rules), tuple(faults)


def _blocks(text: str) -> Iterator[Block]:
    starts = [match.start() for match in _HEAD.finditer(text)]
    ends = [*starts[1:], len(text)]
    first = starts[0] if starts else len(text)
    if re.sub(r"#.*", "", text[:first]).strip():
        yield Block(text[:first], 1)
    for start, end in zip(starts, ends, strict=True):
        yield Block(text[start:end], 1 + text.count("\n", 0, start))


class _Reader:
    """Reads one rule and collects what is wrong with it."""

    def __init__(self, file: PackFile, block: Block, category: str, language: str) -> None:
        self._file = file
        self._block = block
        self._category = category
        self._language = language
        self.faults: list[Fault] = []

    def rule(self) -> Rule | None:
        table = self._table()
        if table is None:
            return None
        self._unknown(table, _KEYS)
        for key in ("id", "severity", "message", "why"):
            if not table.get(key):
                self._fault("missing_key", key=key)
        identity = self._text(table, "id")
        if identity and not (_ID.fullmatch(identity) and identity.split(".")[0] == self._category):
            self._fault("bad_id", key="id", value=identity, category=self._category)
        severity = self._choice(table, "severity", [s.word for s in Severity], "error")
        texts = {key: self._texts(table, key) for key in _TEXTS}
        self._one_kind(table)
        return Rule(
            id=identity,
            language=self._language,
            category=self._category,
            severity=Severity[severity.upper()],
            action=Action(self._choice(table, "action", list(Action), "warn")),
            message=self._text(table, "message"),
            why=self._text(table, "why"),
            channels=tuple(Channel(c) for c in self._choices(table, "channels", list(Channel))),
            roles=self._choices(table, "roles", list(ROLES)) or ("agent",),
            scenarios=self._texts(table, "scenarios"),
            register=self._choice(table, "register", list(REGISTERS), ""),
            phrases=texts["phrases"],
            lists=texts["lists"],
            regex=texts["regex"],
            anchors=texts["anchors"],
            exceptions=texts["except"],
            check=self._choice(table, "check", list(CHECKS), ""),
            parameters=MappingProxyType(self._parameters(table)),
            windows=tuple(self._windows(table)),
            skips_quotes=self._choice(table, "quoted", ["skip", "flag"], "skip") == "skip"
            and self._category not in NEVER_QUOTED,
            has_edges=self._flag(table, "words", default=True),
            skeleton=self._flag(table, "skeleton", default=True),
            homophones=self._flag(table, "homophones", default=False),
            covers=self._choices(table, "covers", list(CATEGORIES)),
            fixes=tuple(self._fixes(table)),
            no_fix=self._text(table, "no_fix"),
            bad=tuple(self._examples(table, "bad", is_marked=True)),
            good=tuple(self._examples(table, "good", is_marked=False)),
            pack=self._file.pack.name,
            path=self._file.path,
            line=self._block.line,
        )

    def _table(self) -> dict[str, Any] | None:
        try:
            page = tomllib.loads(self._block.text)
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            inside = int(place[1]) - 1 if place and place[1] else self._block.text.count("\n")
            reason = _TOML_PLACE.sub("", str(error)).strip()
            line = self._block.line + inside
            self.faults.append(Fault(self._file.path, line, "toml", (("reason", reason),)))
            return None
        self._unknown(page, frozenset({"rule"}))
        rules = page.get("rule")
        return rules[0] if isinstance(rules, list) and rules else None

    def _one_kind(self, table: Mapping[str, Any]) -> None:
        kinds = [bool(table.get(key)) for key in ("phrases", "lists", "regex", "check")]
        if not any(kinds):
            self._fault("nothing_to_find")
        if table.get("check") and any(kinds[:3]):
            self._fault("two_kinds", key="check")
        if table.get("regex") and not table.get("anchors"):
            self._fault("regex_no_anchor", key="regex")
        if not table.get("fixes") and not table.get("no_fix"):
            self._fault("missing_key", key="fixes")

    def _parameters(self, table: Mapping[str, Any]) -> dict[str, Parameter]:
        given = table.get("parameters", {})
        kind = CHECKS.get(str(table.get("check", "")))
        if kind is None or not isinstance(given, dict):
            if given:
                self._fault("unknown_key", key="parameters")
            return {}
        self._unknown(given, frozenset(kind.parameters))
        found: dict[str, Parameter] = {}
        for name, default in kind.parameters.items():
            value = given.get(name)
            if value is None:
                continue
            if isinstance(default, tuple):
                found[name] = self._texts(given, name)
            elif type(value) is type(default):
                found[name] = value
            else:
                self._fault("wrong_type", key=name)
        return found

    def _windows(self, table: Mapping[str, Any]) -> Iterator[Window]:
        for side in Side:
            entry = table.get(side.value)
            if entry is None:
                continue
            if not isinstance(entry, dict):
                self._fault("wrong_type", key=side.value)
                continue
            self._unknown(entry, _WINDOW_KEYS)
            words = self._texts(entry, "any")
            within = entry.get("within", 8)
            if not words or type(within) is not int or not 1 <= within <= _FARTHEST:
                self._fault("wrong_type", key=side.value)
                continue
            reach = self._choice(entry, "reach", ["clause", "sentence"], "clause")
            yield Window(side, words, within, reach == "sentence")

    def _fixes(self, table: Mapping[str, Any]) -> Iterator[RuleFix]:
        for entry in self._tables(table, "fixes"):
            self._unknown(entry, frozenset({"text", "scope"}))
            scope = self._choice(entry, "scope", list(_SCOPES), "span")
            text = self._text(entry, "text")
            if bool(text) is (scope in {"delete", "mask"}):
                self._fault("fix_text", key="fixes", scope=scope)
                continue
            yield RuleFix(text, scope)

    def _examples(
        self, table: Mapping[str, Any], key: str, *, is_marked: bool
    ) -> Iterator[Example]:
        for entry in self._tables(table, key, text_key="text"):
            self._unknown(entry, _EXAMPLE_KEYS)
            text, spans = unmarked(self._text(entry, "text"))
            if bool(spans) is not is_marked or not text:
                self._fault("example_mark", key=key, value=text)
            yield Example(
                text=text,
                spans=spans,
                channel=self._choice(entry, "channel", list(Channel), ""),
                role=self._choice(entry, "role", list(ROLES), ""),
                scenario=self._text(entry, "scenario"),
                language=self._choice(entry, "language", list(LANGUAGES), ""),
            )

    def _tables(
        self, table: Mapping[str, Any], key: str, text_key: str = ""
    ) -> Iterator[dict[str, Any]]:
        entries = table.get(key, [])
        if not isinstance(entries, list):
            self._fault("wrong_type", key=key)
            return
        for entry in entries:
            if isinstance(entry, dict):
                yield entry
            elif text_key and isinstance(entry, str):
                yield {text_key: entry}
            else:
                self._fault("wrong_type", key=key)

    def _text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return value.strip() if key != "text" else value
        self._fault("wrong_type", key=key)
        return ""

    def _texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._fault("wrong_type", key=key)
        return ()

    def _flag(self, table: Mapping[str, Any], key: str, *, default: bool) -> bool:
        value = table.get(key, default)
        if isinstance(value, bool):
            return value
        self._fault("wrong_type", key=key)
        return default

    def _choice(self, table: Mapping[str, Any], key: str, known: list[str], default: str) -> str:
        value = table.get(key, default)
        if value == default or value in known:
            return str(value)
        self._fault("unknown_value", key=key, value=str(value))
        return default

    def _choices(self, table: Mapping[str, Any], key: str, known: list[str]) -> tuple[str, ...]:
        values = self._texts(table, key)
        for value in values:
            if value not in known:
                self._fault("unknown_value", key=key, value=value)
        return tuple(value for value in values if value in known)

    def _unknown(self, table: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in sorted(table.keys() - known):
            self._fault("unknown_key", key=key)

    def _fault(self, code: str, **facts: str) -> None:
        line = self._block.line_of(facts.get("key", ""))
        self.faults.append(Fault(self._file.path, line, code, tuple(facts.items())))


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return an example without its marks, and the marked places."""
    plain = ""
    spans: list[tuple[int, int]] = []
    end = 0
    for match in _MARK.finditer(text):
        plain += text[end : match.start()]
        spans.append((len(plain), len(plain) + len(match[1])))
        plain += match[1]
        end = match.end()
    return plain + text[end:], tuple(spans)
