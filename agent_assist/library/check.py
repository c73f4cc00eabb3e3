"""Checks a library as its reviewers would: every fault with its page and line."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_assist.errors import Fault
from agent_assist.library.page import line_of_key
from agent_assist.library.placeholders import FROM_SETTINGS, malformed, names
from agent_assist.library.response import CannedResponse, PlaceholderKind
from agent_assist.runtime.context import Channel

_SHORTCUT: Final = re.compile(r"[^\W\d_]{2,5}")
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_BLANK: Final = re.compile(r"\{\{\s*\w+\s*\}\}")
_KEYWORDS: Final = range(6, 13)
_WORDS: Final = {True: 120, False: 40}
_HAN_CHARACTERS: Final = {True: 240, False: 80}


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """A response together with the page it stands on."""

    response: CannedResponse
    path: Path
    text: str


def check(pages: Sequence[CheckedPage], scenarios: Collection[str]) -> Iterator[Fault]:
    """Yield the faults of a pack's pages; `scenarios` are the ids that the pack knows."""
    for page in pages:
        yield from _placeholders(page)
        yield from _findable(page)
        yield from _length(page)
        if scenarios and page.response.scenario not in scenarios:
            yield _fault(page, "unknown_scenario", value=page.response.scenario)
    yield from _neighbours(pages)


def _fault(page: CheckedPage, code: str, key: str = "", **facts: str) -> Fault:
    return Fault(page.path, line_of_key(page.text, key), code, tuple(facts.items()))


def _placeholders(page: CheckedPage) -> Iterator[Fault]:
    response = page.response
    used = {*names(response.body), *names(response.subject)}
    declared = {placeholder.name for placeholder in response.placeholders}
    for name in sorted(used - declared - {*FROM_SETTINGS, "today"}):
        yield _fault(page, "undeclared_placeholder", name=name)
    for name in sorted(declared - used):
        yield _fault(page, "unused_placeholder", name, name=name)
    if malformed(response.body):
        yield _fault(page, "malformed_placeholder")
    for placeholder in response.placeholders:
        if not placeholder.prompt:
            yield _fault(page, "no_prompt", placeholder.name, name=placeholder.name)
        if placeholder.kind is PlaceholderKind.CHOICE and not placeholder.choices:
            yield _fault(page, "no_choices", placeholder.name, name=placeholder.name)


def _findable(page: CheckedPage) -> Iterator[Fault]:
    response = page.response
    if response.shortcut and not _SHORTCUT.fullmatch(response.shortcut):
        yield _fault(page, "shortcut_form", "shortcut", value=response.shortcut)
    if len(response.keywords) not in _KEYWORDS:
        yield _fault(page, "keyword_count", "keywords", count=str(len(response.keywords)))
    title = response.title.casefold()
    for keyword in response.keywords:
        if keyword.casefold() in title:
            yield _fault(page, "keyword_in_title", "keywords", value=keyword)


def _length(page: CheckedPage) -> Iterator[Fault]:
    response = page.response
    is_letter = response.channels == (Channel.EMAIL,)
    if response.language.startswith("zh"):
        text = _BLANK.sub("某某", response.body)
        count, limit, code = len(_HAN.findall(text)), _HAN_CHARACTERS[is_letter], "too_long_han"
    else:
        text = _BLANK.sub("word", response.body)
        count, limit, code = len(text.split()), _WORDS[is_letter], "too_long_words"
    if count > limit:
        yield _fault(page, code, count=str(count), limit=str(limit))


def _neighbours(pages: Sequence[CheckedPage]) -> Iterator[Fault]:
    """Yield the faults that two pages make together."""
    yield from _clashes(pages, "shortcut_taken", "shortcut")
    yield from _clashes(pages, "title_taken", "title")
    variants: Mapping[str, list[CheckedPage]] = _grouped(pages)
    for group in variants.values():
        first, *others = group
        for page in others:
            if page.response.scenario != first.response.scenario:
                yield _fault(page, "id_elsewhere", other=str(first.path))
            if set(names(page.response.body)) != set(names(first.response.body)):
                yield _fault(page, "other_placeholders", other=first.path.name)


def _grouped(pages: Sequence[CheckedPage]) -> Mapping[str, list[CheckedPage]]:
    groups: dict[str, list[CheckedPage]] = defaultdict(list)
    for page in pages:
        groups[page.response.id].append(page)
    return groups


def _clashes(pages: Sequence[CheckedPage], code: str, key: str) -> Iterator[Fault]:
    owners: dict[tuple[str, str], CheckedPage] = {}
    for page in pages:
        value = getattr(page.response, key).casefold()
        owner = owners.setdefault((page.response.language, value), page)
        if value and owner is not page:
            yield _fault(page, code, key, value=value, other=owner.path.name)
