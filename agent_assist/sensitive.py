"""Values of a customer that must not reach a log, a report or a traceback."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Sensitive(Generic[T]):
    """Carry a customer's value; printing it shows a mask, `reveal` gives it."""

    _value: T

    def reveal(self) -> T:
        """Return the value itself, for the one place that shows or inserts it."""
        return self._value

    def __repr__(self) -> str:
        return "Sensitive(…)"

    def __str__(self) -> str:
        return "…"
