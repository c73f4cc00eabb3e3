"""A session whose writes are recorded: `python -m benchmarks.storage.session FOLDER SAVES`.

It makes the records, saves, makes a backup, changes the key and saves on; each acknowledged
number goes to stdout as a line of its own, as soon as the store has answered.
"""

import os
import sys
from pathlib import Path

from agent_assist.storage import backups
from benchmarks.storage.material import MORNING, record, store, vault


def main(arguments: list[str]) -> int:
    """Run the session."""
    folder, saves = Path(arguments[0]), int(arguments[1])
    opened = vault(folder)
    opened.open()
    for number in range(saves):
        store(opened).save(record(number))
        os.write(1, f"{number}\n".encode())
        if number == saves // 2:
            backups.make(opened, MORNING)
        if number == saves * 3 // 4:
            opened.rotate()
            opened.open()
    opened.lock()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
