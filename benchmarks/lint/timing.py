"""Times calls and says the middle and the slow end, in milliseconds."""

import gc
import statistics
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import NamedTuple


class Spread(NamedTuple):
    """The median and the 95th percentile of some calls, in milliseconds."""

    median: float
    p95: float


def spread(calls: Iterable[Callable[[], object]]) -> Spread:
    """Return how long the calls take."""
    times = []
    gc.collect()
    for call in calls:
        start = perf_counter()
        call()
        times.append((perf_counter() - start) * 1000)
    times.sort()
    return Spread(statistics.median(times), times[int(0.95 * (len(times) - 1))])


def typed(check: Callable[[str], object], text: str) -> Spread:
    """Return how long a check takes at each key while the text is being typed."""
    check(text)
    return spread(
        [lambda end=end: check(text[:end]) for end in range(1, len(text) + 1)]  # type: ignore[misc]
    )
