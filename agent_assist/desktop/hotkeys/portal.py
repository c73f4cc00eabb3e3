"""System-wide keys through the desktop portal (Wayland): the desktop asks the agent and decides."""

import logging
from collections.abc import Callable
from typing import Final

from Xlib import XK

from agent_assist.desktop.key_names import Keys, Modifier, parse
from agent_assist.desktop.portal_bus import PORTAL, Body, PortalBus, Results
from agent_assist.runtime.desktop import HotkeyState
from agent_assist.runtime.tasks import TaskRunner

log = logging.getLogger(__name__)

_SHORTCUTS: Final = "org.freedesktop.portal.GlobalShortcuts"
_SESSION: Final = "org.freedesktop.portal.Session"
_GRANTED: Final = 0
_TOGETHER_MS: Final = 50
_NAMES: Final = {
    Modifier.CTRL: "CTRL",
    Modifier.ALT: "ALT",
    Modifier.SHIFT: "SHIFT",
    Modifier.META: "LOGO",
}
_KEYSYMS: Final = {
    getattr(XK, name): name.removeprefix("XK_") for name in dir(XK) if name.startswith("XK_")
}


class PortalHotkeys:
    """The port `Hotkeys`; `grab` says "grabbed" when the desktop will ask the agent.

    A session binds its keys once, so every change makes a new session with all of them.
    """

    def __init__(self, bus: PortalBus, runner: TaskRunner) -> None:
        self._bus = bus
        self._runner = runner
        self._pressed: dict[str, Callable[[], None]] = {}
        self._session = ""
        self._works = False
        self._call_off: Callable[[], None] | None = None
        bus.on_signal(_SHORTCUTS, "Activated", self._on_activated)
        bus.on_signal("org.freedesktop.DBus", "NameOwnerChanged", self._on_owner)

    def works(self) -> bool:
        """Say whether there is a portal for hotkeys."""
        self._works = self._works or self._bus.connect_to_portal(_SHORTCUTS) > 0
        return self._works

    def grab(self, keys: str, pressed: Callable[[], None]) -> HotkeyState:
        """Have `pressed` called on the main thread for `keys`, written like `Ctrl+Alt+Space`."""
        if parse(keys) is None:
            return HotkeyState.UNKNOWN_KEY
        if not self.works():
            return HotkeyState.UNSUPPORTED
        self._pressed[keys] = pressed
        self._bind_soon()
        return HotkeyState.GRABBED

    def ready(self) -> None:
        """Do nothing: the compositor gives keys to the window that has the focus."""

    def release(self, keys: str) -> None:
        """Give the hotkey back to the system."""
        if self._pressed.pop(keys, None):
            self._bind_soon()

    def _bind_soon(self) -> None:
        """Bind what is asked for together, so that the agent is asked once."""
        if self._call_off:
            self._call_off()
        self._call_off = self._runner.later(_TOGETHER_MS, self._bind)

    def _bind(self) -> None:
        self._call_off = None
        if self._session:
            self._bus.call(self._session, _SESSION, "Close", "", ())
            self._session = ""
        if self._pressed:
            options = {"session_handle_token": ("s", self._bus.token())}
            self._bus.request(_SHORTCUTS, "CreateSession", "a{sv}", (options,), self._on_session)

    def _on_session(self, response: int, results: Results) -> None:
        if response != _GRANTED:
            log.warning("hotkeys: no session, response %d", response)
            return
        self._session = str(results["session_handle"][1])
        wishes = [(keys, _wish(keys)) for keys in self._pressed]
        body: Body = (self._session, wishes, "", {})
        self._bus.request(_SHORTCUTS, "BindShortcuts", "oa(sa{sv})sa{sv}", body, self._on_bound)

    def _on_bound(self, response: int, results: Results) -> None:
        count = len(results.get("shortcuts", ("", ()))[1])
        log.info("hotkeys: response %d, %d bound", response, count)

    def _on_activated(self, body: Body) -> None:
        session, keys = body[0], body[1]
        if session == self._session and keys in self._pressed:
            self._runner.post(self._pressed[keys])

    def _on_owner(self, body: Body) -> None:
        """A portal that has been started anew knows nothing of our keys."""
        name, _, owner = body
        if name == PORTAL and owner:
            self._session = ""
            self._bind_soon()


def trigger(keys: Keys) -> str:
    """Return keys as the portal wants them, like `CTRL+ALT+space`."""
    modifiers = [name for modifier, name in _NAMES.items() if modifier in keys.modifiers]
    return "+".join((*modifiers, _KEYSYMS.get(keys.keysym, chr(keys.keysym))))


def _wish(keys: str) -> dict[str, tuple[str, str]]:
    parsed = parse(keys)
    preferred = {"preferred_trigger": ("s", trigger(parsed))} if parsed else {}
    return {"description": ("s", f"Agent Assist: {keys}"), **preferred}
