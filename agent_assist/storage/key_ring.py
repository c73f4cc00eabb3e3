"""Keys in the system's own key store: Secret Service, KWallet, Credential Manager or Keychain."""

from typing import Final

import keyring.backend
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from agent_assist.storage.keys import NoKeyStore

SERVICE: Final = "agent-assist"
# The stores that encrypt. Others, such as files in plain text, are never asked, whatever the
# settings of the keyring package say.
_SAFE: Final = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)


class SystemKeys:
    """The port `KeyStore` over one of the system's stores; keys stand there as 64 hex digits.

    No more than that, because Credential Manager takes 2,560 bytes an entry. Any program of the
    same user can read them: they protect a stolen disk, not against a malicious program.
    """

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, name: str) -> bytes | None:
        """Return a key, None when there is none of this name."""
        try:
            text = self._backend.get_password(SERVICE, name)
        except (KeyringError, RuntimeError, OSError) as error:
            raise NoKeyStore(type(error).__name__) from error
        return bytes.fromhex(text) if text else None

    def set(self, name: str, key: bytes) -> None:
        """Keep a key, and see that it is really there."""
        try:
            self._backend.set_password(SERVICE, name, key.hex())
        except (KeyringError, RuntimeError, OSError) as error:
            raise NoKeyStore(type(error).__name__) from error
        if self.get(name) != key:
            raise NoKeyStore("not_kept")

    def delete(self, name: str) -> None:
        """Forget a key, if there is one of this name."""
        try:
            self._backend.delete_password(SERVICE, name)
        except PasswordDeleteError:
            return
        except (KeyringError, RuntimeError, OSError) as error:
            raise NoKeyStore(type(error).__name__) from error


def system_keys() -> SystemKeys:
    """Return the best of the system's stores.

    Raises:
        NoKeyStore: there is none that encrypts.
    """
    safe = [b for b in keyring.backend.get_all_keyring() if is_safe(b) and b.priority > 0]
    if not safe:
        raise NoKeyStore("none")
    return SystemKeys(max(safe, key=lambda backend: backend.priority))


def is_safe(backend: KeyringBackend) -> bool:
    """Tell whether a store is one of those that encrypt."""
    return type(backend).__module__ in _SAFE
