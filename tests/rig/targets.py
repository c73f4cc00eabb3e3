"""Real programs to insert into, each with a log of its own of the text that reached it and when."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from agent_assist.desktop.child_process import running
from tests.rig.child import PROGRAMS, Child, Lines, Message
from tests.rig.keyboard import Keyboard
from tests.rig.waiting import until
from tests.rig.windows import Windows

SYSTEM_PYTHON = "/usr/bin/python3"
_CHROMIUM_OPTIONS = (
    "--test-type",  # no bar about the sandbox, which root must do without
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-gpu",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--password-store=basic",
    "--ozone-platform=x11",
    "--window-size=520,380",
)


class Target:
    """A program on the virtual display: its window, its process, the text it has received."""

    def __init__(self, name: str, window: int, process: int, lines: Lines) -> None:
        self.name = name
        self.window = window
        self.process = process
        self._lines = lines
        self._since = 0
        self._before = ""

    def mark(self) -> None:
        """Forget what has arrived so far."""
        self._lines.pump()
        whole = self._whole()
        self._since = len(self._lines.messages)
        self._before = whole or ""

    def received(self) -> str:
        """Return the text that has arrived since the mark."""
        self._lines.pump()
        whole = self._whole()
        if whole is not None:
            return whole.removeprefix(self._before)
        return "".join(message["text"] for message in self._news())

    def wait_for_text(self, text: str, timeout_s: float = 5.0) -> int:
        """Return the monotonic time in ns at which everything since the mark equalled `text`."""

        def completes(message: Message) -> bool:
            return "text" in message and self._text_up_to(message) == text

        return int(self._lines.wait_for(completes, self._since, timeout_s)["at"])

    def _news(self) -> list[Message]:
        return [line for line in self._lines.messages[self._since :] if line["event"] == "piece"]

    def _whole(self) -> str | None:
        """What a target says that reports its whole text each time, None for the other kind."""
        for message in reversed(self._lines.messages):
            if message["event"] in {"whole", "loaded"}:
                return str(message["text"])
        return None

    def _text_up_to(self, message: Message) -> str:
        if message["event"] in {"whole", "loaded"}:
            return str(message["text"]).removeprefix(self._before)
        news = self._news()
        return "".join(one["text"] for one in news[: news.index(message) + 1])


@contextmanager
def qt_editor(
    windows: Windows, environ: Mapping[str, str], lag_ms: int = 0, reads: str = "once"
) -> Iterator[Target]:
    """Run an editor that pastes after `lag_ms`, `once`, `twice` or `never`."""
    title = f"rig editor {lag_ms} {reads}"
    child = Child.program("qt_editor", title, str(lag_ms), reads, environ=environ)
    try:
        yield Target(title, windows.titled(title), child.id, child.lines)
    finally:
        child.end()


@contextmanager
def xterm(windows: Windows, environ: Mapping[str, str], folder: Path) -> Iterator[Target]:
    """Run xterm with a program inside that logs what its terminal sends."""
    pipe = folder / "xterm.pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    command = (
        "xterm", "-u8", "-T", "rig xterm", "-geometry", "60x16",
        "-e", SYSTEM_PYTHON, "-I", "-S", str(PROGRAMS / "pty_log.py"), str(pipe),
    )  # fmt: skip
    try:
        with running(command, environ) as process:
            window = windows.titled("rig xterm")
            lines = Lines(reading)
            lines.wait_for(lambda message: message["event"] == "ready", timeout_s=20.0)
            yield Target("xterm", window, process.pid, lines)
    finally:
        os.close(reading)
        pipe.unlink()


@contextmanager
def mousepad(windows: Windows, environ: Mapping[str, str], folder: Path) -> Iterator[Target]:
    """Run mousepad, a GTK editor, listened to by AT-SPI."""
    note = folder / "rig-note.txt"
    note.write_text("")
    # With settings in memory it has no session to ask about after it was ended the hard way.
    environ = {**environ, "GTK_CSD": "0", "GSETTINGS_BACKEND": "memory"}
    with ExitStack() as stack:
        command = ("mousepad", "--disable-server", str(note))
        process = stack.enter_context(running(command, environ))
        window = windows.titled(note.name)
        listener = Child.program(
            "atspi_log", str(process.pid), environ=environ, python=SYSTEM_PYTHON
        )
        stack.callback(listener.end)
        yield Target("mousepad", window, process.pid, listener.lines)


@contextmanager
def chromium(
    windows: Windows, keyboard: Keyboard, environ: Mapping[str, str], folder: Path, kind: str
) -> Iterator[Target]:
    """Run Chromium with a page that holds one `textarea` or `contenteditable` field."""
    title = f"rig page {kind}"
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with ExitStack() as stack:
        server = Child.program("page_server", title, kind, environ=environ)
        stack.callback(server.end)
        port = server.lines.messages[0]["port"]
        command = (
            "chromium", *root, *_CHROMIUM_OPTIONS, f"--user-data-dir={folder / kind}",
            f"--app=http://127.0.0.1:{port}/",
        )  # fmt: skip
        process = stack.enter_context(running(command, environ))
        server.wait_for("loaded", timeout_s=60.0)
        window = windows.titled(title)

        def page_hears_keys() -> bool:
            # The window has the focus before the page's own process knows of it.
            windows.raise_window(window)
            keyboard.press("Shift")
            server.lines.pump(0.05)
            return any(message["event"] == "awake" for message in server.lines.messages)

        until(page_hears_keys, 20.0)
        yield Target(f"chromium {kind}", window, process.pid, server.lines)


class CopyQ:
    """CopyQ running as the clipboard manager, with settings of its own."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ

    def run(self, script: str) -> str:
        """Evaluate a script through CopyQ's own command line."""
        answer = subprocess.run(
            ("copyq", "eval", script),
            env=dict(self._environ),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return answer.stdout

    def paste(self, text: str, *, selected: bool = False) -> None:
        """Copy `text` and paste it into the window in front, as its users' scripts do.

        `selected` puts it on PRIMARY too, which is what xterm pastes.
        """
        quoted = json.dumps(text, ensure_ascii=False)
        selection = f"copySelection({quoted}); " if selected else ""
        self.run(f"copy({quoted}); {selection}paste()")

    def history(self) -> list[str]:
        """Return the texts that it keeps."""
        script = (
            "var all = []; for (var i = 0; i < size(); ++i) all.push(str(read(i)));"
            " print(JSON.stringify(all))"
        )
        return list(json.loads(self.run(script)))


@contextmanager
def copyq(environ: Mapping[str, str]) -> Iterator[CopyQ]:
    """Run CopyQ as clipboard manager for the length of the block."""
    with running(("copyq",), environ):
        manager = CopyQ(environ)
        until(lambda: manager.run("print(1 + 1)") == "2", 20.0)
        yield manager
