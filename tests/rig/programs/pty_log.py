"""Runs inside a terminal and logs what is typed or pasted there.

Word: the path of a FIFO that takes the lines.
"""

import json
import os
import sys
import time
import tty

tty.setraw(0)
with open(sys.argv[1], "w", buffering=1, encoding="utf-8") as log:  # noqa: PTH123
    log.write('{"event": "ready"}\n')
    rest = b""
    while piece := os.read(0, 65536):
        now = time.monotonic_ns()
        rest += piece
        try:
            text, rest = rest.decode(), b""
        except UnicodeDecodeError:  # the pty cut a character in two
            continue
        log.write(json.dumps({"event": "piece", "at": now, "text": text}) + "\n")
