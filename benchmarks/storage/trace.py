"""What a process wrote, as strace tells it: events in their order, paths below one folder."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = "openat,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2"
_CALL = re.compile(rb"^\d+ +(\w+)\((.*)\) = (-?\d+)")
_FD = re.compile(rb"(\d+)<([^>]*)>(\(deleted\))?")
_TEXT = re.compile(rb'"((?:\\x[0-9a-f]{2})*)"')
_STDOUT = 1


@dataclass(frozen=True, slots=True)
class Event:
    """One call that succeeded: `call`, what it was done to, and with what.

    `name` is the path below the folder, `to` the new name of a renamed file. `ack` is a number
    that was written to stdout.
    """

    call: str
    name: str = ""
    offset: int = -1
    content: bytes = b""
    to: str = ""
    ack: int = -1


def is_possible() -> bool:
    """Tell whether calls can be recorded here; some containers forbid it."""
    if sys.platform != "linux" or shutil.which("strace") is None:
        return False
    tried = ["strace", "-o", os.devnull, "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def record_session(folder: Path, saves: int) -> list[Event]:
    """Run a session under strace and return what it wrote into the folder."""
    file = folder.with_name(f"{folder.name}.trace")
    tracer = ["strace", "-f", "-y", "-xx", "-s", "100000000", "-e", f"trace={CALLS}", "-o", file]
    program = [sys.executable, "-m", "benchmarks.storage.session", folder, str(saves)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(
        [*tracer, *program], env=environment, stdout=subprocess.DEVNULL, check=True, timeout=900
    )
    try:
        with file.open("rb") as lines:
            return list(_events(lines, f"{folder}/".encode()))
    finally:
        file.unlink()


def _events(lines: Iterator[bytes], root: bytes) -> Iterator[Event]:
    for line in lines:
        match = _CALL.match(line)
        if not match or int(match[3]) < 0:
            continue
        call = match[1].decode()
        made = _on_descriptor(call, match[2], root) or _on_names(call, match[2], root)
        if made:
            yield made


def _on_descriptor(call: str, arguments: bytes, root: bytes) -> Event | None:
    """Return the event of a call on an open file."""
    found = _FD.match(arguments)
    if call not in {"write", "pwrite64", "ftruncate", "fsync", "fdatasync"} or not found:
        return None
    text = _TEXT.search(arguments)
    content = _bytes(text[1]) if text else b""
    if int(found[1]) == _STDOUT and call == "write":
        return Event("ack", ack=int(content))
    path = _bytes(found[2])
    if found[3] or not f"{path.decode()}/".encode().startswith(root):
        return None
    name = path[len(root) :].decode()
    last = arguments.rpartition(b", ")[2]
    if call == "write":
        return Event("append", name, content=content)
    if call in {"pwrite64", "ftruncate"}:
        return Event(call, name, int(last), content)
    return Event("fsync", name)


def _on_names(call: str, arguments: bytes, root: bytes) -> Event | None:
    """Return the event of a call that makes, renames or removes a name."""
    paths = [_bytes(text) for text in _TEXT.findall(arguments)]
    if not paths or not paths[0].startswith(root):
        return None
    names = [path[len(root) :].decode() for path in paths]
    if call == "openat" and b"O_CREAT" in arguments:
        return Event("truncate" if b"O_TRUNC" in arguments else "create", names[0])
    if call.startswith("rename"):
        return Event("rename", names[0], to=names[1])
    return Event("unlink", names[0]) if call.startswith("unlink") else None


def _bytes(text: bytes) -> bytes:
    return bytes.fromhex(text.replace(b"\\x", b"").decode())
