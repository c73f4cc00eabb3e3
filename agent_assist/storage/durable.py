"""Small files that outlast a power cut, and the system's errors in our words."""

import errno
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from agent_assist.capture.ports import SpaceLacking
from agent_assist.errors import AgentAssistError, FileProblem

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY: Final = {errno.EACCES, errno.EPERM, errno.EROFS}


def problem(file: Path, error: OSError) -> AgentAssistError:
    """Return our error for one of the system."""
    if error.errno in _FULL:
        return SpaceLacking(file, "full")
    if error.errno in _READ_ONLY:
        return SpaceLacking(file, "read_only")
    return FileProblem(file, error.strerror or str(error))


def write_durably(file: Path, content: bytes) -> None:
    """Write a small file under a temporary name, have it on the disk, and put it in its place.

    Raises:
        SpaceLacking, FileProblem: it could not be written; what was there is as it was.
    """
    temporary = file.with_name(f"{file.name}.new")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        put_in_place(temporary, file)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise problem(file, error) from error


def put_in_place(temporary: Path, file: Path) -> None:
    """Rename a file so that the name outlasts a power cut too."""
    temporary.replace(file)
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
