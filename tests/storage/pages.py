"""What is really in an encrypted file: every page and every frame of the journal, decrypted.

Free pages too, which no query shows. The format is SQLCipher's: AES-256 in CBC mode, at the end
of each page its initialisation vector and its authentication code; the first page opens with the salt.
"""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
RESERVED = 80
VECTOR = 16
SALT = 16
JOURNAL_HEAD, FRAME_HEAD = 32, 24


def decrypted(folder: Path, key: bytes) -> bytes:
    """Return the content of every database and journal in a folder and below."""
    found = [b"".join(_pages(file, key)) for file in sorted(folder.rglob("*.db"))]
    found += [b"".join(_frames(file, key)) for file in sorted(folder.rglob("*.db-wal"))]
    return b"".join(found)


def _pages(file: Path, key: bytes) -> Iterator[bytes]:
    whole = file.read_bytes()
    for start in range(0, len(whole), PAGE):
        yield _page(whole[start : start + PAGE], key, is_first=start == 0)


def _frames(file: Path, key: bytes) -> Iterator[bytes]:
    whole = file.read_bytes()
    for start in range(JOURNAL_HEAD, len(whole), FRAME_HEAD + PAGE):
        head = whole[start : start + FRAME_HEAD]
        frame = whole[start + FRAME_HEAD : start + FRAME_HEAD + PAGE]
        yield _page(frame, key, is_first=int.from_bytes(head[:4], "big") == 1)


def _page(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    if len(page) < PAGE or not any(page):
        return page
    body, tail = page[SALT if is_first else 0 : PAGE - RESERVED], page[PAGE - RESERVED :]
    cipher = Cipher(AES(key), CBC(tail[:VECTOR])).decryptor()
    return cipher.update(body) + cipher.finalize()
