"""Where the keys of the records are kept, and what is kept beside the database about them."""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, Protocol

from agent_assist.errors import AgentAssistError
from agent_assist.storage.durable import problem, write_durably

_CHECKED: Final = b"agent-assist: check value of a records key"
_CHECK_BYTES: Final = 16


class NoKeyStore(AgentAssistError):
    """Nowhere to keep a key safely on this computer, or the store does not answer."""


class KeyStore(Protocol):
    """Keeps keys out of the file system's sight. Slow; for workers."""

    def get(self, name: str) -> bytes | None:
        """Return a key, None when there is none of this name.

        Raises:
            NoKeyStore: as with every call of this class.
        """
        ...

    def set(self, name: str, key: bytes) -> None:
        """Keep a key in place of the one of this name."""
        ...

    def delete(self, name: str) -> None:
        """Forget a key, if there is one of this name."""
        ...


class MemoryKeys:
    """Keys in memory, for a profile that goes with the process."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """Return a key."""
        return self._keys.get(name)

    def set(self, name: str, key: bytes) -> None:
        """Keep a key."""
        self._keys[name] = key

    def delete(self, name: str) -> None:
        """Forget a key."""
        self._keys.pop(name, None)


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What stands in `records.keys`: nothing that opens anything.

    `installation` names the keys in the store. `checks` are check values of the key in force and
    of the next one while keys are changed. `recovery` is the public half of the recovery key,
    `sealed` the data keys under it, in the order of `checks`. `is_new` stands until the first
    database is whole.
    """

    installation: str
    checks: tuple[str, ...] = ()
    recovery: str = ""
    sealed: tuple[str, ...] = ()
    is_new: bool = False

    @property
    def current(self) -> str:
        """The name of the key in force."""
        return f"records-{self.installation}"

    @property
    def next(self) -> str:
        """The name of the key that is coming into force."""
        return f"records-{self.installation}-next"

    def knows(self, key: bytes) -> bool:
        """Tell whether a key is one that the database was last seen with."""
        return any(hmac.compare_digest(check, check_value(key)) for check in self.checks)

    def with_keys(self, *keys: bytes, sealed: tuple[str, ...]) -> "KeyFacts":
        """Return the facts for these keys."""
        return replace(self, checks=tuple(map(check_value, keys)), sealed=sealed, is_new=False)


def check_value(key: bytes) -> str:
    """Return what a key is known by; it tells nothing about the key."""
    return hmac.new(key, _CHECKED, sha256).digest()[:_CHECK_BYTES].hex()


def read_facts(*files: Path) -> KeyFacts | None:
    """Return the facts of the first file that holds any; None when there are none."""
    for file in files:
        try:
            return _facts(json.loads(file.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            continue
        except OSError as error:
            raise problem(file, error) from error
    return None


def write_facts(file: Path, facts: KeyFacts) -> None:
    """Write the facts for good: a power cut leaves the old or the new ones."""
    row = {
        "installation": facts.installation,
        "checks": facts.checks,
        "recovery": facts.recovery,
        "sealed": facts.sealed,
        "is_new": facts.is_new,
    }
    write_durably(file, json.dumps(row, indent=1).encode())


def _facts(row: Mapping[str, Any]) -> KeyFacts:
    return KeyFacts(
        str(row["installation"]),
        tuple(map(str, row["checks"])),
        str(row["recovery"]),
        tuple(map(str, row["sealed"])),
        bool(row["is_new"]),
    )
