"""The recovery key: printed once, it opens the records when the system's key store is lost.

X25519 with HKDF-SHA-256 and AES-256-GCM: the public half, which stays beside the database, seals
each new data key; only the printed half opens one. That way keys are changed without it.
"""

import base64
import os
import re
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from agent_assist.errors import AgentAssistError
from agent_assist.sensitive import Sensitive

_PURPOSE: Final = b"agent-assist records recovery 1"
_SECRET_BYTES: Final = 32
_CHECK_BYTES: Final = 3
_GROUP: Final = 7
# What is read off paper: base32 has no 0, 1, 8 and 9.
_MISREAD: Final = str.maketrans("018", "OLB")


class RecoveryKeyWrong(AgentAssistError):
    """What was typed is no recovery key, or not the one of these records; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def make() -> tuple[Sensitive[str], str]:
    """Return a new recovery key as it is printed, and its public half."""
    private = X25519PrivateKey.generate()
    secret = private.private_bytes_raw()
    return Sensitive(_printed(secret)), private.public_key().public_bytes_raw().hex()


def seal(public: str, data_key: bytes) -> str:
    """Return a data key sealed for the holder of the recovery key."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(public)))
    sender = once.public_key().public_bytes_raw()
    return (sender + _cipher(shared, sender).encrypt(bytes(12), data_key, _PURPOSE)).hex()


def unseal(printed: Sensitive[str], sealed: str) -> bytes:
    """Return the data key.

    Raises:
        RecoveryKeyWrong: `misspelt`, or `other` for the key of other records.
    """
    private = X25519PrivateKey.from_private_bytes(_secret(printed.reveal()))
    content = bytes.fromhex(sealed)
    sender, rest = content[:32], content[32:]
    shared = private.exchange(X25519PublicKey.from_public_bytes(sender))
    try:
        # The nonce may be fixed: each sealing has a key of its own.
        return _cipher(shared, sender).decrypt(bytes(12), rest, _PURPOSE)
    except InvalidTag as error:
        raise RecoveryKeyWrong("other") from error


def _cipher(shared: bytes, sender: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), _SECRET_BYTES, sender, _PURPOSE).derive(shared))


def _printed(secret: bytes) -> str:
    letters = base64.b32encode(secret + sha256(secret).digest()[:_CHECK_BYTES]).decode()
    return "-".join(letters[i : i + _GROUP] for i in range(0, len(letters), _GROUP))


def _secret(printed: str) -> bytes:
    letters = re.sub(r"[\s-]", "", printed).upper().translate(_MISREAD)
    try:
        content = base64.b32decode(letters)
    except ValueError as error:
        raise RecoveryKeyWrong("misspelt") from error
    secret, check = content[:_SECRET_BYTES], content[_SECRET_BYTES:]
    if len(secret) != _SECRET_BYTES or sha256(secret).digest()[:_CHECK_BYTES] != check:
        raise RecoveryKeyWrong("misspelt")
    return secret


def new_data_key() -> bytes:
    """Return a new key for the records, from the system's source of randomness."""
    return os.urandom(_SECRET_BYTES)
