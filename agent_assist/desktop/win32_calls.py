"""The calls of Windows made real through ctypes."""

import ctypes
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final

from agent_assist.desktop.win32 import Message
from agent_assist.runtime.desktop import Rect

_WM_DESTROYCLIPBOARD: Final = 0x0307
_WM_RENDERFORMAT: Final = 0x0305
_WM_RENDERALLFORMATS: Final = 0x0306
_WM_HOTKEY: Final = 0x0312
_MESSAGES: Final = {
    _WM_HOTKEY: Message.HOTKEY,
    _WM_RENDERFORMAT: Message.RENDER,
    _WM_RENDERALLFORMATS: Message.RENDER_ALL,
    _WM_DESTROYCLIPBOARD: Message.CLIPBOARD_LOST,
}
_MOD_NOREPEAT: Final = 0x4000
_HWND_MESSAGE: Final = -3
_GHND: Final = 0x0042
_GRAPHIC_HANDLES: Final = frozenset({2, 3, 9, 14, 0x80, 0x82, 0x83, 0x8E})
"""Bitmap, metafile, palette, enhanced metafile and their display forms: no memory to read. A bitmap
is there as CF_DIB too."""

_PRIVATE_HANDLES: Final = range(0x0300, 0x0400)
"""Handles that only their owner understands."""

_MODIFIER_KEYS: Final = (0x10, 0x11, 0x12, 0x5B, 0x5C)
_EXTENDED_KEYS: Final = frozenset({0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x2D, 0x2E})
_INPUT_KEYBOARD: Final = 1
_KEYEVENTF_EXTENDEDKEY: Final = 0x1
_KEYEVENTF_KEYUP: Final = 0x2
_MARK: Final = 0x41415354
"""Stands in dwExtraInfo of our key events, so that hooks can tell them from a hand's."""

_QUERY_LIMITED: Final = 0x1000
_TOKEN_QUERY: Final = 0x8
_TOKEN_INTEGRITY_LEVEL: Final = 25
_GW_OWNER: Final = 4
_GWL_EXSTYLE: Final = -20
_WS_EX_TOOLWINDOW: Final = 0x80
_SW_RESTORE: Final = 9
_DWMWA_EXTENDED_FRAME_BOUNDS: Final = 9
_DWMWA_CLOAKED: Final = 14
_EVENT_OBJECT_DESTROY: Final = 0x8001
_EVENT_OBJECT_LOCATIONCHANGE: Final = 0x800B
_EVENT_SYSTEM_MINIMIZESTART: Final = 0x0016
_EVENT_SYSTEM_MINIMIZEEND: Final = 0x0017
_WATCHED: Final = (
    (_EVENT_SYSTEM_MINIMIZESTART, _EVENT_SYSTEM_MINIMIZEEND),
    (_EVENT_OBJECT_DESTROY, _EVENT_OBJECT_LOCATIONCHANGE),
)

