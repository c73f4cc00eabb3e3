"""A session whose writes are recorded: `python -m benchmarks.storage.session FOLDER SAVES`.

It makes the records, saves, makes a backup, changes the key, erases and saves on. Each number
goes to stdout as a line of its own as soon as the store has answered; a record that is about to
be erased as `ERASING` plus its number, one that is erased as `ERASED` plus its number.
"""

import os
import sys
from pathlib import Path

from agent_assist.storage import backups
from benchmarks.storage.material import AGENT, MORNING, key, record, store, vault

ERASING, ERASED = 1_000_000, 2_000_000


def main(arguments: list[str]) -> int:
    """Run the session."""
    folder, saves = Path(arguments[0]), int(arguments[1])
    opened = vault(folder)
    opened.open()
    for number in range(saves):
        store(opened).save(record(number))
        _say(number)
        if number == saves // 2:
            backups.make(opened, MORNING)
        if number == saves * 3 // 4:
            opened.rotate()
            opened.open()
        if number == saves * 7 // 8:
            _say(ERASING)
            store(opened).erase((key(0).id,), AGENT, "asked")
            _say(ERASED)
    opened.lock()
    return 0


def _say(number: int) -> None:
    os.write(1, f"{number}\n".encode())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
