"""Holds the garbage collector back while many small objects are made that all stay or go."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from looking for cycles, of which the work within makes none.

    Looking through thousands of rules again and again costs half of loading them, and a sixth of
    checking a log.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
