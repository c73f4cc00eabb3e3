"""Turns a team's list (phrase, category, replacement, why) into a page of rules.

Rows with the same category, language and reason become one rule; each replacement is a rule of its
own, because a fix belongs to the words that it replaces.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from agent_assist.errors import Fault
from agent_assist.linting.finding import CATEGORIES
from agent_assist.linting.phrases import PhraseInvalid, patterns
from agent_assist.text.scripts import has_cyrillic, has_han

_COLUMNS: Final = {
    "phrase": ("phrase", "word", "敏感词", "禁用语", "词", "话术", "фраза", "слово"),
    "category": ("category", "分类", "类别", "категория"),
    "replacement": ("replacement", "replace", "fix", "替换", "建议", "замена"),
    "why": ("why", "reason", "原因", "理由", "причина"),
}  # fmt: skip
_SEVERE: Final = frozenset({"contempt", "combative", "banned_topic", "irritation", "negative"})
_SPECIAL: Final = str.maketrans({letter: f"\\{letter}" for letter in "\\{}|*~"})
_WORDINGS: Final = {
    "zh": ("请换个说法。", "团队名单里的用语。", "名单里没有给出替换说法"),
    "en": ("Put this another way.", "It is on the team's list.", "the list gives no replacement"),
    "ru": ("Скажите это иначе.", "Это из списка команды.", "в списке нет замены"),
}


@dataclass(slots=True)
class _Group:
    """Phrases that make one rule."""

    category: str
    language: str
    replacement: str
    why: str
    phrases: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Import:
    """The pages that come out, by file name, and the rows that could not be used."""

    pages: tuple[tuple[str, str], ...]
    phrases: int
    faults: tuple[Fault, ...]


def rows_of_csv(text: str) -> list[Sequence[str]]:
    """Return the rows of a CSV text; comma, semicolon or tab is told by the first line."""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def import_rows(rows: Sequence[Sequence[str]], path: Path) -> Import:
    """Return the pages made of a list's rows, the first of which names the columns."""
    places = _places(rows[0] if rows else ())
    if "phrase" not in places:
        return Import((), 0, (Fault(path, 1, "no_column", (("key", "phrase"),)),))
    groups: dict[tuple[str, str, str, str], _Group] = {}
    faults: list[Fault] = []
    count = 0
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in places.items()}
        if not any(cells.values()):
            continue
        fault = _fault(cells, path, number)
        if fault:
            faults.append(fault)
            continue
        key = _key(cells)
        group = groups.setdefault(key, _Group(*key))
        phrase = cells["phrase"].translate(_SPECIAL)
        if phrase not in group.phrases:
            group.phrases.append(phrase)
            count += 1
    return Import(tuple(_pages(groups.values())), count, tuple(faults))


def _places(head: Iterable[str]) -> dict[str, int]:
    cells = [cell.strip().removeprefix("\ufeff").casefold() for cell in head]
    return {
        field: cells.index(name)
        for field, names in _COLUMNS.items()
        for name in names
        if name in cells
    }


def _fault(cells: dict[str, str], path: Path, line: int) -> Fault | None:
    category = cells.get("category", "")
    if category not in CATEGORIES:
        return Fault(path, line, "unknown_category", (("value", category),))
    try:
        patterns(cells["phrase"].translate(_SPECIAL))
    except PhraseInvalid as error:
        return Fault(path, line, str(error), (("value", cells["phrase"]),))
    return None


def _key(cells: dict[str, str]) -> tuple[str, str, str, str]:
    phrase = cells["phrase"]
    language = "zh" if has_han(phrase) else "ru" if has_cyrillic(phrase) else "en"
    return cells["category"], language, cells.get("replacement", ""), cells.get("why", "")


def _pages(groups: Iterable[_Group]) -> Iterator[tuple[str, str]]:
    pages: dict[str, list[str]] = {}
    for group in groups:
        pages.setdefault(f"{group.category}.{group.language}.toml", []).append(_rule(group))
    for name, rules in sorted(pages.items()):
        yield name, "\n".join(rules)


def _rule(group: _Group) -> str:
    message, why, no_fix = _WORDINGS[group.language]
    name = sha256(f"{group.replacement}\0{group.why}".encode()).hexdigest()[:8]
    lines = [
        "[[rule]]",
        f"id = {_quoted(f'{group.category}.imported_{name}')}",
        f"severity = {_quoted('error' if group.category in _SEVERE else 'warning')}",
        f"message = {_quoted(message)}",
        f"why = {_quoted(group.why or why)}",
        f"phrases = [{', '.join(_quoted(phrase) for phrase in group.phrases)}]",
        f"fixes = [{{ text = {_quoted(group.replacement)} }}]"
        if group.replacement
        else f"no_fix = {_quoted(no_fix)}",
        f"bad = [{', '.join(_quoted(f'[[{_shown(phrase)}]]') for phrase in group.phrases[:2])}]",
        "good = []",
    ]
    return "\n".join(lines) + "\n"


def _shown(phrase: str) -> str:
    return phrase.replace("\\", "")


def _quoted(text: str) -> str:
    # JSON's escapes are a part of those of TOML's basic strings.
    return json.dumps(text, ensure_ascii=False)
