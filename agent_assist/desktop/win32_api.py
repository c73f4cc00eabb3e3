"""The libraries, structures and signatures of Windows, after the documented Win32 API."""

import ctypes
import sys
from typing import Any, TypeAlias

Structure: TypeAlias = ctypes.Structure

if sys.platform == "win32":
    from ctypes import wintypes

    user32 = ctypes.WinDLL("user32", use_last_error=True)
    kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
    advapi32 = ctypes.WinDLL("advapi32", use_last_error=True)
    dwmapi = ctypes.WinDLL("dwmapi")
    WNDPROC = ctypes.WINFUNCTYPE(
        ctypes.c_ssize_t, wintypes.HWND, wintypes.UINT, wintypes.WPARAM, wintypes.LPARAM
    )
    ENUMPROC = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
    EVENTPROC = ctypes.WINFUNCTYPE(
        None, wintypes.HANDLE, wintypes.DWORD, wintypes.HWND, wintypes.LONG, wintypes.LONG,
        wintypes.DWORD, wintypes.DWORD,
    )  # fmt: skip

    class WindowClass(Structure):
        """WNDCLASSW."""

        _fields_ = (
            ("style", wintypes.UINT), ("lpfnWndProc", WNDPROC), ("cbClsExtra", ctypes.c_int),
            ("cbWndExtra", ctypes.c_int), ("hInstance", wintypes.HINSTANCE),
            ("hIcon", wintypes.HANDLE), ("hCursor", wintypes.HANDLE),
            ("hbrBackground", wintypes.HANDLE), ("lpszMenuName", wintypes.LPCWSTR),
            ("lpszClassName", wintypes.LPCWSTR),
        )  # fmt: skip

    class KeyInput(Structure):
        """KEYBDINPUT."""

        _fields_ = (
            ("wVk", wintypes.WORD), ("wScan", wintypes.WORD), ("dwFlags", wintypes.DWORD),
            ("time", wintypes.DWORD), ("dwExtraInfo", ctypes.c_size_t),
        )  # fmt: skip

    class MouseInput(Structure):
        """MOUSEINPUT: never sent, but the largest member, so it gives the union its size."""

        _fields_ = (
            ("dx", wintypes.LONG), ("dy", wintypes.LONG), ("mouseData", wintypes.DWORD),
            ("dwFlags", wintypes.DWORD), ("time", wintypes.DWORD),
            ("dwExtraInfo", ctypes.c_size_t),
        )  # fmt: skip

    class AnyInput(ctypes.Union):
        """The union within INPUT."""

        _fields_ = (("ki", KeyInput), ("mi", MouseInput))

    class Input(Structure):
        """INPUT."""

        _fields_ = (("type", wintypes.DWORD), ("any", AnyInput))

    def _declare(library: Any, name: str, result: Any, *arguments: Any) -> None:  # noqa: ANN401
        function = getattr(library, name)
        function.restype = result
        function.argtypes = arguments

    _H, _B, _D, _U = wintypes.HANDLE, wintypes.BOOL, wintypes.DWORD, wintypes.UINT
    _W = wintypes.HWND
    _PD = ctypes.POINTER(wintypes.DWORD)
    _PH = ctypes.POINTER(wintypes.HANDLE)
    for _library, _row in (
        (user32, ("DefWindowProcW", ctypes.c_ssize_t, _W, _U, wintypes.WPARAM, wintypes.LPARAM)),
        (user32, ("RegisterClassW", wintypes.ATOM, ctypes.POINTER(WindowClass))),
        (
            user32,
            (
                "CreateWindowExW",
                _W,
                _D,
                wintypes.LPCWSTR,
                wintypes.LPCWSTR,
                _D,
                *[ctypes.c_int] * 4,
                _W,
                wintypes.HMENU,
                wintypes.HINSTANCE,
                wintypes.LPVOID,
            ),
        ),
        (user32, ("DestroyWindow", _B, _W)),
        (user32, ("GetForegroundWindow", _W)),
        (user32, ("SetForegroundWindow", _B, _W)),
        (user32, ("AttachThreadInput", _B, _D, _D, _B)),
        (user32, ("GetWindowThreadProcessId", _D, _W, _PD)),
        (user32, ("IsWindow", _B, _W)),
        (user32, ("IsWindowVisible", _B, _W)),
        (user32, ("IsIconic", _B, _W)),
        (user32, ("ShowWindow", _B, _W, ctypes.c_int)),
        (user32, ("GetWindow", _W, _W, _U)),
        (user32, ("GetWindowLongW", wintypes.LONG, _W, ctypes.c_int)),
        (user32, ("GetWindowTextLengthW", ctypes.c_int, _W)),
        (user32, ("GetWindowTextW", ctypes.c_int, _W, wintypes.LPWSTR, ctypes.c_int)),
        (user32, ("EnumWindows", _B, ENUMPROC, wintypes.LPARAM)),
        (user32, ("RegisterHotKey", _B, _W, ctypes.c_int, _U, _U)),
        (user32, ("UnregisterHotKey", _B, _W, ctypes.c_int)),
        (user32, ("GetAsyncKeyState", ctypes.c_short, ctypes.c_int)),
        (user32, ("SendInput", _U, _U, ctypes.POINTER(Input), ctypes.c_int)),
        (user32, ("OpenClipboard", _B, _W)),
        (user32, ("CloseClipboard", _B)),
        (user32, ("EmptyClipboard", _B)),
        (user32, ("EnumClipboardFormats", _U, _U)),
        (user32, ("GetClipboardData", _H, _U)),
        (user32, ("SetClipboardData", _H, _U, _H)),
        (user32, ("RegisterClipboardFormatW", _U, wintypes.LPCWSTR)),
        (user32, ("GetClipboardOwner", _W)),
        (user32, ("GetOpenClipboardWindow", _W)),
        (user32, ("GetClipboardSequenceNumber", _D)),
        (user32, ("SetWinEventHook", _H, _D, _D, wintypes.HMODULE, EVENTPROC, _D, _D, _D)),
        (user32, ("UnhookWinEvent", _B, _H)),
        (kernel32, ("GetModuleHandleW", wintypes.HMODULE, wintypes.LPCWSTR)),
        (kernel32, ("GetCurrentThreadId", _D)),
        (kernel32, ("GetTickCount64", ctypes.c_ulonglong)),
        (kernel32, ("GlobalAlloc", _H, _U, ctypes.c_size_t)),
        (kernel32, ("GlobalFree", _H, _H)),
        (kernel32, ("GlobalLock", wintypes.LPVOID, _H)),
        (kernel32, ("GlobalUnlock", _B, _H)),
        (kernel32, ("GlobalSize", ctypes.c_size_t, _H)),
        (kernel32, ("OpenProcess", _H, _D, _B, _D)),
        (kernel32, ("CloseHandle", _B, _H)),
        (kernel32, ("QueryFullProcessImageNameW", _B, _H, _D, wintypes.LPWSTR, _PD)),
        (advapi32, ("OpenProcessToken", _B, _H, _D, _PH)),
        (advapi32, ("GetTokenInformation", _B, _H, ctypes.c_int, wintypes.LPVOID, _D, _PD)),
        (advapi32, ("GetSidSubAuthorityCount", ctypes.POINTER(ctypes.c_ubyte), wintypes.LPVOID)),
        (advapi32, ("GetSidSubAuthority", _PD, wintypes.LPVOID, _D)),
        (
            dwmapi,
            ("DwmGetWindowAttribute", ctypes.c_long, _W, _D, wintypes.LPVOID, _D),
        ),
    ):
        _declare(_library, *_row)
