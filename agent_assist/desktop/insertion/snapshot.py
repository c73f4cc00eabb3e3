"""Keeps what the agent has copied, in every format, so that it can be given back unchanged."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from Xlib.ext import xfixes

from agent_assist.desktop.insertion.contents import NOTHING, Contents, Item, atoms_in
from agent_assist.desktop.insertion.reading import Reader, Unread
from agent_assist.desktop.x11_loop import Loop, Steps, Wait, XEvent

MOST_BYTES: Final = 32 << 20

_WHOLE_S: Final = 1.5
_FORMATS_BYTES: Final = 65536
_FALLBACK: Final = ("UTF8_STRING", "STRING")
_SIDE_EFFECTS: Final = ("DELETE", "INSERT_SELECTION", "INSERT_PROPERTY", "SAVE_TARGETS")
_PROTOCOL: Final = ("TARGETS", "TIMESTAMP", "MULTIPLE")
_OWN_RESOURCES: Final = (
    "GTK_TEXT_BUFFER_CONTENTS",
    "PIXMAP",
    "BITMAP",
    "DRAWABLE",
    "COLORMAP",
    "WINDOW",
)
_NOT_CONTENT: Final = frozenset((*_SIDE_EFFECTS, *_PROTOCOL, *_OWN_RESOURCES))
"""Formats that do something, or that mean something to their owner alone."""


@dataclass(frozen=True, slots=True, repr=False)
class Snapshot:
    """A selection's content; not `complete` when something was too large or did not come."""

    contents: Contents = field(default_factory=lambda: NOTHING)
    complete: bool = True


class Snapshots:
    """The newest snapshot of each selection, taken again only when its owner has changed."""

    def __init__(self, loop: Loop, ours: int) -> None:
        """Watch selections; changes by the window `ours` are no news."""
        self._loop = loop
        self._ours = ours
        self._kept: dict[int, Snapshot] = {}
        self._changes = 0
        self._told = loop.display.has_extension("XFIXES")
        self._watched: set[int] = set()
        if self._told:
            loop.display.xfixes_query_version()
            kind, _ = loop.display.extension_event.SetSelectionOwnerNotify
            loop.on(kind, self._on_owner_changed)

    def fresh(self, selection: int) -> Steps[Snapshot]:
        """Return the selection as it stands; one taken before is used if nothing has changed."""
        self._watch(selection)
        self._loop.display.sync()  # what has been changed by now is known after the next turn
        yield Wait(0)
        if kept := self._kept.get(selection):
            return kept
        changes = self._changes
        snapshot = yield from self._take(selection)
        if self._told and changes == self._changes:
            self._kept[selection] = snapshot
        return snapshot

    def forget(self, selection: int) -> None:
        """Let a snapshot go."""
        self._kept.pop(selection, None)

    def _take(self, selection: int) -> Steps[Snapshot]:
        if not self._loop.display.get_selection_owner(selection):
            return Snapshot()
        reader = Reader(self._loop)
        try:
            return (yield from self._read_all(reader, selection))
        finally:
            reader.close()

    def _read_all(self, reader: Reader, selection: int) -> Steps[Snapshot]:
        deadline = time.monotonic() + _WHOLE_S
        offered = yield from reader.read(selection, self._atom("TARGETS"), _FORMATS_BYTES)
        if offered is Unread.SILENT:
            return Snapshot(complete=False)
        contents: dict[int, Item] = {}
        complete = True
        left = MOST_BYTES
        for form in self._worth_keeping(offered):
            if time.monotonic() > deadline:
                return Snapshot(contents, complete=False)
            item = yield from reader.read(selection, form, left)
            if isinstance(item, Item):
                contents[form] = item
                left -= len(item.value)
            elif item is not Unread.REFUSED:
                complete = False
        return Snapshot(contents, complete)

    def _worth_keeping(self, offered: Item | Unread) -> list[int]:
        if isinstance(offered, Unread):
            return [self._atom(name) for name in _FALLBACK]
        names = {atom: self._name(atom) for atom in atoms_in(offered) if atom}
        picture = _one_picture(names.values())
        return [
            atom
            for atom, name in names.items()
            if name not in _NOT_CONTENT and (not name.startswith("image/") or name == picture)
        ]

    def _watch(self, selection: int) -> None:
        if self._told and selection not in self._watched:
            self._watched.add(selection)
            every_change = (
                xfixes.XFixesSetSelectionOwnerNotifyMask
                | xfixes.XFixesSelectionWindowDestroyNotifyMask
                | xfixes.XFixesSelectionClientCloseNotifyMask
            )
            self._loop.display.xfixes_select_selection_input(
                self._loop.root, selection, every_change
            )

    def _on_owner_changed(self, event: XEvent) -> None:
        if getattr(event.owner, "id", 0) != self._ours:
            self._changes += 1
            self._kept.pop(event.selection, None)

    def _atom(self, name: str) -> int:
        return int(self._loop.display.get_atom(name))

    def _name(self, atom: int) -> str:
        return str(self._loop.display.get_atom_name(atom))


def _one_picture(names: Iterable[str]) -> str:
    """Return the picture format to keep; the others are the same picture, converted on demand."""
    pictures = [name for name in names if name.startswith("image/")]
    return "image/png" if "image/png" in pictures else next(iter(pictures), "")
