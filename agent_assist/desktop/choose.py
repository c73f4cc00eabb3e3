"""Picks the adapters of the desktop that the program runs on."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, cast

from PySide6.QtGui import QGuiApplication

from agent_assist.runtime.desktop import Desktop
from agent_assist.runtime.tasks import TaskRunner

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


def compose(runner: TaskRunner) -> Desktop:
    """Return the adapters for the platform of the running QGuiApplication."""
    module = import_module(adapter_of(QGuiApplication.platformName()))
    return cast("Callable[[TaskRunner], Desktop]", module.compose)(runner)
