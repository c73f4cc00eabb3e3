"""The X11 desktop: its adapters, composed on one thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_assist import paths
from agent_assist.desktop.clipboard import SelectedText, X11ClipboardReader
from agent_assist.desktop.docking import Follower, X11Docking
from agent_assist.desktop.hotkeys.grabs import Grabs
from agent_assist.desktop.hotkeys.x11 import X11Hotkeys
from agent_assist.desktop.insertion import profiles
from agent_assist.desktop.insertion.deliveries import Deliveries
from agent_assist.desktop.insertion.handover import hand_over
from agent_assist.desktop.insertion.jobs import Jobs
from agent_assist.desktop.insertion.keyboard import Keyboard
from agent_assist.desktop.insertion.procedure import Instruments, Procedure
from agent_assist.desktop.insertion.selection import SelectionOwner
from agent_assist.desktop.insertion.snapshot import Snapshots
from agent_assist.desktop.insertion.x11 import Inserting, X11Inserter
from agent_assist.desktop.targets import Watching, X11Targets
from agent_assist.desktop.x11_keymap import Keymap
from agent_assist.desktop.x11_loop import Loop, Steps
from agent_assist.desktop.x11_thread import X11Thread
from agent_assist.desktop.x11_windows import Windows
from agent_assist.runtime.desktop import Capability, Desktop
from agent_assist.runtime.tasks import TaskRunner

PROFILES = "app_profiles.toml"


@dataclass(frozen=True, slots=True)
class _Parts:
    loop: Loop
    owner: SelectionOwner
    inserting: Inserting
    watching: Watching
    selected: SelectedText
    grabs: Grabs
    follower: Follower
    surroundings: "_Surroundings"


class _Surroundings:
    """What the X server and the desktop bring along."""

    def __init__(self, loop: Loop, windows: Windows) -> None:
        self._loop = loop
        self._windows = windows

    def capabilities(self) -> tuple[Capability, ...]:
        """Return what works here; without a clipboard manager a copy ends with its program."""
        display = self._loop.display
        keeper = display.get_selection_owner(self._windows.atom("CLIPBOARD_MANAGER"))
        managed = self._windows.has_manager()
        return (
            Capability("hotkeys", works=True, detail=display.get_display_name()),
            Capability("insertion", works=display.has_extension("XTEST")),
            Capability("docking", works=managed),
            Capability("copy", works=True),
            Capability("window_manager", works=managed),
            Capability("clipboard_manager", works=bool(keeper)),
        )


_NO_DISPLAY: Final = tuple(
    Capability(name, works=False) for name in ("hotkeys", "insertion", "docking", "copy")
)


def compose(
    runner: TaskRunner,
    profile_files: Iterable[Path] | None = None,
    display_name: str | None = None,
) -> Desktop:
    """Return the adapters of the X11 display; nothing happens before its `start` is called.

    `profile_files` are the app profiles, the more important first: by default the agent's own
    before the shipped ones. `display_name` is `$DISPLAY` unless given. Raises FileProblem and
    SettingInvalid for app profiles that cannot be understood.
    """
    known = profiles.read(_default_profiles() if profile_files is None else profile_files)
    thread = X11Thread(lambda loop: _build(loop, known), _farewell, display_name)
    surroundings = thread.part(lambda parts: parts.surroundings)
    return Desktop(
        targets=X11Targets(thread.part(lambda parts: parts.watching)),
        inserter=X11Inserter(thread.part(lambda parts: parts.inserting), runner, known),
        clipboard=X11ClipboardReader(thread.part(lambda parts: parts.selected), runner),
        hotkeys=X11Hotkeys(thread.part(lambda parts: parts.grabs), runner),
        docking=X11Docking(thread.part(lambda parts: parts.follower), runner),
        capabilities=lambda: surroundings.ask(lambda part: part.capabilities(), _NO_DISPLAY),
        start=thread.start,
        stop=thread.stop,
    )


def _default_profiles() -> tuple[Path, ...]:
    return paths.places().config / PROFILES, paths.resources() / PROFILES


def _build(loop: Loop, known: profiles.Profiles) -> _Parts:
    windows = Windows(loop)
    keymap = Keymap(loop)
    owner = SelectionOwner(loop, Deliveries(loop))
    jobs = Jobs(loop)
    procedure = Procedure(
        Instruments(
            loop=loop,
            windows=windows,
            keyboard=Keyboard(loop, keymap),
            owner=owner,
            snapshots=Snapshots(loop, owner.window),
            profiles=known,
        )
    )
    return _Parts(
        loop=loop,
        owner=owner,
        inserting=Inserting(jobs, procedure),
        watching=Watching(loop, windows, jobs, procedure),
        selected=SelectedText(loop, windows),
        grabs=Grabs(loop, keymap, windows.focus_is_ours),
        follower=Follower(loop, windows),
        surroundings=_Surroundings(loop, windows),
    )


def _farewell(parts: _Parts) -> Steps[None]:
    yield from hand_over(parts.loop, parts.owner)
