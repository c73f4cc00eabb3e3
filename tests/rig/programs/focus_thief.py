"""A window that takes the focus and logs every key that it gets.

Lines: {"do": "steal"} takes it now, {"do": "lurk"} as soon as the clipboard changes hands,
{"do": "pounce"} as soon as another window comes to the front, {"do": "insist"} each time that one
does; {"do": "give_up"} takes its window away.
"""

import json
import os
import select
import sys

from Xlib import X, error
from Xlib.display import Display
from Xlib.ext import xfixes


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Thief:
    def __init__(self) -> None:
        self._display = Display()
        screen = self._display.screen()
        self._window = screen.root.create_window(
            900, 600, 120, 80, 0, screen.root_depth,
            background_pixel=screen.white_pixel, event_mask=X.KeyPressMask | X.FocusChangeMask | X.StructureNotifyMask,
        )  # fmt: skip
        self._window.set_wm_name("rig thief")
        self._waiting_for = ""
        self._wanting = False
        self._active = self._display.get_atom("_NET_ACTIVE_WINDOW")
        screen.root.change_attributes(event_mask=X.PropertyChangeMask)
        self._display.xfixes_query_version()
        self._display.xfixes_select_selection_input(
            self._window,
            self._display.get_atom("CLIPBOARD"),
            xfixes.XFixesSetSelectionOwnerNotifyMask,
        )
        self._display.sync()

    def serve(self) -> None:
        while True:
            while self._display.pending_events():
                self._on_event(self._display.next_event())
            readable, _, _ = select.select([0, self._display.fileno()], [], [])
            if 0 in readable and not self._hear():
                return

    def _hear(self) -> bool:
        heard = os.read(0, 4096)
        for line in heard.splitlines():
            wish = json.loads(line)["do"]
            self._catch_up()
            self._waiting_for = wish if wish in {"lurk", "pounce", "insist"} else ""
            if wish == "steal":
                self._steal()
            elif wish == "give_up":
                self._window.unmap()
                self._display.sync()
                say(event="gone")
            else:
                say(event="lurking")
        return bool(heard)

    def _catch_up(self) -> None:
        """Deal with what happened before the wish, so that it does not count as news."""
        self._display.sync()
        while self._display.pending_events():
            self._on_event(self._display.next_event())

    def _steal(self) -> None:
        self._wanting = True
        self._window.map()
        if self._window.get_attributes().map_state == X.IsViewable:
            self._focus()
        self._display.flush()

    def _focus(self) -> None:
        # Unmapped by its owner meanwhile, it cannot take the focus; that is no failure.
        refusal = error.CatchError(error.BadMatch)
        self._window.set_input_focus(X.RevertToParent, X.CurrentTime, onerror=refusal)

    def _steal_if(self, waiting_for: str) -> None:
        if self._waiting_for == waiting_for:
            self._waiting_for = "insist" if waiting_for == "insist" else ""
            self._steal()

    def _on_event(self, event: X) -> None:
        owner_changed = self._display.extension_event.SetSelectionOwnerNotify
        if (event.type, getattr(event, "sub_code", None)) == owner_changed:
            self._steal_if("lurk")
        elif event.type == X.PropertyNotify and event.atom == self._active:
            self._steal_if("pounce")
            self._steal_if("insist")
        elif event.type == X.MapNotify:
            self._focus()
            self._display.flush()
        elif event.type == X.FocusIn and self._wanting:
            self._wanting = False
            say(event="stolen")
        elif event.type == X.KeyPress:
            say(event="key", code=event.detail)


thief = Thief()
say(event="ready")
thief.serve()
