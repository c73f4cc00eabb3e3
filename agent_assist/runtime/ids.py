"""Identities that are made before anything is saved: UUIDv7 (RFC 9562), in order of their making."""

import secrets
import time
from collections.abc import Callable
from threading import Lock
from typing import Final
from uuid import UUID

_COUNTER_BITS: Final = 12
_COUNTER_MASK: Final = (1 << _COUNTER_BITS) - 1
_VERSION: Final = 7 << 76
_VARIANT: Final = 2 << 62


class Ids:
    """Makes UUIDv7, each greater than the one before, also when the clock is put back.

    `now_ms` tells Unix time in milliseconds, `random_bits` gives that many random bits. Safe to
    call from any thread.
    """

    def __init__(
        self,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
        random_bits: Callable[[int], int] = secrets.randbits,
    ) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits
        self._lock = Lock()
        self._last = 0

    def new(self) -> str:
        """Return a new id as text.

        The twelve bits after the time begin at random in their lower half and count up within a
        millisecond; a full count borrows the next millisecond (RFC 9562, 6.2, method 1).
        """
        with self._lock:
            fresh = self._now_ms() << _COUNTER_BITS | self._random_bits(_COUNTER_BITS - 1)
            self._last = max(fresh, self._last + 1)
            time_ms, counter = self._last >> _COUNTER_BITS, self._last & _COUNTER_MASK
        bits = time_ms << 80 | _VERSION | counter << 64 | _VARIANT | self._random_bits(62)
        return str(UUID(int=bits))
