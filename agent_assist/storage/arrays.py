"""Arrays in one file, memory-mapped when read: a header that says where each lies, then bytes."""

import json
import mmap
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

from agent_assist.errors import CacheUnusable

Arrays = Mapping[str, npt.NDArray[Any]]
_MAGIC: Final = b"AAARRAY1"
_LENGTHS: Final = 16  # eight digits of header length, eight of its CRC-32, both hexadecimal
_ALIGNMENT: Final = 64


def write(file: IO[bytes], arrays: Arrays) -> str:
    """Write arrays to an open file and return the SHA-256 of the whole, in hexadecimal."""
    table, at = [], 0
    for name, array in arrays.items():
        table.append({"name": name, "type": array.dtype.str, "shape": array.shape, "at": at})
        at += _padded(array.nbytes)
    header = json.dumps({"arrays": table, "size": at}).encode()
    start = _MAGIC + f"{len(header):08x}{zlib.crc32(header):08x}".encode() + header
    start = start.ljust(_padded(len(start)), b"\0")
    digest = sha256(start)
    file.write(start)
    for array in arrays.values():
        content = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
        padding = bytes(_padded(array.nbytes) - array.nbytes)
        for piece in (content, padding):
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


def read(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a file, mapped and read-only.

    The header is checked and the length of the file; the content is taken on trust, since
    reading all of it would cost what mapping saves.

    Raises:
        CacheUnusable: missing, cut short, not such a file, or from a machine of other byte order.
    """
    try:
        with path.open("rb") as file:
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return _arrays(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CacheUnusable(f"{path.name}: {error}") from error


def _arrays(content: mmap.mmap) -> dict[str, npt.NDArray[Any]]:
    body = len(_MAGIC) + _LENGTHS
    if content[: len(_MAGIC)] != _MAGIC:
        raise ValueError("not a file of arrays")
    length, checksum = int(content[8:16], 16), int(content[16:24], 16)
    header = content[body : body + length]
    if zlib.crc32(header) != checksum:
        raise ValueError("damaged header")
    table = json.loads(header)
    start = _padded(body + length)
    if len(content) != start + table["size"]:
        raise ValueError("cut short")
    return {row["name"]: _array(content, start, row) for row in table["arrays"]}


def _array(content: mmap.mmap, start: int, row: dict[str, Any]) -> npt.NDArray[Any]:
    kind = np.dtype(row["type"])
    if not kind.isnative:
        raise ValueError("other byte order")
    count = int(np.prod(row["shape"], dtype=np.int64))
    if not count:
        return np.empty(row["shape"], kind)
    return np.frombuffer(content, kind, count, start + row["at"]).reshape(row["shape"])


def _padded(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
