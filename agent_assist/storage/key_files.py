"""Keys in a file where the system has no key store: wrapped by a passphrase, or by Windows."""

import json
import os
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from agent_assist.sensitive import Sensitive
from agent_assist.storage import dpapi
from agent_assist.storage.durable import problem, write_durably
from agent_assist.storage.keys import NoKeyStore

# Half a second and 64 MiB on an office computer (RFC 9106, second recommended option).
ITERATIONS: Final = 3
LANES: Final = 4
MEMORY_KIB: Final = 64 * 1024
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32


class _FileKeys:
    """Keys in one file, each wrapped."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def get(self, name: str) -> bytes | None:
        """Return a key, None when there is none of this name."""
        row = self._rows().get(name)
        return None if row is None else self._unwrapped(name, bytes.fromhex(row))

    def set(self, name: str, key: bytes) -> None:
        """Keep a key."""
        self._write({**self._rows(), name: self._wrapped(name, key).hex()})

    def delete(self, name: str) -> None:
        """Forget a key."""
        self._write({kept: row for kept, row in self._rows().items() if kept != name})

    def _wrapped(self, name: str, key: bytes) -> bytes:
        raise NotImplementedError

    def _unwrapped(self, name: str, content: bytes) -> bytes:
        raise NotImplementedError

    def _rows(self) -> dict[str, str]:
        try:
            return {str(k): str(v) for k, v in json.loads(self._file.read_text("utf-8")).items()}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise problem(self._file, error) from error
        except ValueError as error:
            raise NoKeyStore("unreadable") from error

    def _write(self, rows: dict[str, str]) -> None:
        write_durably(self._file, json.dumps(rows, indent=1).encode())


class PassphraseKeys(_FileKeys):
    """Keys under a passphrase: Argon2id makes the key that wraps them with AES-256-GCM.

    A wrong passphrase is `NoKeyStore("passphrase")`.
    """

    def __init__(
        self, file: Path, passphrase: Sensitive[str], memory_kib: int = MEMORY_KIB
    ) -> None:
        super().__init__(file)
        self._passphrase = passphrase
        self._memory_kib = memory_kib
        self._ciphers: dict[bytes, AESGCM] = {}

    def _wrapped(self, name: str, key: bytes) -> bytes:
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        return salt + nonce + self._cipher(salt).encrypt(nonce, key, name.encode())

    def _unwrapped(self, name: str, content: bytes) -> bytes:
        salt, rest = content[:_SALT_BYTES], content[_SALT_BYTES:]
        nonce, sealed = rest[:_NONCE_BYTES], rest[_NONCE_BYTES:]
        try:
            return self._cipher(salt).decrypt(nonce, sealed, name.encode())
        except InvalidTag as error:
            raise NoKeyStore("passphrase") from error

    def _cipher(self, salt: bytes) -> AESGCM:
        if salt not in self._ciphers:
            self._ciphers[salt] = AESGCM(self._derived(salt))
        return self._ciphers[salt]

    def _derived(self, salt: bytes) -> bytes:
        return Argon2id(
            salt=salt,
            length=_KEY_BYTES,
            iterations=ITERATIONS,
            lanes=LANES,
            memory_cost=self._memory_kib,
        ).derive(self._passphrase.reveal().encode())


class ProtectedKeys(_FileKeys):
    """Keys wrapped by Windows for this user (DPAPI), where Credential Manager refuses."""

    def _wrapped(self, name: str, key: bytes) -> bytes:
        return dpapi.protect(key, name.encode())

    def _unwrapped(self, name: str, content: bytes) -> bytes:
        return dpapi.unprotect(content, name.encode())
