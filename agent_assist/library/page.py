"""A response page: Markdown with a TOML head between `+++` lines (contracts 2)."""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from agent_assist.errors import Fault, PageUnreadable
from agent_assist.library.response import (
    CannedResponse,
    Placeholder,
    PlaceholderKind,
    Status,
)
from agent_assist.packs.files import PackFile
from agent_assist.runtime.context import Channel
from agent_assist.runtime.languages import LANGUAGES

_PAGE: Final = re.compile(
    r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n(.*))?\Z", re.DOTALL | re.MULTILINE
)
_NAME: Final = re.compile(r"(?P<id>[^.\s]+)\.(?P<language>[A-Za-z-]+)\.md\Z")
_TOML_PLACE: Final = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_TEXT_KEYS: Final = ("title", "shortcut", "subject", "note", "based_on")
_HEAD_KEYS: Final = frozenset(
    {*_TEXT_KEYS, "keywords", "channels", "valid_from", "valid_until", "status", "placeholders"}
)
_BLANK_KEYS: Final = frozenset({"prompt", "kind", "default", "choices", "required"})


def parse(file: PackFile) -> CannedResponse:
    """Return the response that a page holds; its id, language and scenario come from the path.

    Raises:
        PageUnreadable: with every fault found, each with its line and code.
    """
    return _Reader(file).response()


class _Reader:
    """Reads one page and collects what is wrong with it."""

    def __init__(self, file: PackFile) -> None:
        self._file = file
        self._faults: list[Fault] = []

    def response(self) -> CannedResponse:
        page_id, language = self._name()
        head_text, body = self._parts()
        head = self._head(head_text)
        self._unknown(head, _HEAD_KEYS)
        title, shortcut, subject, note, based_on = (self._text(head, key) for key in _TEXT_KEYS)
        if not title:
            self._fault("missing_key", key="title")
        response = CannedResponse(
            id=page_id,
            language=language,
            scenario=self._file.path.parent.name,
            title=title,
            body=body.strip(),
            shortcut=shortcut,
            subject=subject,
            note=note,
            keywords=self._texts(head, "keywords"),
            channels=self._channels(head),
            valid_from=self._date(head, "valid_from"),
            valid_until=self._date(head, "valid_until"),
            status=self._status(head),
            placeholders=self._placeholders(head),
            pack=self._file.pack.name,
            digest=self._file.digest,
            based_on=based_on,
        )
        if not response.body:
            self._fault("empty_body")
        self._stop_on_faults()
        return response

    def _name(self) -> tuple[str, str]:
        match = _NAME.fullmatch(self._file.path.name)
        if match is None:
            self._fault("bad_name")
        elif match["language"] not in LANGUAGES:
            self._fault("unknown_language", value=match["language"])
        self._stop_on_faults()
        assert match is not None
        return match["id"], match["language"]

    def _parts(self) -> tuple[str, str]:
        match = _PAGE.match(self._file.text)
        if match is None:
            self._fault("no_head")
            self._stop_on_faults()
        assert match is not None
        return match[1], match[2] or ""

    def _head(self, text: str) -> dict[str, Any]:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            line = int(place[1]) + 1 if place and place[1] else 1 + text.count("\n")
            reason = _TOML_PLACE.sub("", str(error)).strip()
            self._faults.append(Fault(self._file.path, line, "toml", (("reason", reason),)))
            self._stop_on_faults()
            raise AssertionError from error

    def _placeholders(self, head: Mapping[str, Any]) -> tuple[Placeholder, ...]:
        tables = head.get("placeholders", {})
        if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
            self._fault("wrong_type", key="placeholders", wanted="table")
            return ()
        return tuple(self._placeholder(name, table) for name, table in tables.items())

    def _placeholder(self, name: str, table: Mapping[str, Any]) -> Placeholder:
        self._unknown(table, _BLANK_KEYS)
        kind = table.get("kind", "text")
        if kind not in tuple(PlaceholderKind):
            self._fault("unknown_value", key="kind", value=str(kind))
            kind = PlaceholderKind.TEXT
        required = table.get("required", True)
        if not isinstance(required, bool):
            self._fault("wrong_type", key="required", wanted="true_or_false")
            required = True
        return Placeholder(
            name=name,
            prompt=self._text(table, "prompt"),
            kind=PlaceholderKind(kind),
            default=self._text(table, "default"),
            choices=self._texts(table, "choices"),
            required=required,
        )

    def _text(self, table: Mapping[str, Any], key: str) -> str:
        value = table.get(key, "")
        if isinstance(value, str):
            return value
        self._fault("wrong_type", key=key, wanted="text")
        return ""

    def _texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._fault("wrong_type", key=key, wanted="texts")
        return ()

    def _channels(self, head: Mapping[str, Any]) -> tuple[Channel, ...]:
        names = self._texts(head, "channels")
        for name in names:
            if name not in set(Channel):
                self._fault("unknown_value", key="channels", value=name)
        return tuple(Channel(name) for name in names if name in set(Channel))

    def _status(self, head: Mapping[str, Any]) -> Status:
        value = head.get("status", Status.LIVE)
        if value in tuple(Status):
            return Status(value)
        self._fault("unknown_value", key="status", value=str(value))
        return Status.LIVE

    def _date(self, head: Mapping[str, Any], key: str) -> date | None:
        value = head.get(key)
        try:
            return date.fromisoformat(str(value)) if value not in (None, "") else None
        except ValueError:
            self._fault("wrong_type", key=key, wanted="date")
            return None

    def _unknown(self, table: Mapping[str, Any], known: frozenset[str]) -> None:
        for key in table.keys() - known:
            self._fault("unknown_key", key=key)

    def _fault(self, code: str, **facts: str) -> None:
        line = line_of_key(self._file.text, facts.get("key", ""))
        self._faults.append(Fault(self._file.path, line, code, tuple(facts.items())))

    def _stop_on_faults(self) -> None:
        if self._faults:
            raise PageUnreadable(tuple(self._faults))


