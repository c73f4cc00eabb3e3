"""Power cuts: recorded writes replayed up to a moment, with what was not synced left to chance.

The worst that a disk may do: of the writes since a file's last sync each is done, torn at 512
bytes or lost, in any order; names that were made, changed or removed since their folder's last
sync likewise. What the key store has said to be kept is kept.
"""

import random
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from benchmarks.storage.session import ERASED, ERASING
from benchmarks.storage.soundness import Verdict
from benchmarks.storage.trace import Event, record_session

SECTOR = 512
_KEPT = "keys/"


@dataclass(eq=False)
class _File:
    """A file: what is on the disk, and what was done to it since."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes]] = field(default_factory=list)
    size: int = 0

    def write(self, offset: int, content: bytes) -> None:
        self.pending.append((offset, content))
        self.size = max(self.size, offset + len(content))

    def cut(self, size: int) -> None:
        self.pending.append((size, b""))
        self.size = size

    def sync(self) -> None:
        for change in self.pending:
            _apply(self.synced, change)
        self.pending.clear()

    def after_cut(self, chance: random.Random, likelihood: float) -> bytes:
        """Return what the disk may hold after a power cut."""
        content = bytearray(self.synced)
        changes = list(self.pending)
        chance.shuffle(changes)
        for offset, new in changes:
            if not new:
                if chance.random() < likelihood:
                    _apply(content, (offset, b""))
                continue
            whole = chance.random() < 0.5
            for start in range(0, len(new), len(new) if whole else SECTOR):
                part = new if whole else new[start : start + SECTOR]
                if chance.random() < likelihood:
                    _apply(content, (offset + start, part))
        return bytes(content)


@dataclass
class _Disk:
    """Names and files: as the program sees them, and as they are on the disk."""

    seen: dict[str, _File] = field(default_factory=dict)
    synced: dict[str, _File] = field(default_factory=dict)
    pending: list[tuple[str, _File | None]] = field(default_factory=list)

    def name(self, name: str, file: _File | None) -> None:
        """Give a name to a file, or take it away."""
        if file is None:
            self.seen.pop(name, None)
        else:
            self.seen[name] = file
        self.pending.append((name, file))
        if name.startswith(_KEPT):
            self.sync_folder("keys")

    def sync_folder(self, folder: str) -> None:
        """Have the names in a folder on the disk."""
        of_folder = [change for change in self.pending if _folder(change[0]) == folder]
        self.pending = [change for change in self.pending if _folder(change[0]) != folder]
        _rename(self.synced, of_folder)

    def do(self, event: Event) -> None:
        """Do what the program did."""
        file = self.seen.get(event.name)
        if event.call in {"create", "truncate"} and file is None:
            self.name(event.name, _File())
        elif event.call == "rename" and file is not None:
            self.name(event.to, file)
            self.name(event.name, None)
        elif event.call == "unlink":
            self.name(event.name, None)
        elif event.call == "fsync" and file is None:
            self.sync_folder(event.name)
        elif file is not None:
            _change(file, event)
        if file is not None and event.name.startswith(_KEPT):
            file.sync()

    def after_cut(self, folder: Path, chance: random.Random) -> None:
        """Write what the disk may hold after a power cut into a folder."""
        likelihood = chance.choice((0.0, 0.5, 0.9, 1.0))
        names = dict(self.synced)
        _rename(names, [change for change in self.pending if chance.random() < likelihood])
        for part in ("data/backups", "keys"):
            (folder / part).mkdir(parents=True)
        for name, file in names.items():
            (folder / name).write_bytes(file.after_cut(chance, likelihood))


def cut_power(folder: Path, cuts: int, saves: int, seed: int = 3) -> Verdict:
    """Record a session, cut the power at that many moments of it, and judge what is left."""
    recorded = folder / "recorded"
    recorded.mkdir(parents=True)
    events = record_session(recorded, saves)
    chance = random.Random(seed)
    moments = sorted(chance.choices(range(1, len(events)), k=cuts))
    return _replayed(events, moments, folder / "left", chance)


def _replayed(
    events: Sequence[Event], moments: Sequence[int], left: Path, chance: random.Random
) -> Verdict:
    verdict, disk, told, done = Verdict(), _Disk(), list[int](), 0
    for moment in moments:
        for event in events[done:moment]:
            if event.call == "ack":
                told.append(event.ack)
            else:
                disk.do(event)
        done = moment
        disk.after_cut(left, chance)
        gone = {number - ERASING for number in told if number >= ERASING}
        erased = [number - ERASED for number in told if number >= ERASED]
        verdict.judge(left, [n for n in told if n < ERASING and n not in gone], erased)
        shutil.rmtree(left)
    verdict.acknowledged = sum(1 for e in events if e.call == "ack" and e.ack < ERASING)
    return verdict


def _change(file: _File, event: Event) -> None:
    if event.call == "pwrite64":
        file.write(event.offset, event.content)
    elif event.call == "append":
        file.write(file.size, event.content)
    elif event.call == "ftruncate":
        file.cut(event.offset)
    elif event.call == "truncate":
        file.cut(0)
    elif event.call == "fsync":
        file.sync()


def _apply(content: bytearray, change: tuple[int, bytes]) -> None:
    offset, new = change
    if not new:
        del content[offset:]
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(new)] = new


def _rename(names: dict[str, _File], changes: Sequence[tuple[str, _File | None]]) -> None:
    for name, file in changes:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _folder(name: str) -> str:
    return str(PurePosixPath(name).parent)
