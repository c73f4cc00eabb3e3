"""Keys in the system's own key store: Secret Service, KWallet, Credential Manager or Keychain."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, PasswordDeleteError

from agent_assist.storage.keys import NoKeyStore

# The stores that encrypt. They are named here and not looked for: the settings and plug-ins of
# the keyring package may offer files in plain text, and those are never asked. Those of other
# systems are not even loaded: the one of macOS starts a compiler to look for its libraries.
if sys.platform == "linux":
    from jeepney.wrappers import DBusErrorResponse
    from keyring.backends import SecretService, kwallet
    from secretstorage.exceptions import SecretStorageException

    _STORES: tuple[type[KeyringBackend], ...] = (SecretService.Keyring, kwallet.DBusKeyring)
    _OF_THE_BUS: tuple[type[Exception], ...] = (DBusErrorResponse, SecretStorageException)
elif sys.platform == "win32":
    from keyring.backends import Windows

    _STORES = (Windows.WinVaultKeyring,)
    _OF_THE_BUS = ()
else:
    from keyring.backends import macOS

    _STORES = (macOS.Keyring,)
    _OF_THE_BUS = ()

SERVICE: Final = "agent-assist"
_REFUSALS: tuple[type[Exception], ...] = (KeyringError, RuntimeError, OSError, *_OF_THE_BUS)


class SystemKeys:
    """The port `KeyStore` over one of the system's stores; keys stand there as 64 hex digits.

    No more than that, because Credential Manager takes 2,560 bytes an entry. Any program of the
    same user can read them: they protect a stolen disk, not against a malicious program.
    """

    def __init__(self, backend: KeyringBackend) -> None:
        self._backend = backend

    def get(self, name: str) -> bytes | None:
        """Return a key, None when there is none of this name."""
        with _told():
            text = self._backend.get_password(SERVICE, name)
        return bytes.fromhex(text) if text else None

    def set(self, name: str, key: bytes) -> None:
        """Keep a key, and see that it is really there."""
        with _told():
            self._backend.set_password(SERVICE, name, key.hex())
        if self.get(name) != key:
            raise NoKeyStore("not_kept")

    def delete(self, name: str) -> None:
        """Forget a key, if there is one of this name."""
        with _told(), suppress(PasswordDeleteError):
            self._backend.delete_password(SERVICE, name)


def system_keys() -> SystemKeys:
    """Return the best of the system's stores.

    Raises:
        NoKeyStore: there is none that encrypts.
    """
    there = [store for store in _STORES if store.viable]
    if not there:
        raise NoKeyStore("none")
    with _told():
        return SystemKeys(max(there, key=lambda store: store.priority)())


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _REFUSALS as error:
        raise NoKeyStore(type(error).__name__) from error
