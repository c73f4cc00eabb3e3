"""A desktop of our own without a screen: X server, message bus and window manager.

`agent-assist tour` uses it where there is no display, and the tests that need real windows.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from Xlib import X
from Xlib.display import Display

from agent_assist.desktop import child_process
from agent_assist.errors import AgentAssistError

PROGRAMS: Final = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "openbox": "openbox",
    "setpriv": "util-linux",
}
"""Program -> Debian package that brings it."""

_READY_WITHIN_S: Final = 15.0
_HOST_ONLY: Final = (
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_CURRENT_DESKTOP",
    "XDG_SESSION_TYPE",
    "SESSION_MANAGER",
    "DESKTOP_STARTUP_ID",
    "AT_SPI_BUS_ADDRESS",
    "GTK_IM_MODULE",
    "QT_IM_MODULE",
    "XMODIFIERS",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_SCALE_FACTOR",
)


class ProgramsMissing(AgentAssistError):
    """Programs that a virtual display needs and that are not installed."""

    def __init__(self, programs: tuple[str, ...]) -> None:
        super().__init__(", ".join(programs))
        self.programs = programs
        self.packages = tuple(PROGRAMS[program] for program in programs)


@dataclass(frozen=True, slots=True)
class VirtualDisplay:
    """A running display: its name (`:7`), the environment for programs on it, its own home."""

    name: str
    environ: Mapping[str, str]
    home: Path


def missing_programs() -> tuple[str, ...]:
    """Return the programs that a virtual display would need and that are not installed."""
    return tuple(program for program in PROGRAMS if shutil.which(program) is None)


@contextmanager
def virtual_display(
    width: int = 1280, height: int = 900, environ: Mapping[str, str] = os.environ
) -> Iterator[VirtualDisplay]:
    """Run a display of this size for the length of the block; everything is gone afterwards.

    The programs end in reverse order, and with this process if it is killed. Raises
    ProgramsMissing, or ChildSilent when one of them does not get ready.
    """
    if missing := missing_programs():
        raise ProgramsMissing(missing)
    with ExitStack() as stack:
        home = Path(
            stack.enter_context(
                # Programs that end late may still write here while it is removed.
                tempfile.TemporaryDirectory(prefix="agent-assist-", ignore_cleanup_errors=True)
            )
        )
        inside = _environment(environ, home)
        name = inside["DISPLAY"] = _start_server(stack, inside, width, height)
        inside["DBUS_SESSION_BUS_ADDRESS"] = _start_bus(stack, inside)
        stack.enter_context(child_process.running(("openbox", "--sm-disable"), inside))
        _wait_for_window_manager(name)
        yield VirtualDisplay(name, inside, home)


def _environment(host: Mapping[str, str], home: Path) -> dict[str, str]:
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    inside = {key: value for key, value in host.items() if key not in _HOST_ONLY}
    return inside | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "share"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
    }


def _start_server(stack: ExitStack, environ: Mapping[str, str], width: int, height: int) -> str:
    # -noreset: else the server starts over whenever its last client leaves.
    command = ("Xvfb", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset")
    process, line = child_process.start_and_read_line(
        command, "-displayfd {fd}", environ, _READY_WITHIN_S
    )
    stack.callback(child_process.end, process)
    return f":{line}"


def _start_bus(stack: ExitStack, environ: Mapping[str, str]) -> str:
    process, address = child_process.start_and_read_line(
        ("dbus-daemon", "--session", "--nofork", "--nopidfile"),
        "--print-address={fd}",
        environ,
        _READY_WITHIN_S,
    )
    stack.callback(child_process.end, process)
    return address


def _wait_for_window_manager(name: str) -> None:
    display = Display(name)
    try:
        root = display.screen().root
        check = display.get_atom("_NET_SUPPORTING_WM_CHECK")
        deadline = time.monotonic() + _READY_WITHIN_S
        while root.get_full_property(check, X.AnyPropertyType) is None:
            if time.monotonic() > deadline:
                raise child_process.ChildSilent("openbox", None)
            time.sleep(0.005)
    finally:
        display.close()
