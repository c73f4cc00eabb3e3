"""A program of the rig, or a program under test: JSON lines in, JSON lines out, ended by its id."""

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

PROGRAMS = Path(__file__).parent / "programs"
Message = dict[str, Any]


class Lines:
    """Collects the JSON lines that arrive on a file descriptor."""

    def __init__(self, fd: int) -> None:
        os.set_blocking(fd, False)
        self._fd = fd
        self._rest = b""
        self.closed = False
        self.messages: list[Message] = []

    def pump(self, timeout_s: float = 0.0) -> None:
        """Take in what has arrived, waiting at most `timeout_s` for the first byte."""
        readable, _, _ = select.select([] if self.closed else [self._fd], [], [], timeout_s)
        if not readable:
            return
        piece = os.read(self._fd, 1 << 16)
        self.closed = not piece
        *lines, self._rest = (self._rest + piece).split(b"\n")
        self.messages += [json.loads(line) for line in lines if line.startswith(b"{")]

    def wait_for(
        self, accept: Callable[[Message], bool], since: int = 0, timeout_s: float = 5.0
    ) -> Message:
        """Return the first message from number `since` on that is accepted."""
        deadline = time.monotonic() + timeout_s
        while True:
            for message in self.messages[since:]:
                if accept(message):
                    return message
            since = len(self.messages)
            left = deadline - time.monotonic()
            if left <= 0 or self.closed:
                raise TimeoutError(f"no such message; last ones: {self.messages[-5:]}")
            self.pump(left)


class Child:
    """A child process that speaks JSON lines on its standard streams."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            ("setpriv", "--pdeathsig", "TERM", "--", *command),
            env=dict(environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None if os.environ.get("RIG_STDERR") else subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        self.lines = Lines(self._process.stdout.fileno())
        self.id = self._process.pid

    @classmethod
    def program(
        cls, name: str, *words: str, environ: Mapping[str, str], python: str = sys.executable
    ) -> "Child":
        """Start a program of `tests/rig/programs` and wait until it says that it is ready."""
        child = cls((python, str(PROGRAMS / f"{name}.py"), *words), environ)
        child.wait_for("ready", timeout_s=20.0)
        return child

    def tell(self, **message: object) -> None:
        """Send a message."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()

    def wait_for(self, event: str, since: int = 0, timeout_s: float = 5.0) -> Message:
        """Return the first message of this kind from number `since` on."""
        return self.lines.wait_for(lambda got: got.get("event") == event, since, timeout_s)

    def ask(self, event: str, timeout_s: float = 5.0, **message: object) -> Message:
        """Send a message and return the next answer of this kind."""
        self.lines.pump()
        since = len(self.lines.messages)
        self.tell(**message)
        return self.wait_for(event, since, timeout_s)

    def pump(self) -> list[Message]:
        """Return every message so far."""
        self.lines.pump()
        return self.lines.messages

    @property
    def exit_code(self) -> int | None:
        """The exit code, None while it runs."""
        return self._process.poll()

    def end(self) -> None:
        """End the program and close its streams."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self.lines.closed = True
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
