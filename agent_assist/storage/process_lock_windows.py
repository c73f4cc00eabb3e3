"""Locks on a file under Windows: the standard library knows no shared ones."""

import ctypes
import msvcrt  # type: ignore[import-not-found,unused-ignore]
from ctypes import wintypes
from typing import Any, Final

_AT_ONCE: Final = 1  # LOCKFILE_FAIL_IMMEDIATELY
_EXCLUSIVE: Final = 2  # LOCKFILE_EXCLUSIVE_LOCK
_BYTES: Final = 1


class _Overlapped(ctypes.Structure):
    _fields_ = (
        ("internal", ctypes.c_size_t),
        ("internal_high", ctypes.c_size_t),
        ("offset", wintypes.DWORD),
        ("offset_high", wintypes.DWORD),
        ("event", wintypes.HANDLE),
    )


def take(descriptor: int, *, exclusive: bool) -> bool:
    """Try to lock a file, at once; tell whether it was done."""
    flags = _AT_ONCE | (_EXCLUSIVE if exclusive else 0)
    place = _Overlapped()
    return bool(_kernel().LockFileEx(_handle(descriptor), flags, 0, _BYTES, 0, ctypes.byref(place)))


def release(descriptor: int) -> None:
    """Unlock a file."""
    place = _Overlapped()
    _kernel().UnlockFileEx(_handle(descriptor), 0, _BYTES, 0, ctypes.byref(place))


def _handle(descriptor: int) -> wintypes.HANDLE:
    return wintypes.HANDLE(msvcrt.get_osfhandle(descriptor))  # type: ignore[attr-defined,unused-ignore]


def _kernel() -> Any:  # noqa: ANN401  (a library of the system)
    return ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
