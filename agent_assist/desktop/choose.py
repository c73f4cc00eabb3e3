"""Picks the adapters of the desktop that the program runs on."""

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from PySide6.QtGui import QGuiApplication

from agent_assist.runtime.desktop import Capability, Desktop
from agent_assist.runtime.tasks import TaskRunner

if sys.platform == "linux":
    from agent_assist.desktop.virtual_display import PROGRAMS, missing_programs

_ADAPTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "xcb": "agent_assist.desktop.x11",
        "wayland": "agent_assist.desktop.wayland",
        "wayland-egl": "agent_assist.desktop.wayland",
        "windows": "agent_assist.desktop.windows",
    }
)
"""Qt platform -> module with `compose(runner)`. By name: the libraries of one system are not
there on another, and each costs start time."""

_ELSEWHERE: Final = "agent_assist.desktop.null"


def adapter_of(platform: str) -> str:
    """Return the module that serves a Qt platform; one that only copies for an unknown one."""
    return _ADAPTERS.get(platform, _ELSEWHERE)


def compose(runner: TaskRunner, platform: str | None = None) -> Desktop:
    """Return the adapters for a Qt platform, by default the running QGuiApplication's."""
    module = import_module(adapter_of(platform or QGuiApplication.platformName()))
    return cast("Callable[[TaskRunner], Desktop]", module.compose)(runner)


def expected_platform(environ: Mapping[str, str] = os.environ) -> str:
    """Return the Qt platform on which the window would open; empty when there is no screen."""
    if asked := environ.get("QT_QPA_PLATFORM"):
        return asked.split(";")[0].split(":")[0]
    if sys.platform == "win32":
        return "windows"
    if environ.get("WAYLAND_DISPLAY") and environ.get("XDG_SESSION_TYPE") != "x11":
        return "wayland"
    return "xcb" if environ.get("DISPLAY") else ""


def capabilities(
    runner: TaskRunner, environ: Mapping[str, str] = os.environ
) -> tuple[Capability, ...]:
    """Return what the desktop gives us, found out without opening a window."""
    desktop = compose(runner, expected_platform(environ) or "none")
    desktop.start()
    try:
        return (*desktop.capabilities(), *_virtual_display())
    finally:
        desktop.stop()


def _virtual_display() -> tuple[Capability, ...]:
    """Say whether `tour` could make a display of its own, and which packages it lacks."""
    if sys.platform != "linux":
        return ()
    missing = missing_programs()
    packages = " ".join(PROGRAMS[program] for program in missing)
    return (Capability("virtual_display", works=not missing, detail=packages),)
