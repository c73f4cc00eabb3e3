"""Which store keeps the keys on this computer: the system's own, or else what Windows wraps."""

import sys
from pathlib import Path
from typing import Final

from agent_assist.storage.key_files import ProtectedKeys
from agent_assist.storage.key_ring import system_keys
from agent_assist.storage.keys import KeyStore, NoKeyStore

_WINDOWS: Final = sys.platform == "win32"


class ComputersKeys:
    """The port `KeyStore`, chosen when it is first asked: that takes half a second.

    Where there is neither, every call raises `NoKeyStore`; a passphrase is for people to choose.
    Once they have chosen one, it stays the only way.
    """

    def __init__(self, protected: Path, passphrase: Path) -> None:
        self._protected = protected
        self._passphrase = passphrase
        self._chosen: KeyStore | None = None

    def get(self, name: str) -> bytes | None:
        """Return a key, None when there is none of this name."""
        return self._store().get(name)

    def set(self, name: str, key: bytes) -> None:
        """Keep a key."""
        self._store().set(name, key)

    def delete(self, name: str) -> None:
        """Forget a key."""
        self._store().delete(name)

    def _store(self) -> KeyStore:
        if self._chosen is None:
            self._chosen = self._choice()
        return self._chosen

    def _choice(self) -> KeyStore:
        if self._passphrase.exists():
            raise NoKeyStore("passphrase")
        try:
            return system_keys()
        except NoKeyStore:
            if not _WINDOWS:
                raise
            return ProtectedKeys(self._protected)
