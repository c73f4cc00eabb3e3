"""Bytes that only this user of this Windows can unwrap (CryptProtectData)."""

import ctypes
from ctypes import wintypes
from typing import Any, Final

from agent_assist.storage.keys import NoKeyStore

_NO_QUESTIONS: Final = 1  # CRYPTPROTECT_UI_FORBIDDEN


class _Blob(ctypes.Structure):
    _fields_ = (("size", wintypes.DWORD), ("content", ctypes.POINTER(ctypes.c_char)))


def protect(content: bytes, purpose: bytes) -> bytes:
    """Return the content wrapped; the same purpose unwraps it.

    Raises:
        NoKeyStore: not under Windows, or it refused; as with `unprotect`.
    """
    return _called("CryptProtectData", content, purpose)


def unprotect(content: bytes, purpose: bytes) -> bytes:
    """Return what was wrapped."""
    return _called("CryptUnprotectData", content, purpose)


def _called(function: str, content: bytes, purpose: bytes) -> bytes:
    if not hasattr(ctypes, "windll"):
        raise NoKeyStore("no_dpapi")
    libraries: Any = ctypes.windll
    given, entropy, answer = _blob(content), _blob(purpose), _Blob()
    done = getattr(libraries.crypt32, function)(
        ctypes.byref(given), None, ctypes.byref(entropy), None, None, _NO_QUESTIONS,
        ctypes.byref(answer),
    )  # fmt: skip
    if not done:
        raise NoKeyStore("dpapi")
    try:
        return ctypes.string_at(answer.content, answer.size)
    finally:
        libraries.kernel32.LocalFree(answer.content)


def _blob(content: bytes) -> _Blob:
    kept = ctypes.create_string_buffer(content, len(content))
    return _Blob(len(content), ctypes.cast(kept, ctypes.POINTER(ctypes.c_char)))
