"""The Windows desktop: its adapters, composed on the main thread."""

import sys
from collections.abc import Iterable
from pathlib import Path

from agent_assist import paths
from agent_assist.desktop.clipboard_windows import WindowsClipboardReader
from agent_assist.desktop.docking_windows import WindowsDocking
from agent_assist.desktop.hotkeys.windows import WindowsHotkeys
from agent_assist.desktop.insertion import profiles
from agent_assist.desktop.insertion.timed_steps import TimedSteps
from agent_assist.desktop.insertion.windows import WindowsInserter
from agent_assist.desktop.insertion.windows_clipboard import WindowsClipboard
from agent_assist.desktop.targets_windows import WindowsTargets
from agent_assist.desktop.win32 import Win32
from agent_assist.runtime.desktop import Capability, Desktop
from agent_assist.runtime.tasks import TaskRunner

if sys.platform == "win32":
    from agent_assist.desktop.win32_calls import SystemCalls

_PROFILES = "app_profiles.toml"


def compose(
    runner: TaskRunner,
    profile_files: Iterable[Path] | None = None,
    win32: Win32 | None = None,
) -> Desktop:
    """Return the adapters of Windows; nothing happens before its `start` is called.

    `win32` are the system's own calls unless given. Raises FileProblem and SettingInvalid for app
    profiles that cannot be understood.
    """
    calls = _system_calls() if win32 is None else win32
    known = profiles.read(_default_profiles() if profile_files is None else profile_files)
    clipboard = WindowsClipboard(calls)
    steps = TimedSteps(runner)
    targets = WindowsTargets(calls)

    def stop() -> None:
        steps.stop()
        calls.stop()

    return Desktop(
        targets=targets,
        inserter=WindowsInserter(calls, clipboard, steps, known),
        clipboard=WindowsClipboardReader(calls, clipboard, steps),
        hotkeys=WindowsHotkeys(calls, runner),
        docking=WindowsDocking(calls, targets, runner),
        capabilities=_capabilities,
        start=calls.start,
        stop=stop,
    )


def _capabilities() -> tuple[Capability, ...]:
    return (
        Capability("hotkeys", works=True),
        Capability("insertion", works=True),
        Capability("docking", works=True),
        Capability("copy", works=True),
    )


def _default_profiles() -> tuple[Path, ...]:
    return (paths.places().config / _PROFILES, paths.resources() / _PROFILES)


def _system_calls() -> Win32:
    if sys.platform == "win32":
        return SystemCalls()
    else:  # noqa: RET505  # a plain return would be unreachable for the type checker elsewhere
        raise OSError("there are no Windows calls here")
