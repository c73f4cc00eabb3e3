"""What works on this computer and what to do about the rest, for `doctor` and the window."""

from dataclasses import dataclass
from typing import Final

from agent_assist.i18n import N_, _
from agent_assist.runtime.desktop import Capability
from agent_assist.screens.messages.notice import Notice, Tone

NEEDED: Final = frozenset({"display", "data_folder", "library"})
"""What the program cannot do without; the rest has a way around it."""

_ASKED_FOR: Final = frozenset({"window_manager", "copy"})
"""Without these nothing goes out of our window, and no other notice says so."""

_TEXTS: Final = {
    "display": (N_("Display"), N_("Start it on a desktop, or run agent-assist tour.")),
    "x11_display": (N_("X11 display"), N_("Start it on a desktop, or run agent-assist tour.")),
    "window_manager": (
        N_("Window manager"),
        N_("Start a window manager; without one no window can be brought to the front."),
    ),
    "key_presses": (
        N_("Pressing keys for you"),
        N_("The X server lacks XTEST; responses are copied, paste them with Ctrl+V."),
    ),
    "clipboard_changes": (
        N_("Watching the clipboard"),
        N_("The X server lacks XFIXES; inserting takes a little longer."),
    ),
    "clipboard_manager": (
        N_("Clipboard manager"),
        N_("Without one, what you copied here is gone when the program ends."),
    ),
    "hotkey": (
        N_("Global hotkey"),
        N_("Choose another hotkey in the settings: this one belongs to another program."),
    ),
    "hotkeys": (
        N_("Global hotkeys"),
        N_("Bind the command “agent-assist show palette” to a key in your desktop’s settings."),
    ),
    "insertion": (
        N_("Insertion into other windows"),
        N_("Responses are copied instead; paste them with Ctrl+V."),
    ),
    "docking": (N_("Docking beside a window"), N_("The window stays where you put it.")),
    "copy": (N_("Copying"), N_("Look at the clipboard in your desktop’s settings.")),
    "chinese_font": (
        N_("Font for Chinese"),
        N_("Install a font with Chinese characters, such as fonts-noto-cjk."),
    ),
    "data_folder": (
        N_("Data folder"),
        N_("Give yourself the right to write there, or set AGENT_ASSIST_HOME to another folder."),
    ),
    "record_keys": (
        N_("Key store for records"),
        N_("Start the system's key store, or give a passphrase on the page Records."),
    ),
    "room": (N_("Room on the disk"), N_("Make room: on a full disk no record can be saved.")),
    "library": (
        N_("Library"),
        N_("Run agent-assist library check, which names file, line and cure."),
    ),
    "settings": (
        N_("Settings"),
        N_("Mend the line in the settings file; its default is in force."),
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report; `cure` is empty when the thing works."""

    name: str
    works: bool
    detail: str
    cure: str


def lacking(capabilities: tuple[Capability, ...]) -> tuple[Notice, ...]:
    """Return what to say of things that every agent needs and that do not work."""
    texts = (_line(item) for item in capabilities if item.name in _ASKED_FOR and not item.works)
    words = _("{what} does not work. {cure}")
    return tuple(
        Notice(words.format(what=line.name, cure=line.cure), Tone.WARNING) for line in texts
    )


def report(capabilities: tuple[Capability, ...]) -> tuple[Line, ...]:
    """Return the report for people."""
    return tuple(_line(item) for item in capabilities)


def _line(item: Capability) -> Line:
    name, cure = _TEXTS.get(item.name, (item.name, ""))
    return Line(_(name), item.works, item.detail, "" if item.works else _(cure))
