"""A clipboard manager of the freedesktop kind: when asked to, it saves the text and owns it."""

import json
import sys

from Xlib import X
from Xlib.display import Display
from Xlib.protocol import event


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Manager:
    def __init__(self) -> None:
        self._display = Display()
        screen = self._display.screen()
        self._window = screen.root.create_window(0, 0, 1, 1, 0, screen.root_depth)
        self._clipboard = self._display.get_atom("CLIPBOARD")
        self._text = self._display.get_atom("UTF8_STRING")
        self._place = self._display.get_atom("SAVED")
        self._value = b""
        self._asked: object = None
        self._window.set_selection_owner(self._display.get_atom("CLIPBOARD_MANAGER"), X.CurrentTime)
        self._display.sync()

    def serve(self) -> None:
        while True:
            got = self._display.next_event()
            if got.type == X.SelectionRequest:
                self._on_request(got)
            elif got.type == X.SelectionNotify:
                self._save(got)

    def _on_request(self, request: event.SelectionRequest) -> None:
        if request.target == self._display.get_atom("SAVE_TARGETS"):
            self._asked = request
            self._window.convert_selection(self._clipboard, self._text, self._place, X.CurrentTime)
        elif request.target == self._text:
            request.requestor.change_property(request.property, self._text, 8, self._value)
            self._answer(request, request.property)
        else:
            self._answer(request, X.NONE)
        self._display.flush()

    def _save(self, notify: event.SelectionNotify) -> None:
        found = self._window.get_full_property(notify.property, X.AnyPropertyType)
        self._value = bytes(found.value)
        self._window.set_selection_owner(self._clipboard, X.CurrentTime)
        self._answer(self._asked, self._place)
        self._display.sync()
        say(event="saved", text=self._value.decode())

    def _answer(self, request: object, place: int) -> None:
        request.requestor.send_event(  # type: ignore[attr-defined]
            event.SelectionNotify(
                time=request.time,  # type: ignore[attr-defined]
                requestor=request.requestor,  # type: ignore[attr-defined]
                selection=request.selection,  # type: ignore[attr-defined]
                target=request.target,  # type: ignore[attr-defined]
                property=place,
            ),
            onerror=lambda *_: True,
        )


manager = Manager()
say(event="ready")
manager.serve()
