"""Errors of the program: facts only; the sentence for people is made in `screens/messages`."""

from dataclasses import dataclass
from pathlib import Path


class AgentAssistError(Exception):
    """The root of every error that the program raises on purpose."""


@dataclass(frozen=True)
class Fault:
    """One fault in a page or a table: where it stands, what it is and what to do."""

    path: Path
    line: int
    code: str
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """Return the fact of this name, empty when the fault does not carry it."""
        return dict(self.facts).get(name, "")


class PageUnreadable(AgentAssistError):
    """A page that could not be turned into a response; it carries what is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults, first in {faults[0].path}")
        self.faults = faults


class FileProblem(AgentAssistError):
    """A file or folder that could not be read or written, with the system's reason."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class PolicyUntrusted(FileProblem):
    """A policy file that others than administrators can write or own; it binds nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "writable by others")


class DataNewer(AgentAssistError):
    """A database that a later release has written; this one leaves it as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class SettingInvalid(AgentAssistError):
    """A value that a setting does not take."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(f"{name}: {value!r}")
        self.name = name
        self.value = value


class CacheUnusable(AgentAssistError):
    """A cache that is damaged or from another version; the cure is to build it again."""
