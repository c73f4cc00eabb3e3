"""A greedy clipboard manager: reads every format of every new owner at once and says what it saw."""

import json
import sys

from Xlib import X
from Xlib.display import Display
from Xlib.ext import xfixes

SELECTIONS = ("CLIPBOARD", "PRIMARY")
PLAIN = "UTF8_STRING"


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Manager:
    def __init__(self) -> None:
        self._display = Display()
        screen = self._display.screen()
        self._window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self._display.xfixes_query_version()
        for name in SELECTIONS:
            atom = self._display.get_atom(name)
            self._display.xfixes_select_selection_input(
                self._window, atom, xfixes.XFixesSetSelectionOwnerNotifyMask
            )
        self._display.sync()

    def serve(self) -> None:
        owner_changed = self._display.extension_event.SetSelectionOwnerNotify
        while True:
            event = self._display.next_event()
            if (event.type, getattr(event, "sub_code", None)) == owner_changed:
                self._ask(event.selection, "TARGETS")
            elif event.type == X.SelectionNotify and event.property != X.NONE:
                self._take(event)

    def _ask(self, selection: int, name: str) -> None:
        place = self._display.get_atom(f"GREEDY_{selection}_{name}")
        self._window.convert_selection(
            selection, self._display.get_atom(name), place, X.CurrentTime
        )
        self._display.flush()

    def _take(self, event: X) -> None:
        found = self._window.get_property(
            event.property, X.AnyPropertyType, 0, 1 << 20, delete=True
        )
        name = self._display.get_atom_name(event.target)
        if found is None:
            return
        if name == "TARGETS":
            for atom in found.value:
                offered = self._display.get_atom_name(atom)
                if offered not in {"TARGETS", "MULTIPLE", "TIMESTAMP", "DELETE", "SAVE_TARGETS"}:
                    self._ask(event.selection, offered)
        elif name == PLAIN:
            selection = self._display.get_atom_name(event.selection)
            say(event="saw", selection=selection, text=bytes(found.value).decode())


manager = Manager()
say(event="ready")
manager.serve()