if sys.platform == "win32":
    from ctypes import wintypes

    from agent_assist.desktop import win32_api as api

    class SystemCalls:
        """The port `Win32`; every call belongs on the thread that called `start`."""

        def __init__(self) -> None:
            self._window = 0
            self._listeners: dict[Message, Callable[[int], None]] = {}
            # ctypes keeps no reference to a callback that Windows still calls.
            self._procedure = api.WNDPROC(self._on_message)
            self._hooks: dict[int, Any] = {}

        def start(self) -> None:
            """Create the hidden window."""
            instance = api.kernel32.GetModuleHandleW(None)
            known = api.WindowClass(
                lpfnWndProc=self._procedure, hInstance=instance, lpszClassName="AgentAssistMessages"
            )
            api.user32.RegisterClassW(ctypes.byref(known))
            self._window = api.user32.CreateWindowExW(
                0, "AgentAssistMessages", None, 0, 0, 0, 0, 0, _HWND_MESSAGE, None, instance, None
            )

        def stop(self) -> None:
            """Destroy the hidden window; its hotkeys go with it."""
            for hook in tuple(self._hooks):
                self._unhook(hook)
            api.user32.DestroyWindow(self._window)
            self._window = 0

        def on(self, message: Message, listener: Callable[[int], None]) -> None:
            """Have `listener` called for a message."""
            self._listeners[message] = listener

        def ticks_ms(self) -> int:
            """Return ms since the system started."""
            return int(api.kernel32.GetTickCount64())

        def foreground(self) -> int:
            """Return the window in front."""
            return api.user32.GetForegroundWindow() or 0

        def bring_to_front(self, window: int) -> None:
            """Ask for a window to be in front, sharing the input of the one that is."""
            if api.user32.IsIconic(window):
                api.user32.ShowWindow(window, _SW_RESTORE)
            own = api.kernel32.GetCurrentThreadId()
            other = api.user32.GetWindowThreadProcessId(self.foreground(), None)
            attached = other not in {0, own} and api.user32.AttachThreadInput(own, other, True)
            try:
                api.user32.SetForegroundWindow(window)
            finally:
                if attached:
                    api.user32.AttachThreadInput(own, other, False)

        def exists(self, window: int) -> bool:
            """Say whether there is such a window."""
            return bool(api.user32.IsWindow(window))

        def top_windows(self) -> tuple[int, ...]:
            """Return the visible, unowned windows, topmost first."""
            found: list[int] = []

            def look(window: int, _: int) -> bool:
                if self._belongs_on_a_task_bar(window):
                    found.append(window)
                return True

            api.user32.EnumWindows(api.ENUMPROC(look), 0)
            return tuple(found)

        def title(self, window: int) -> str:
            """Return the title of a window."""
            length = api.user32.GetWindowTextLengthW(window) + 1
            text = ctypes.create_unicode_buffer(length)
            api.user32.GetWindowTextW(window, text, length)
            return text.value

        def process(self, window: int) -> int:
            """Return the process id behind a window."""
            number = wintypes.DWORD()
            api.user32.GetWindowThreadProcessId(window, ctypes.byref(number))
            return number.value

        def own_process(self) -> int:
            """Return our process id."""
            return os.getpid()

        def executable(self, process: int) -> str:
            """Return the path of a process's program."""
            handle = api.kernel32.OpenProcess(_QUERY_LIMITED, False, process)
            if not handle:
                return ""
            try:
                path = ctypes.create_unicode_buffer(1024)
                size = wintypes.DWORD(len(path))
                ok = api.kernel32.QueryFullProcessImageNameW(handle, 0, path, ctypes.byref(size))
                return path.value if ok else ""
            finally:
                api.kernel32.CloseHandle(handle)

        def integrity(self, process: int) -> int | None:
            """Return the integrity level (0x2000 medium, 0x3000 high) of a process."""
            handle = api.kernel32.OpenProcess(_QUERY_LIMITED, False, process)
            token = wintypes.HANDLE()
            if not handle:
                return None
            try:
                if not api.advapi32.OpenProcessToken(handle, _TOKEN_QUERY, ctypes.byref(token)):
                    return None
                return _integrity_of_token(token)
            finally:
                if token:
                    api.kernel32.CloseHandle(token)
                api.kernel32.CloseHandle(handle)

        def frame(self, window: int) -> Rect | None:
            """Return the visible frame of a window, without its invisible borders."""
            if not api.user32.IsWindowVisible(window) or api.user32.IsIconic(window):
                return None
            box = wintypes.RECT()
            failed = api.dwmapi.DwmGetWindowAttribute(
                window, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(box), ctypes.sizeof(box)
            )
            if failed:
                return None
            return Rect(box.left, box.top, box.right - box.left, box.bottom - box.top)

        def watch(self, window: int, changed: Callable[[], None]) -> Callable[[], None]:
            """Have `changed` called when a window moves, is minimised or closed."""
            process = self.process(window)

            def on_event(*event: int) -> None:
                if event[2] == window and event[3] == 0:  # the window itself, no part of it
                    changed()

            callback = api.EVENTPROC(on_event)
            hooks = [
                api.user32.SetWinEventHook(first, last, None, callback, process, 0, 0)
                for first, last in _WATCHED
            ]
            self._hooks |= dict.fromkeys(hooks, callback)

            def end() -> None:
                for hook in hooks:
                    self._unhook(hook)

            return end

        def register_hotkey(self, number: int, modifiers: int, key: int) -> bool:
            """Take a system-wide key."""
            wanted = modifiers | _MOD_NOREPEAT
            return bool(api.user32.RegisterHotKey(self._window, number, wanted, key))

        def unregister_hotkey(self, number: int) -> None:
            """Give a system-wide key back."""
            api.user32.UnregisterHotKey(self._window, number)

        def modifiers_down(self) -> bool:
            """Say whether a modifier is physically down."""
            return any(api.user32.GetAsyncKeyState(key) & 0x8000 for key in _MODIFIER_KEYS)

        def press(self, keys: Sequence[int]) -> None:
            """Press keys in this order and let them go in reverse, in one piece."""
            ups = [(key, _KEYEVENTF_KEYUP) for key in reversed(keys)]
            events = [_key_input(key, flags) for key, flags in [*((k, 0) for k in keys), *ups]]
            block = (api.Input * len(events))(*events)
            api.user32.SendInput(len(events), block, ctypes.sizeof(api.Input))

        def open_clipboard(self) -> bool:
            """Open the clipboard for our window."""
            return bool(api.user32.OpenClipboard(self._window))

        def close_clipboard(self) -> None:
            """Close it again."""
            api.user32.CloseClipboard()

        def empty_clipboard(self) -> None:
            """Empty it and become its owner."""
            api.user32.EmptyClipboard()

        def formats(self) -> tuple[int, ...]:
            """Return the formats on it that are memory."""
            found: list[int] = []
            form = 0
            while form := api.user32.EnumClipboardFormats(form):
                if form not in _GRAPHIC_HANDLES and form not in _PRIVATE_HANDLES:
                    found.append(form)
            return tuple(found)

        def read(self, form: int) -> bytes | None:
            """Return the content in a format."""
            memory = api.user32.GetClipboardData(form)
            place = api.kernel32.GlobalLock(memory) if memory else None
            if not place:
                return None
            try:
                return ctypes.string_at(place, api.kernel32.GlobalSize(memory))
            finally:
                api.kernel32.GlobalUnlock(memory)

        def put(self, form: int, content: bytes | None) -> bool:
            """Put content on it, or the promise of content."""
            if content is None:
                api.user32.SetClipboardData(form, None)
                return True
            memory = api.kernel32.GlobalAlloc(_GHND, max(1, len(content)))
            place = api.kernel32.GlobalLock(memory) if memory else None
            if not place:
                return False
            ctypes.memmove(place, content, len(content))
            api.kernel32.GlobalUnlock(memory)
            if api.user32.SetClipboardData(form, memory):
                return True  # the memory is the system's now
            api.kernel32.GlobalFree(memory)
            return False

        def named_format(self, name: str) -> int:
            """Return the number of a format with a name."""
            return int(api.user32.RegisterClipboardFormatW(name))

        def owns_clipboard(self) -> bool:
            """Say whether we own what is on it."""
            return bool(self._window) and api.user32.GetClipboardOwner() == self._window

        def reader(self) -> int:
            """Return the process that has it open."""
            window = api.user32.GetOpenClipboardWindow()
            return self.process(window) if window else 0

        def sequence(self) -> int:
            """Return a number that changes with the content."""
            return int(api.user32.GetClipboardSequenceNumber())

        def _on_message(self, window: int, message: int, word: int, extra: int) -> int:
            listener = self._listeners.get(_MESSAGES[message]) if message in _MESSAGES else None
            if listener is None:
                return int(api.user32.DefWindowProcW(window, message, word, extra))
            listener(word or 0)
            return 0

        def _unhook(self, hook: int) -> None:
            if self._hooks.pop(hook, None):
                api.user32.UnhookWinEvent(hook)

        def _belongs_on_a_task_bar(self, window: int) -> bool:
            if not api.user32.IsWindowVisible(window) or api.user32.GetWindow(window, _GW_OWNER):
                return False
            if api.user32.GetWindowLongW(window, _GWL_EXSTYLE) & _WS_EX_TOOLWINDOW:
                return False
            # A store program that sleeps is visible for all but the compositor.
            cloaked = wintypes.DWORD()
            api.dwmapi.DwmGetWindowAttribute(
                window, _DWMWA_CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked)
            )
            return not cloaked.value and api.user32.GetWindowTextLengthW(window) > 0

    def _key_input(key: int, flags: int) -> api.Input:
        if key in _EXTENDED_KEYS:
            flags |= _KEYEVENTF_EXTENDEDKEY
        made = api.Input(type=_INPUT_KEYBOARD)
        made.any.ki = api.KeyInput(wVk=key, dwFlags=flags, dwExtraInfo=_MARK)
        return made

    def _integrity_of_token(token: wintypes.HANDLE) -> int | None:
        size = wintypes.DWORD()
        level = _TOKEN_INTEGRITY_LEVEL
        api.advapi32.GetTokenInformation(token, level, None, 0, ctypes.byref(size))
        label = ctypes.create_string_buffer(size.value)
        if not api.advapi32.GetTokenInformation(token, level, label, size, ctypes.byref(size)):
            return None
        # The label begins with a pointer to the SID; its last number is the level.
        sid = ctypes.cast(label, ctypes.POINTER(ctypes.c_void_p)).contents
        count = api.advapi32.GetSidSubAuthorityCount(sid).contents.value
        return int(api.advapi32.GetSidSubAuthority(sid, count - 1).contents.value)
