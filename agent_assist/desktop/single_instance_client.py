"""Hands a line to the running program; plain sockets and no Qt, because a command must be quick."""

import hashlib
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, cast

from agent_assist import paths

ANSWER: Final = b"ok\n"
LONGEST_LINE: Final = 65_536
"""Bytes, with the newline."""

_TRY_AGAIN_S: Final = 0.02


def address(place: Path) -> str:
    """Return where the first instance listens: the socket's path, on Windows a pipe's name."""
    if sys.platform == "win32":
        # The pipes of all users share one name space and take no path.
        name = hashlib.sha256(str(place).encode()).hexdigest()[:16]
        return rf"\\.\pipe\agent-assist-{name}"
    return str(place)


def hand_over(line: str, place: Path | None = None, timeout_s: float = 2.0) -> bool:
    """Hand `line` to the running program; False when none runs or it does not answer in time."""
    if "\n" in line:
        raise ValueError("one line at a time")
    message = line.encode() + b"\n"
    if len(message) > LONGEST_LINE:
        raise ValueError("line too long")
    try:
        with _connected(place or paths.places().socket, timeout_s) as stream:
            stream.write(message)
            stream.flush()
            return stream.readline() == ANSWER
    except OSError:
        return False


def hand_over_to_starting(line: str, place: Path, timeout_s: float = 10.0) -> bool:
    """Hand `line` to a program that has taken the place but may not listen yet."""
    deadline = time.monotonic() + timeout_s
    while not hand_over(line, place):
        if time.monotonic() > deadline:
            return False
        time.sleep(_TRY_AGAIN_S)
    return True


@contextmanager
def _connected(place: Path, timeout_s: float) -> Iterator[BinaryIO]:
    if sys.platform == "win32":
        with Path(address(place)).open("r+b", buffering=0) as pipe:
            yield cast("BinaryIO", pipe)
    else:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(timeout_s)
            connection.connect(address(place))
            with connection.makefile("rwb") as stream:
                yield cast("BinaryIO", stream)
