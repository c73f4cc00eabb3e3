"""The door: the first argument decides between the window, a command, and next to nothing.

The imports stand inside the functions on purpose: a command loads what it needs and no more.
"""

import os
import sys
from collections.abc import Sequence

# Nothing here multiplies matrices, and the threads for it cost a third of the time to load numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

WRONG_USAGE = 2
_RAISE_USAGE = "usage: agent-assist show [palette]\n       agent-assist open ADDRESS\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        return _raise("show", [])
    first, rest = given[0], given[1:]
    if first == "--version":
        return _version()
    if first in {"--help", "-h"}:
        return _help()
    if first in {"show", "open"}:
        return _raise(first, rest)
    return _command(first, rest)


def _window(wish: str = "show") -> int:
    from agent_assist.app import main as window

    return window(wish)


def _raise(name: str, rest: list[str]) -> int:
    """Hand a wish to the running window; without one, open it with the wish."""
    from agent_assist.cli.commands import wish
    from agent_assist.desktop.single_instance_client import hand_over

    if rest[:1] in (["--help"], ["-h"]):
        sys.stdout.write(_RAISE_USAGE)
        return 0
    line = wish(name, rest)
    if line is None:
        sys.stderr.write(_RAISE_USAGE)
        return WRONG_USAGE
    return 0 if hand_over(line) else _window(line)


def _version() -> int:
    from agent_assist import __version__

    sys.stdout.write(f"agent-assist {__version__}\n")
    return 0


def _help() -> int:
    from agent_assist.cli.commands import usage

    sys.stdout.write(usage())
    return 0


def _command(name: str, rest: list[str]) -> int:
    from importlib import import_module

    from agent_assist.cli.commands import MODULES, usage

    if name not in MODULES:
        sys.stderr.write(f"agent-assist: there is no command “{name}”.\n\n{usage()}")
        return WRONG_USAGE
    try:
        code: int = import_module(MODULES[name]).main(rest)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who reads has enough, as `head` does; Python would complain once more at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(main())
