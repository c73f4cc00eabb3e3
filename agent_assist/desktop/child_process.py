"""Starts programs that end with us, and ends them by their process id, never by name."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from agent_assist.errors import AgentAssistError

_SECONDS_TO_END = 3.0
_ENDS_WITH_US = ("setpriv", "--pdeathsig", "TERM", "--") if sys.platform == "linux" else ()


class ChildSilent(AgentAssistError):
    """A program that ended, or said nothing in time, when it should have reported ready."""

    def __init__(self, program: str, code: int | None) -> None:
        super().__init__(f"{program}: exit code {code}")
        self.program = program
        self.code = code


def start(
    command: Sequence[str], environ: Mapping[str, str], pass_fds: Sequence[int] = ()
) -> subprocess.Popen[bytes]:
    """Start a quiet program that the kernel ends when this process dies.

    `setpriv` (util-linux) sets PR_SET_PDEATHSIG and becomes the program, so the id is the
    program's own; a `preexec_fn` would not be safe beside our threads.
    """
    return subprocess.Popen(
        (*_ENDS_WITH_US, *command),
        env=dict(environ),
        pass_fds=tuple(pass_fds),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a program, kindly first, and collect it."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def running(
    command: Sequence[str], environ: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """Keep a program running for the length of a `with` block."""
    process = start(command, environ)
    try:
        yield process
    finally:
        end(process)


def start_and_read_line(
    command: Sequence[str], fd_option: str, environ: Mapping[str, str], timeout_s: float
) -> tuple[subprocess.Popen[bytes], str]:
    """Start a program that writes one line to a file descriptor when it is ready.

    `{fd}` in `fd_option` stands for the number; what follows it are separate words. Raises
    ChildSilent when the line does not come within `timeout_s`.
    """
    reading, writing = os.pipe()
    try:
        words = fd_option.format(fd=writing).split()
        process = start((*command, *words), environ, pass_fds=(writing,))
    finally:
        os.close(writing)
    try:
        return process, _line(process, reading, timeout_s)
    except ChildSilent:
        end(process)
        raise
    finally:
        os.close(reading)


def _line(process: subprocess.Popen[bytes], fd: int, timeout_s: float) -> str:
    deadline = time.monotonic() + timeout_s
    line = b""
    while not line.endswith(b"\n"):
        readable, _, _ = select.select([fd], [], [], max(0.0, deadline - time.monotonic()))
        piece = os.read(fd, 4096) if readable else b""
        if not piece:
            raise ChildSilent(str(process.args), process.poll())
        line += piece
    return line.decode().strip()