def line_of_key(text: str, key: str) -> int:
    """Return the 1-based line on which a key of the head stands, 1 when it is not there."""
    if key:
        pattern = re.compile(rf"[ \t]*(?:\[placeholders\.)?[\"']?{re.escape(key)}\b")
        for number, line in enumerate(text.split("\n"), start=1):
            if number > 1 and line.startswith("+++"):
                break
            if pattern.match(line):
                return number
    return 1


def render(response: CannedResponse) -> str:
    """Return the page of a response; `parse` of it gives the same response back."""
    lines = ["+++", f"title = {_quoted(response.title)}"]
    for key in ("shortcut", "subject", "note", "based_on"):
        if value := getattr(response, key):
            lines.append(f"{key} = {_quoted(value)}")
    for key in ("keywords", "channels"):
        if values := getattr(response, key):
            lines.append(f"{key} = {_listed(values)}")
    for key in ("valid_from", "valid_until"):
        if day := getattr(response, key):
            lines.append(f"{key} = {day.isoformat()}")
    if response.status is not Status.LIVE:
        lines.append(f"status = {_quoted(response.status)}")
    for placeholder in response.placeholders:
        lines += ["", *_placeholder_lines(placeholder)]
    return "\n".join([*lines, "+++", response.body, ""])


def _placeholder_lines(placeholder: Placeholder) -> list[str]:
    lines = [f"[placeholders.{_key(placeholder.name)}]", f"prompt = {_quoted(placeholder.prompt)}"]
    if placeholder.kind is not PlaceholderKind.TEXT:
        lines.append(f"kind = {_quoted(placeholder.kind)}")
    if placeholder.default:
        lines.append(f"default = {_quoted(placeholder.default)}")
    if placeholder.choices:
        lines.append(f"choices = {_listed(placeholder.choices)}")
    if not placeholder.required:
        lines.append("required = false")
    return lines


def _key(name: str) -> str:
    # A bare key of TOML is plain ASCII; names in the agent's own script stand in quotes.
    return name if name.isascii() else _quoted(name)


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _listed(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(_quoted(text) for text in texts) + "]"
