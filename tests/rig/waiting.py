"""Waits for a condition with a bound; the one place of the tests that sleeps."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def until(condition: Callable[[], T], timeout_s: float = 5.0, step_s: float = 0.002) -> T:
    """Return the first true answer of `condition`; TimeoutError names it when none comes."""
    deadline = time.monotonic() + timeout_s
    while not (answer := condition()):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{getattr(condition, '__name__', condition)} within {timeout_s} s")
        time.sleep(step_s)
    return answer


def holds_for(condition: Callable[[], bool], duration_s: float) -> bool:
    """Say whether `condition` stays true for the whole duration."""
    deadline = time.monotonic() + duration_s
    while time.monotonic() < deadline:
        if not condition():
            return False
        time.sleep(0.005)
    return condition()
