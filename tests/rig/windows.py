"""Looks at the windows of a virtual display from outside: which there are, which is in front."""

from Xlib import X, error
from Xlib.display import Display
from Xlib.protocol import event
from Xlib.xobject.drawable import Window

from tests.rig.waiting import until

_SOURCE_PAGER = 2


class Windows:
    """The windows that the window manager of a virtual display knows."""

    def __init__(self, display_name: str) -> None:
        self.display = Display(display_name)
        self.root = self.display.screen().root

    def close(self) -> None:
        """Let the connection go."""
        self.display.close()

    def all(self) -> list[int]:
        """Return the managed windows."""
        return list(self._numbers(self.root, "_NET_CLIENT_LIST"))

    def in_front(self) -> int:
        """Return the window that the window manager calls active, 0 when there is none."""
        return next(iter(self._numbers(self.root, "_NET_ACTIVE_WINDOW")), 0)

    def title(self, window: int) -> str:
        """Return a window's title, empty when it has none or is gone."""
        found = self.display.create_resource_object("window", window)
        for name in ("_NET_WM_NAME", "WM_NAME"):
            value = self._property(found, name)
            if value:
                return bytes(value).decode(errors="replace")
        return ""

    def titled(self, part: str, timeout_s: float = 20.0) -> int:
        """Return the window whose title holds `part`, waiting until there is one."""

        def window_with_this_title() -> int:
            return next((one for one in self.all() if part in self.title(one)), 0)

        return until(window_with_this_title, timeout_s, 0.02)

    def opened_since(self, before: set[int], timeout_s: float = 30.0, step_s: float = 0.02) -> int:
        """Return a window that is not among `before`, waiting until there is one."""

        def new_window() -> int:
            return next((one for one in self.all() if one not in before), 0)

        return until(new_window, timeout_s, step_s)

    def focused_by(self, window: int) -> bool:
        """Say whether the server sends keys to the client that owns `window`."""
        focus = self.display.get_input_focus().focus
        if not isinstance(focus, Window):
            return False
        mask = ~self.display.display.info.resource_id_mask
        return bool(focus.id & mask == window & mask)

    def raise_window(self, window: int, timeout_s: float = 5.0) -> None:
        """Bring a window to the front and wait until both manager and server agree."""

        def is_in_front() -> bool:
            if self.in_front() == window and self.focused_by(window):
                return True
            self._ask_manager(window)
            return False

        until(is_in_front, timeout_s, 0.02)

    def rectangle(self, window: int) -> tuple[int, int, int, int]:
        """Return x, y on the root, width and height of a window without its frame."""
        found = self.display.create_resource_object("window", window)
        size = found.get_geometry()
        place = found.translate_coords(self.root, 0, 0)
        return -place.x, -place.y, size.width, size.height

    def move(self, window: int, x: int, y: int) -> None:
        """Move a window as the window manager's user would."""
        self.display.create_resource_object("window", window).configure(x=x, y=y)
        self.display.sync()

    def pixels(self, x: int, y: int, width: int = 1, height: int = 1) -> bytes:
        """Return a part of the screen, four bytes a pixel."""
        return bytes(self.root.get_image(x, y, width, height, X.ZPixmap, 0xFFFFFFFF).data)

    def _ask_manager(self, window: int) -> None:
        message = event.ClientMessage(
            window=window,
            client_type=self.display.get_atom("_NET_ACTIVE_WINDOW"),
            data=(32, [_SOURCE_PAGER, X.CurrentTime, 0, 0, 0]),
        )
        mask = X.SubstructureRedirectMask | X.SubstructureNotifyMask
        self.root.send_event(message, event_mask=mask)
        self.display.sync()

    def _numbers(self, window: Window, name: str) -> list[int]:
        return list(self._property(window, name) or [])

    def _property(self, window: Window, name: str) -> object:
        try:
            found = window.get_full_property(self.display.get_atom(name), X.AnyPropertyType)
        except (error.BadWindow, error.BadDrawable):
            return None
        return found.value if found else None
