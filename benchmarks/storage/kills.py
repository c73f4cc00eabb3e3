"""`kill -9` at random moments of a save and of a change of keys."""

import os
import random
import select
import signal
import time
from collections.abc import Callable
from pathlib import Path

from agent_assist.storage import backups
from benchmarks.storage.material import MORNING, record, store, vault
from benchmarks.storage.soundness import Verdict

_LINE = 8
_LONGEST_SAVING_S = 0.06
Work = Callable[[Callable[[int], None]], None]


def kill_saves(folder: Path, kills: int, seed: int = 1) -> Verdict:
    """Kill a process that saves record after record; the next one goes on where it was cut.

    What was not acknowledged is saved again, as an agent would, and must not be there twice.
    """
    moments = random.Random(seed)
    verdict = Verdict()
    acknowledged: list[int] = []
    vault(folder).open()
    for _ in range(kills):
        first = len(acknowledged)

        def work(acknowledge: Callable[[int], None], first: int = first) -> None:
            opened = vault(folder)
            opened.open()
            records = store(opened)
            acknowledge(-1)
            for number in range(first, first + 10_000):
                records.save(record(number))
                acknowledge(number)

        heard = _killed(work, moments.uniform(0, _LONGEST_SAVING_S))
        acknowledged += [number for number in heard if number >= 0]
        verdict.judge(folder, acknowledged)
    verdict.acknowledged = len(acknowledged)
    return verdict


def kill_rotations(folder: Path, kills: int, records: int = 200, seed: int = 2) -> Verdict:
    """Kill a process that changes the key of records and backups."""
    moments = random.Random(seed)
    verdict = Verdict()
    opened = vault(folder)
    opened.open()
    for number in range(records):
        store(opened).save(record(number))
    backups.make(opened, MORNING)
    opened.lock()
    started = time.perf_counter()
    opened.rotate()
    longest_s = (time.perf_counter() - started) * 1.2

    def work(acknowledge: Callable[[int], None]) -> None:
        turned = vault(folder)
        acknowledge(-1)
        turned.rotate()
        acknowledge(0)

    for _ in range(kills):
        _killed(work, moments.uniform(0, longest_s))
        verdict.judge(folder, range(records))
    verdict.acknowledged = records
    return verdict


def _killed(work: Work, after_s: float) -> list[int]:
    """Run work in a child, kill it some time after its first line, return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _run(work, writing)
    os.close(writing)
    ready, _, _ = select.select([reading], [], [], 60)
    if ready:
        time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as lines:
        said = lines.read()
    return [int(said[i : i + _LINE]) for i in range(0, len(said), _LINE)]


def _run(work: Work, writing: int) -> None:
    try:
        work(lambda number: _say(writing, number))
    finally:
        os._exit(0)


def _say(writing: int, number: int) -> None:
    os.write(writing, f"{number:{_LINE}d}".encode())
