"""The clipboard of Windows: kept, promised, given back.

A promise is a format without content: the system asks for the content when somebody reads it
(delayed rendering), which is how we learn that the target has read. After the first read the
content lies there and later reads are not seen.
"""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from agent_assist.desktop.win32 import CF_UNICODETEXT, Message, Win32

T = TypeVar("T")
Steps: TypeAlias = Generator[int, None, T]
"""Work that yields the ms for which it wants to be left alone."""

_MOST_BYTES: Final = 32 << 20
_OPEN_TRIES: Final = 50
_OPEN_AGAIN_MS: Final = 10
_PRIVACY: Final = {
    "ExcludeClipboardContentFromMonitorProcessing": b"\0",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
    "Clipboard Viewer Ignore": b"\0",
}
"""Marks that history, cloud and well-behaved managers honour; the two in the middle are DWORD 0."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the agent had copied; `complete` is False when it was too large to keep."""

    items: tuple[tuple[int, bytes], ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class Read:
    """One read of a promise: by which process (0 unknown) and when, in ms."""

    process: int
    at_ms: int


class WindowsClipboard:
    """Owner of promises; `reads` are those of the last one."""

    def __init__(self, win32: Win32) -> None:
        self._win32 = win32
        self._promised = ""
        self.reads: list[Read] = []
        win32.on(Message.RENDER, self._render)
        win32.on(Message.RENDER_ALL, self._render_all)

    def keep(self) -> Steps[Kept | None]:
        """Return everything on the clipboard, None when it could not be opened."""
        if not (yield from self._opened()):
            return None
        try:
            return self._read_all()
        finally:
            self._win32.close_clipboard()

    def promise(self, text: str) -> Steps[bool]:
        """Put the promise of a text on the clipboard, marked as private; False when refused."""
        if not (yield from self._opened()):
            return False
        self.reads = []
        self._promised = text
        try:
            self._win32.empty_clipboard()
            self._win32.put(CF_UNICODETEXT, None)
            for name, value in _PRIVACY.items():
                self._win32.put(self._win32.named_format(name), value)
        finally:
            self._win32.close_clipboard()
        # The call that promises answers the same for success and failure.
        return self._win32.owns_clipboard()

    def give_back(self, kept: Kept) -> Steps[None]:
        """Put back what was kept, unless another program has copied something since."""
        self._promised = ""
        if self._win32.owns_clipboard():
            yield from self.put(kept.items)

    def give_back_at_once(self, kept: Kept) -> None:
        """Put back what was kept without ever waiting, because we end."""
        for _ in self.give_back(kept):
            pass

    def put(self, items: tuple[tuple[int, bytes], ...]) -> Steps[None]:
        """Put content on the clipboard for everybody."""
        if not (yield from self._opened()):
            return
        try:
            self._win32.empty_clipboard()
            for form, content in items:
                self._win32.put(form, content)
        finally:
            self._win32.close_clipboard()

    def text(self) -> Steps[str]:
        """Return the text on the clipboard, empty when there is none."""
        if not (yield from self._opened()):
            return ""
        try:
            content = self._win32.read(CF_UNICODETEXT) or b""
        finally:
            self._win32.close_clipboard()
        return content.decode("utf-16-le", errors="replace").partition("\0")[0]

    def _opened(self) -> Steps[bool]:
        for _ in range(_OPEN_TRIES):
            if self._win32.open_clipboard():
                return True
            yield _OPEN_AGAIN_MS
        return False

    def _read_all(self) -> Kept:
        items: list[tuple[int, bytes]] = []
        size = 0
        for form in self._win32.formats():
            content = self._win32.read(form)
            if content is None:
                continue
            size += len(content)
            if size > _MOST_BYTES:
                return Kept((), complete=False)
            items.append((form, content))
        return Kept(tuple(items), complete=True)

    def _render(self, form: int) -> None:
        if form == CF_UNICODETEXT:
            self.reads.append(Read(self._win32.reader(), self._win32.ticks_ms()))
            self._win32.put(form, as_unicode(self._promised))

    def _render_all(self, _: int) -> None:
        """Leave nothing that is only promised: we end, and the insertion with us."""
        if self._win32.open_clipboard():
            if self._win32.owns_clipboard():
                self._win32.empty_clipboard()
            self._win32.close_clipboard()


def as_unicode(text: str) -> bytes:
    """Return a text as `CF_UNICODETEXT` wants it: UTF-16, CR LF, a zero at the end."""
    return (text.replace("\r\n", "\n").replace("\n", "\r\n") + "\0").encode("utf-16-le")
