"""Two processes that save into one database at the same time."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from agent_assist.errors import AgentAssistError
from agent_assist.storage import copies, sqlcipher
from benchmarks.storage.material import record, store, vault

_OTHERS = 100_000
"""Numbers of the second process's records begin here."""


@dataclass(frozen=True)
class Contention:
    """What came of it: records that are there, calls that failed, longest wait, speed."""

    records: int
    errors: int
    longest_s: float
    saves_per_s: float
    faults: list[str]


def saved_by_two(folder: Path, saves: int) -> Contention:
    """Save in two processes as fast as it goes."""
    opened = vault(folder)
    opened.open()
    opened.lock()
    reading, writing = os.pipe()
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        try:
            errors, longest_s = _save(folder, _OTHERS, saves)
            os.write(writing, f"{errors} {longest_s}".encode())
        finally:
            os._exit(0)
    errors, longest_s = _save(folder, 0, saves)
    os.waitpid(child, 0)
    os.close(writing)
    with os.fdopen(reading) as told:
        theirs = told.read().split()
    took_s = time.perf_counter() - started
    opened.open()
    with opened.reading() as database:
        number, found = copies.count(database), sqlcipher.faults(database)
    opened.lock()
    longest_s = max(longest_s, float(theirs[1]))
    return Contention(number, errors + int(theirs[0]), longest_s, 2 * saves / took_s, found)


def _save(folder: Path, first: int, saves: int) -> tuple[int, float]:
    opened = vault(folder)
    opened.open()
    records, errors, longest_s = store(opened), 0, 0.0
    for number in range(first, first + saves):
        one = record(number)
        started = time.perf_counter()
        try:
            records.save(one)
        except AgentAssistError:
            errors += 1
        longest_s = max(longest_s, time.perf_counter() - started)
    opened.lock()
    return errors, longest_s
