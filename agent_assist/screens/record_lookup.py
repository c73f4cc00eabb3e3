"""Asks the records once for each number that may tell who the customer is."""

from collections.abc import Callable
from functools import partial
from typing import Final

from agent_assist.capture.candidate import Value
from agent_assist.capture.card import Card
from agent_assist.capture.ports import RecordStore
from agent_assist.capture.record import Customer
from agent_assist.errors import AgentAssistError
from agent_assist.runtime.tasks import TaskRunner

_KNOWN_BY: Final = ("phone", "order_no", "account_no")


class CustomerLookup:
    """One interaction's look-ups; the first customer found ends them."""

    def __init__(self, store: Callable[[], RecordStore], runner: TaskRunner) -> None:
        self._store = store
        self._runner = runner
        self._asked: set[tuple[str, Value]] = set()
        self._is_known = False

    def look(self, card: Card, known: Callable[[Customer], None]) -> None:
        """Ask for the numbers on the card that were not asked for; `known` is called once."""
        for name in _KNOWN_BY:
            entry = card.entries.get(name)
            if entry is None or entry.value is None or self._is_known:
                continue
            asked = (name, entry.value.reveal())
            if asked not in self._asked:
                self._asked.add(asked)
                self._runner.run(
                    partial(self._customer, *asked), partial(self._answered, known), _do_without
                )

    def _customer(self, name: str, value: Value) -> Customer | None:
        return self._store().customer(name, value)

    def _answered(self, known: Callable[[Customer], None], customer: Customer | None) -> None:
        if customer is not None and not self._is_known:
            self._is_known = True
            known(customer)


def _do_without(error: Exception) -> None:
    """Leave a look-up that closed records refuse: the agent works on without."""
    if not isinstance(error, AgentAssistError):
        raise error
