"""What the X server and the window manager know of windows, and how one is brought to the front."""

import socket
from collections.abc import Callable
from typing import Final, TypeVar

from Xlib import X, error
from Xlib.protocol import event

from agent_assist.desktop.x11_loop import Loop, XWindow, ignore_error
from agent_assist.runtime.desktop import Rect, Target

T = TypeVar("T")

_HOST: Final = socket.gethostname()
_GONE: Final = (error.BadWindow, error.BadDrawable, error.BadMatch, error.BadAccess)
_SOURCE_USER: Final = 2  # EWMH: a pager or the like, so the manager does not only make it blink
_ICONIC: Final = 3
_LOCAL_PROCESS: Final = 2  # X-Resource 1.2, ClientIdMask
_MOST_LONGS: Final = 1024
_NOT_FOR_DOCKING: Final = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")


class Windows:
    """Windows of other programs, by number; a window that has gone answers like an empty one."""

    def __init__(self, loop: Loop) -> None:
        self._loop = loop
        self._root = loop.root
        self._client_mask = ~loop.display.display.info.resource_id_mask
        self._us = self.process_of(loop.display.display.info.resource_id_base)

    def atom(self, name: str) -> int:
        """Return the number of an atom."""
        return int(self._loop.display.get_atom(name))

    def client_of(self, window: int) -> int:
        """Return the connection that created a window: what its numbers have in common."""
        return int(window & self._client_mask)

    def process_of(self, window: int) -> int:
        """Return the id of the process behind a window's connection as the server sees it, or 0."""
        display = self._loop.display
        if not display.has_extension("X-Resource"):
            return 0
        asked = [{"client": window, "mask": _LOCAL_PROCESS}]
        try:
            ids = display.res_query_client_ids(asked).ids
        except error.XError:
            return 0
        return next((int(found.value[0]) for found in ids if found.value), 0)

    def is_ours(self, window: int) -> bool:
        """Say whether a window belongs to this program."""
        process = self.process_of(window)
        return bool(process) and process == self._us

    def focus_is_ours(self) -> bool:
        """Say whether the server sends keys to a window of this program."""
        focus = self._focus()
        return bool(focus) and self.is_ours(focus)

    def same_program(self, window: int, other: int) -> bool:
        """Say whether two windows belong to one program, be it by two connections."""
        if self.client_of(window) == self.client_of(other):
            return True
        process = self.process_of(other)
        return bool(process) and self.process_of(window) == process

    def has_manager(self) -> bool:
        """Say whether a window manager is at work."""
        return bool(self.numbers(self._root, "_NET_SUPPORTING_WM_CHECK"))

    def exists(self, window: int) -> bool:
        """Say whether there is such a window."""
        return self._unless_gone(self._loop.window(window).get_attributes) is not None

    def in_front(self) -> int:
        """Return the window in front: the manager's word, without one the focus; 0 if none."""
        if numbers := self.numbers(self._root, "_NET_ACTIVE_WINDOW"):
            return numbers[0]
        focus = self._focus()
        return 0 if self.has_manager() else self._top_level(focus)

    def is_in_front(self, window: int) -> bool:
        """Say whether window manager and server agree that keys go to this window.

        The manager's property changes before the server's focus does; either alone misleads.
        """
        return self.in_front() == window and self.client_of(self._focus()) == self.client_of(window)

    def bring_to_front(self, window: int) -> None:
        """Ask for a window to be raised and given the focus."""
        if not self.has_manager():
            found = self._loop.window(window)
            found.configure(stack_mode=X.Above, onerror=ignore_error)
            found.set_input_focus(X.RevertToParent, X.CurrentTime, onerror=ignore_error)
            return
        message = event.ClientMessage(
            window=window,
            client_type=self.atom("_NET_ACTIVE_WINDOW"),
            data=(32, [_SOURCE_USER, X.CurrentTime, 0, 0, 0]),
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self._root.send_event(message, event_mask=mask)

    def describe(self, window: int) -> Target:
        """Return what is to be known of a window."""
        found = self._loop.window(window)
        names = self._bytes(found, "WM_CLASS").split(b"\0")
        return Target(
            window=window,
            process=self._process_named_by(found) or self.process_of(window),
            app_class=names[min(1, len(names) - 1)].decode(errors="replace").lower(),
            title=(self._bytes(found, "_NET_WM_NAME") or self._bytes(found, "WM_NAME")).decode(
                errors="replace"
            ),
        )

    def managed(self) -> tuple[int, ...]:
        """Return the ordinary windows, topmost first."""
        numbers = self.numbers(self._root, "_NET_CLIENT_LIST_STACKING")
        return tuple(number for number in reversed(numbers) if not self._is_furniture(number))

    def is_managed(self, window: int) -> bool:
        """Say whether the window manager, if there is one, knows a window."""
        return not self.has_manager() or window in self.numbers(self._root, "_NET_CLIENT_LIST")

    def is_minimised(self, window: int) -> bool:
        """Say whether a window is out of sight by its own state."""
        found = self._loop.window(window)
        state = self.numbers(found, "WM_STATE")
        if state and state[0] == _ICONIC:
            return True
        return self.atom("_NET_WM_STATE_HIDDEN") in self.numbers(found, "_NET_WM_STATE")

    def frame(self, window: int) -> Rect | None:
        """Return a window's place with its frame and without its shadow, None if it has gone."""
        found = self._loop.window(window)
        size = self._unless_gone(found.get_geometry)
        place = self._unless_gone(lambda: found.translate_coords(self._root, 0, 0))
        if size is None or place is None:
            return None
        left, right, top, bottom = self.numbers(found, "_NET_FRAME_EXTENTS") or (0, 0, 0, 0)
        if shadow := self.numbers(found, "_GTK_FRAME_EXTENTS"):
            left, right, top, bottom = (-wide for wide in shadow)
        return Rect(
            -place.x - left, -place.y - top, size.width + left + right, size.height + top + bottom
        )

    def numbers(self, window: XWindow, name: str) -> tuple[int, ...]:
        """Return the numbers that a property of a window holds, none if it is not there."""
        found = self._property(window, name)
        return tuple(found.value) if found is not None and found.format == 32 else ()  # noqa: PLR2004

    def _process_named_by(self, window: XWindow) -> int:
        """Return the process id that the window claims, if it runs on this computer."""
        if self._bytes(window, "WM_CLIENT_MACHINE").decode(errors="replace") != _HOST:
            return 0
        return next(iter(self.numbers(window, "_NET_WM_PID")), 0)

    def _is_furniture(self, window: int) -> bool:
        kinds = self.numbers(self._loop.window(window), "_NET_WM_WINDOW_TYPE")
        return any(self.atom(name) in kinds for name in _NOT_FOR_DOCKING)

    def _focus(self) -> int:
        focus = self._loop.display.get_input_focus().focus
        return int(getattr(focus, "id", 0))  # else a number: nobody, or whoever the pointer is over

    def _top_level(self, window: int) -> int:
        """Return the child of the root that holds a window, 0 for the root itself."""
        while window not in {0, self._root.id}:
            found = self._unless_gone(self._loop.window(window).query_tree)
            if found is None:
                return 0
            if found.parent == self._root:
                return window
            window = found.parent.id
        return 0

    def _bytes(self, window: XWindow, name: str) -> bytes:
        found = self._property(window, name)
        return bytes(found.value) if found is not None and found.format == 8 else b""  # noqa: PLR2004

    def _property(self, window: XWindow, name: str) -> XWindow | None:
        return self._unless_gone(
            lambda: window.get_property(self.atom(name), X.AnyPropertyType, 0, _MOST_LONGS)
        )

    @staticmethod
    def _unless_gone(request: Callable[[], T]) -> T | None:
        try:
            return request()
        except _GONE:
            return None
