"""App profiles: how text goes into which program, as data that people can read and change."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from agent_assist.desktop.key_names import Keys, parse
from agent_assist.errors import FileProblem, SettingInvalid
from agent_assist.runtime.desktop import Target

_PASTE: Final = "Ctrl+V"
_UNDO: Final = "Ctrl+Z"


class Mode(StrEnum):
    """Whether text is put in by pressing keys at all."""

    PASTE = "paste"
    NEVER = "never"


class Newlines(StrEnum):
    """What becomes of a text of several lines."""

    KEEP = "keep"
    COPY = "copy"


class Source(StrEnum):
    """A selection that a program may paste from."""

    CLIPBOARD = "clipboard"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class Profile:
    """How text goes into the windows that match; the fields are explained in the data file."""

    name: str
    app_class: re.Pattern[str]
    title: re.Pattern[str]
    chord: Keys
    undo: Keys | None
    mode: Mode = Mode.PASTE
    newlines: Newlines = Newlines.KEEP
    sources: tuple[Source, ...] = (Source.CLIPBOARD,)
    plain_owner: bool = False
    settle_s: float = 0.0

    def matches(self, target: Target) -> bool:
        """Say whether a window is one of those that the profile is for."""
        return bool(self.app_class.fullmatch(target.app_class) and self.title.search(target.title))

    def suited(self, text: str) -> str | None:
        """Return the text as it may go in, None when it may not."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if self.newlines is Newlines.KEEP:
            return text
        line = "".join(one for one in text.rstrip("\n") if one.isprintable() or one in "\n\t")
        return None if "\n" in line else line


class Profiles:
    """All profiles, first match first."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = (*profiles, _profile({"name": "built in"}))

    def of(self, target: Target) -> Profile:
        """Return the profile of a window; there always is one."""
        return next(profile for profile in self._profiles if profile.matches(target))


def read(paths: Iterable[Path]) -> Profiles:
    """Read profile files, the more important first; a file that is not there is left out.

    Raises FileProblem for a file that is no TOML, SettingInvalid for a value that has no meaning.
    """
    return Profiles(profile for path in paths if path.exists() for profile in _read_file(path))


def _read_file(path: Path) -> list[Profile]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("profile", [])
    except (OSError, ValueError) as error:
        raise FileProblem(path, str(error)) from error
    return [_profile(row) for row in rows]


def _profile(row: Mapping[str, Any]) -> Profile:
    try:
        return Profile(
            name=str(row["name"]),
            app_class=re.compile(row.get("class", ".*"), re.DOTALL),
            title=re.compile(row.get("title", ""), re.IGNORECASE),
            chord=_keys(row.get("chord", _PASTE)),
            undo=_keys(undo) if (undo := row.get("undo", _UNDO)) else None,
            mode=Mode(row.get("mode", Mode.PASTE)),
            newlines=Newlines(row.get("newlines", Newlines.KEEP)),
            sources=tuple(Source(name) for name in row.get("selections", [Source.CLIPBOARD])),
            plain_owner=bool(row.get("plain_owner", False)),
            settle_s=float(row.get("settle_ms", 0)) / 1000,
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise SettingInvalid("app_profiles", row.get("name", row)) from error


def _keys(text: str) -> Keys:
    keys = parse(text)
    if keys is None:
        raise ValueError(text)
    return keys
