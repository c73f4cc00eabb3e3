"""Logs the text that arrives in a program's text fields, by AT-SPI; runs on the system's Python.

Word: the process id of the program. Needs python3-pyatspi and at-spi2-core.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")

import pyatspi  # noqa: E402

PROCESS = int(sys.argv[1])
ready = False


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def inserted(event: object) -> None:
    now = time.monotonic_ns()
    if event.host_application.get_process_id() == PROCESS:
        say(event="piece", at=now, text=event.any_data)


pyatspi.Registry.registerEventListener(inserted, "object:text-changed:insert")
say(event="ready")
pyatspi.Registry.start()
